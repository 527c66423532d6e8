using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class SmokeTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_case_opens_in_a_cluster_of_two()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        await database.PersonAsync("ong-1", ["NGO"], "ORG-A");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await using var cluster = await OrleansCluster.StartAsync(database, silos: 2);
        Console.WriteLine($"start {watch.ElapsedMilliseconds}");
        var body = JsonSerializer.SerializeToUtf8Bytes(new OpenGrant("ORG-A", "Agua", "C-1", new DateOnly(2027, 1, 1), Currency.Gtq), CaseJson.Options);
        var id = new CaseId(Guid.CreateVersion7());
        var command = new CaseCommand("mj", "grant", id, "open-0001", "open", null, "ong-1", null, body);

        var first = await cluster.HostOf(0).SendAsync(command, CancellationToken.None);
        var again = await cluster.HostOf(1).SendAsync(command, CancellationToken.None);

        first.Rejection.Should().BeNull();
        again.Should().BeEquivalentTo(first with { Replayed = true });
        Console.WriteLine($"sent {watch.ElapsedMilliseconds}");
    }
}
