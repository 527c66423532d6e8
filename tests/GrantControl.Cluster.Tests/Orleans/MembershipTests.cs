using System.Net;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Cluster.Tests.Orleans;

/// <summary>Our statements for membership, asked by the provider itself: one change a version, whoever comes.</summary>
[Collection(PostgresCollection.Name)]
public sealed class MembershipTests(PostgresFixture postgres)
{
    private static readonly DateTime Start = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_new_cluster_has_a_version_and_nobody_in_it()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        await table.InitializeMembershipTable(tryInitTableVersion: true);

        var read = await table.ReadAll();

        read.Members.Should().BeEmpty();
        read.Version.Version.Should().Be(0);
        (await table.ReadRow(Silo(1).SiloAddress)).Members.Should().BeEmpty();
    }

    [Fact]
    public async Task A_member_comes_back_as_it_went_in_and_every_change_is_one_version()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);

        (await table.InsertRow(Silo(1), await NextAsync(table))).Should().BeTrue();
        (await table.InsertRow(Silo(2), await NextAsync(table))).Should().BeTrue();
        var changed = Silo(2);
        changed.Status = SiloStatus.ShuttingDown;
        changed.SuspectTimes = [Tuple.Create(Silo(1).SiloAddress, Start.AddMinutes(1))];
        (await table.UpdateRow(changed, "", await NextAsync(table))).Should().BeTrue();

        var read = await table.ReadAll();
        read.Version.Version.Should().Be(3);
        read.Members.Select(static m => m.Item1.SiloAddress).Should().BeEquivalentTo([Silo(1).SiloAddress, Silo(2).SiloAddress]);
        var row = (await table.ReadRow(changed.SiloAddress)).Members.Should().ContainSingle().Which.Item1;
        row.Should().BeEquivalentTo(changed, o => o.Including(m => m.SiloAddress).Including(m => m.Status).Including(m => m.SiloName)
            .Including(m => m.HostName).Including(m => m.ProxyPort).Including(m => m.StartTime).Including(m => m.IAmAliveTime).Including(m => m.SuspectTimes));
    }

    [Fact]
    public async Task A_change_made_on_an_older_version_changes_nothing()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        var stale = await NextAsync(table);
        await table.InsertRow(Silo(1), stale);
        var late = Silo(1);
        late.Status = SiloStatus.Dead;

        (await table.InsertRow(Silo(2), stale)).Should().BeFalse("the version has moved on");
        (await table.UpdateRow(late, "", stale)).Should().BeFalse("the version has moved on");
        (await table.InsertRow(Silo(1), await NextAsync(table))).Should().BeFalse("that silo is in");
        (await table.UpdateRow(Silo(3), "", await NextAsync(table))).Should().BeFalse("that silo never came");

        var read = await table.ReadAll();
        read.Version.Version.Should().Be(1);
        read.Members.Should().ContainSingle().Which.Item1.Status.Should().Be(SiloStatus.Active);
    }

    [Fact]
    public async Task Of_sixteen_that_join_on_one_version_one_does()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        var version = await NextAsync(table);

        var joined = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => table.InsertRow(Silo(i), version))));

        joined.Count(static j => j).Should().Be(1);
        (await table.ReadAll()).Members.Should().ContainSingle();
    }

    [Fact]
    public async Task A_heartbeat_is_no_change_of_membership()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        await table.InsertRow(Silo(1), await NextAsync(table));
        var alive = Silo(1);
        alive.IAmAliveTime = Start.AddHours(1);

        await table.UpdateIAmAlive(alive);

        var read = await table.ReadAll();
        read.Version.Version.Should().Be(1);
        read.Members.Single().Item1.IAmAliveTime.Should().Be(Start.AddHours(1));
    }

    [Fact]
    public async Task Only_the_long_dead_are_cleaned_away_and_a_cluster_can_be_forgotten()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        foreach (var (number, status, alive) in new[] { (1, SiloStatus.Dead, 0), (2, SiloStatus.Dead, 9), (3, SiloStatus.Active, 0) })
        {
            var silo = Silo(number);
            (silo.Status, silo.IAmAliveTime) = (status, Start.AddHours(alive));
            await table.InsertRow(silo, await NextAsync(table));
        }

        await table.CleanupDefunctSiloEntries(new DateTimeOffset(Start.AddHours(5)));

        (await table.ReadAll()).Members.Select(static m => m.Item1.SiloAddress).Should().BeEquivalentTo([Silo(2).SiloAddress, Silo(3).SiloAddress]);
        await table.DeleteMembershipTableEntries(OrleansCluster.Settings.Cluster);
        (await database.OwnerAsync("SELECT (SELECT count(*) FROM orleans.silo) + (SELECT count(*) FROM orleans.cluster_version)")).Should().Be(0L);
    }

    private static async Task<IMembershipTable> OpenAsync(IServiceProvider services)
    {
        var table = services.GetRequiredService<IMembershipTable>();
        await table.InitializeMembershipTable(tryInitTableVersion: true);
        return table;
    }

    private static async Task<TableVersion> NextAsync(IMembershipTable table) => (await table.ReadAll()).Version.Next();

    private static MembershipEntry Silo(int number) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 20_000 + number), number),
        SiloName = $"silo-{number}",
        HostName = "machine",
        Status = SiloStatus.Active,
        ProxyPort = 30_000 + number,
        StartTime = Start,
        IAmAliveTime = Start,
    };
}
