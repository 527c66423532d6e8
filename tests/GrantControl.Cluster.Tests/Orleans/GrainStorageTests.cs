using System.Text;
using GrantControl.Cluster.Grains;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GrantControl.Cluster.Tests.Orleans;

/// <summary>Our statements for snapshots, asked by the provider itself.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GrainStorageTests(PostgresFixture postgres)
{
    private const string Kind = "grant";

    [Fact]
    public async Task Of_sixteen_first_writers_one_writes_and_there_is_one_row()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        await using var cluster = await OrleansCluster.StartAsync(database, silos: 1);
        var storage = cluster.Silos[0].Services.GetRequiredKeyedService<IGrainStorage>(CaseGrain.Storage);
        var grain = GrainId.Create(Kind, "mj/one");

        var wrote = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(async () =>
        {
            try
            {
                await storage.WriteStateAsync(Kind, grain, State(i));
                return i;
            }
            catch (InconsistentStateException)
            {
                return 0;
            }
        })));

        var winner = wrote.Should().ContainSingle(static i => i > 0).Which;
        (await database.OwnerAsync("SELECT count(*) FROM orleans.grain_state")).Should().Be(1L);
        (await ReadAsync(storage, grain)).State.Version.Should().Be(winner);
    }

    [Fact]
    public async Task A_write_on_an_older_version_is_refused_and_a_fresh_one_goes_through()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        await using var cluster = await OrleansCluster.StartAsync(database, silos: 1);
        var storage = cluster.Silos[0].Services.GetRequiredKeyedService<IGrainStorage>(CaseGrain.Storage);
        var grain = GrainId.Create(Kind, "mj/one");
        var mine = State(1);
        await storage.WriteStateAsync(Kind, grain, mine);
        var theirs = await ReadAsync(storage, grain);
        theirs.State = State(2).State;
        await storage.WriteStateAsync(Kind, grain, theirs);

        mine.State = State(3).State;
        await FluentActions.Awaiting(() => storage.WriteStateAsync(Kind, grain, mine)).Should().ThrowAsync<InconsistentStateException>();

        var kept = await ReadAsync(storage, grain);
        kept.State.Version.Should().Be(2);
        kept.State = State(4).State;
        await storage.WriteStateAsync(Kind, grain, kept);
        (await ReadAsync(storage, grain)).State.Version.Should().Be(4);
    }

    [Fact]
    public async Task A_cleared_state_reads_empty_and_can_be_written_again_by_whoever_knows_its_version()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        await using var cluster = await OrleansCluster.StartAsync(database, silos: 1);
        var storage = cluster.Silos[0].Services.GetRequiredKeyedService<IGrainStorage>(CaseGrain.Storage);
        var grain = GrainId.Create(Kind, "mj/one");
        var state = State(1);
        await storage.WriteStateAsync(Kind, grain, state);

        await storage.ClearStateAsync(Kind, grain, state);

        (await ReadAsync(storage, grain)).State.Version.Should().Be(0);
        state.State = State(5).State;
        await storage.WriteStateAsync(Kind, grain, state);
        (await ReadAsync(storage, grain)).State.Version.Should().Be(5);
    }

    [Fact]
    public async Task What_is_stored_is_json_of_our_own_words()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        await using var cluster = await OrleansCluster.StartAsync(database, silos: 1);
        var storage = cluster.Silos[0].Services.GetRequiredKeyedService<IGrainStorage>(CaseGrain.Storage);
        await storage.WriteStateAsync(Kind, GrainId.Create(Kind, "mj/one"), State(3));

        var row = (string)(await database.OwnerAsync("SELECT grain_type || ' ' || key_text || ' ' || convert_from(payload, 'UTF8') FROM orleans.grain_state"))!;

        row.Should().StartWith("grant mj/one {\"version\":3,\"hash\":\"").And.EndWith("\"state\":{\"title\":\"Año 3\"}}");
        row.Should().NotContain("GrantControl", "a type name would tie stored data to the program's folders");
    }

    private static async Task<GrainState<StoredSnapshot>> ReadAsync(IGrainStorage storage, GrainId grain)
    {
        var state = new GrainState<StoredSnapshot>();
        await storage.ReadStateAsync(Kind, grain, state);
        return state;
    }

    private static GrainState<StoredSnapshot> State(int version) =>
        new(StoredSnapshot.Of(new(version, new byte[32], Encoding.UTF8.GetBytes($$"""{"title":"Año {{version}}"}"""))));
}
