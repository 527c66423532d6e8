using System.Security.Cryptography;
using System.Text;
using GrantControl.Behaviour;
using GrantControl.Cases.Grants;
using GrantControl.Cluster.Grains;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace GrantControl.Cluster.Tests.Grains;

/// <summary>A snapshot saves time and decides nothing: whatever stands in its row, the case is what the journal says.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SnapshotTests(PostgresFixture postgres)
{
    private readonly OrleansFixture _fixture = new(postgres) { Silos = 1 };

    [Fact]
    public async Task A_busy_case_keeps_one()
    {
        var often = OrleansCluster.Settings with { Grains = new() { SnapshotEvery = 3 } };
        await using var office = await Office.OpenAsync(new OrleansFixture(postgres) { Settings = often, Silos = 1 });
        var id = await office.OpenDraftAsync();
        foreach (var version in Enumerable.Range(1, 5))
        {
            (await office.SendAsync(id, "save", version, OfficeCommands.Draft($"propósito {version}"), Office.Cast.Formulator)).Rejection.Should().BeNull();
        }

        await Eventually.TrueAsync(
            async () => await office.Database.OwnerAsync("SELECT count(*) FROM orleans.grain_state WHERE key_text = $1", $"mj/{id}") is 1L,
            "a snapshot");
    }

    [Fact]
    public async Task A_whole_one_is_used_and_the_journal_s_tail_after_it()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var id = await DraftAsync(office);
        var early = await SnapshotAsync(office, id);
        await PlantAsync(office, id, StoredSnapshot.Of(Marked(early)));
        (await office.SendAsync(id, "save", 3, OfficeCommands.Draft("el último"), Office.Cast.Formulator)).Rejection.Should().BeNull();

        await using var other = await OneSiloAsync(office);
        var seen = await ReadAsync(other.Host, id);

        seen.Should().Contain("Marcada para", "the snapshot's state is where the tail begins").And.Contain("el último").And.Contain("\"version\":4");
    }

    [Theory]
    [InlineData("ahead")]
    [InlineData("of-another-history")]
    [InlineData("altered")]
    [InlineData("of-another-program")]
    [InlineData("of-another-build")]
    [InlineData("no-json")]
    [InlineData("empty")]
    public async Task One_that_does_not_fit_is_not_used(string damage)
    {
        await using var office = await Office.OpenAsync(_fixture);
        var id = await DraftAsync(office);
        var whole = await SnapshotAsync(office, id);
        var marked = Marked(whole);
        var stored = damage switch
        {
            "ahead" => StoredSnapshot.Of(whole with { Version = 99 }),
            "of-another-history" => StoredSnapshot.Of(whole with { Hash = new byte[32] }),
            "of-another-program" => StoredSnapshot.Of(whole with { State = "{\"title\":7}"u8.ToArray() }),
            // Whole in itself, and readable, but without the build of today: it may lack what today's rules fold from the same events.
            "of-another-build" => new StoredSnapshot
            {
                Version = marked.Version,
                Hash = marked.Hash,
                State = marked.State,
                Seal = SHA256.HashData([.. marked.Hash, .. marked.State]),
            },
            _ => StoredSnapshot.Of(whole),
        };
        await PlantAsync(office, id, stored);
        var change = damage switch
        {
            "altered" => "payload = convert_to(replace(convert_from(payload, 'UTF8'), 'Agua para', 'Vino para'), 'UTF8')",
            "no-json" => "payload = '\\x00ff7b'",
            "empty" => "payload = NULL",
            _ => "payload = payload",
        };
        await office.Database.OwnerAsync($"UPDATE orleans.grain_state SET {change}");

        await using var other = await OneSiloAsync(office);
        var replayed = await ReadAsync(other.Host, id);
        var remembered = await ReadAsync(office.Host, id);
        var answer = await other.Host.SendAsync(OfficeCommands.Command(id, "save", 3, OfficeCommands.Draft("después"), Office.Cast.Formulator), CancellationToken.None);

        replayed.Should().Be(remembered).And.Contain("Agua para").And.Contain("\"version\":3");
        answer.Version.Should().Be(4);
        (await office.ReplayAsync(id)).Version.Should().Be(4);
    }

    [Fact]
    public async Task One_from_the_future_is_replaced_by_the_next()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var id = await DraftAsync(office);
        await PlantAsync(office, id, StoredSnapshot.Of(await SnapshotAsync(office, id) with { Version = 99 }));

        await using var other = await OneSiloAsync(office, new() { SnapshotEvery = 2 });
        await other.Host.SendAsync(OfficeCommands.Command(id, "save", 3, OfficeCommands.Draft("después"), Office.Cast.Formulator), CancellationToken.None);

        await Eventually.TrueAsync(
            async () => await office.Database.OwnerAsync("SELECT convert_from(payload, 'UTF8')::jsonb ->> 'version' FROM orleans.grain_state") is "4",
            "a snapshot of version 4");
    }

    /// <summary>A draft of three events.</summary>
    private static async Task<CaseId> DraftAsync(Office office)
    {
        var id = await office.OpenDraftAsync();
        await office.SendAsync(id, "save", 1, OfficeCommands.Draft("uno"), Office.Cast.Formulator);
        await office.SendAsync(id, "save", 2, OfficeCommands.Draft("dos"), Office.Cast.Formulator);
        return id;
    }

    private static async Task<CaseSnapshot> SnapshotAsync(Office office, CaseId id)
    {
        var runtime = Silo(office).GetRequiredService<CaseRuntime>();
        var processor = runtime.Processor("mj", GrantKind.Instance, id);
        await processor.LoadAsync(CancellationToken.None);
        return processor.Snapshot()!;
    }

    /// <summary>A state no replay makes, so that it shows whether it was used.</summary>
    private static CaseSnapshot Marked(CaseSnapshot snapshot) =>
        snapshot with { State = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(snapshot.State).Replace("Agua para", "Marcada para", StringComparison.Ordinal)) };

    private static async Task PlantAsync(Office office, CaseId id, StoredSnapshot snapshot)
    {
        var storage = Silo(office).GetRequiredKeyedService<IGrainStorage>(CaseGrain.Storage);
        await storage.WriteStateAsync("grant", GrainId.Create("grant", $"mj/{id}"), new GrainState<StoredSnapshot>(snapshot));
    }

    private static IServiceProvider Silo(Office office) => ((OrleansCluster)office.Under).Silos[0].Services;

    private static async Task<string> ReadAsync(ICaseHost host, CaseId id)
    {
        var reading = await host.ReadAsync("mj", "grant", id, Office.Cast.Audit, CancellationToken.None);
        return Encoding.UTF8.GetString(reading!.Json);
    }

    /// <summary>A cluster of its own over the same database, so that the case is activated anew.</summary>
    private static Task<OrleansCluster> OneSiloAsync(Office office, CaseGrainSettings? settings = null) =>
        OrleansCluster.StartAsync(office.Database, silos: 1, office.Clock, OrleansCluster.Settings with { Cluster = "another", Grains = settings ?? new() });
}
