using GrantControl.Behaviour;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Faults;

/// <summary>
/// Two clusters that do not know of each other over one database: every case has two activations, which Orleans promises
/// against only in steady state. The journal must not need that promise.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class TwoClustersTests(PostgresFixture postgres)
{
    private readonly OrleansFixture _fixture = new(postgres) { Silos = 1 };

    [Fact]
    public async Task The_activation_that_slept_while_the_other_wrote_is_refused()
    {
        await using var office = await Office.OpenAsync(_fixture);
        await using var other = await OtherAsync(office);
        var id = await office.OpenDraftAsync();
        var sleeper = await office.SendAsync(id, "save", 1, OfficeCommands.Draft("uno"), Office.Cast.Formulator);
        var awake = await other.Host.SendAsync(OfficeCommands.Command(id, "save", 2, OfficeCommands.Draft("dos"), Office.Cast.Formulator), CancellationToken.None);

        var stale = await office.SendAsync(id, "save", 2, OfficeCommands.Draft("tres"), Office.Cast.Formulator);
        var current = await office.SendAsync(id, "save", 3, OfficeCommands.Draft("cuatro"), Office.Cast.Formulator);

        (sleeper.Version, awake.Version, current.Version).Should().Be((2, 3, 4));
        stale.Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await office.EventsAsync(id)).Should().Be(4);
        (await office.ReplayAsync(id)).Plan.General!.Purpose.Should().Be("cuatro");
    }

    [Fact]
    public async Task Sixteen_writers_of_one_new_case_through_both_make_one_stream()
    {
        await using var office = await Office.OpenAsync(_fixture);
        await using var other = await OtherAsync(office);
        var id = OfficeCommands.NewId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? office.Host : other.Host).SendAsync(
            OfficeCommands.Command(id, "open", null, office.Opening($"Título {i}"), Office.Cast.Formulator), CancellationToken.None))));

        answers.Should().ContainSingle(static a => a.IsAccepted);
        (await office.EventsAsync(id)).Should().Be(1);
    }

    [Fact]
    public async Task A_hundred_rounds_of_both_writing_at_once_lose_and_double_nothing()
    {
        await using var office = await Office.OpenAsync(_fixture);
        await using var other = await OtherAsync(office);
        var id = await office.OpenDraftAsync();
        var version = 1L;
        foreach (var round in Enumerable.Range(0, 100))
        {
            var answers = await Task.WhenAll(new[] { office.Host, other.Host }.Select((host, i) => Task.Run(() => host.SendAsync(
                OfficeCommands.Command(id, "save", version, OfficeCommands.Draft($"{round}-{i}"), Office.Cast.Formulator), CancellationToken.None))));

            answers.Should().ContainSingle(static a => a.IsAccepted).Which.Version.Should().Be(version + 1);
            version++;
        }

        (await office.EventsAsync(id)).Should().Be(101);
        (await office.ReplayAsync(id)).Version.Should().Be(101);
    }

    private static Task<OrleansCluster> OtherAsync(Office office) =>
        OrleansCluster.StartAsync(office.Database, silos: 1, office.Clock, OrleansCluster.Settings with { Cluster = "another" });
}
