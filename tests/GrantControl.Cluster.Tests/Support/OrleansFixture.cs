using GrantControl.Behaviour;
using GrantControl.Cluster.Hosting;
using GrantControl.Journal.Databases;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Support;

/// <summary>The Orleans host for the suites both hosts share: two silos in this process over a database of its own.</summary>
public sealed class OrleansFixture(PostgresFixture postgres) : CaseHostFixture
{
    public override string Name => "orleans";

    public override Task<TestDatabase> NewDatabaseAsync() => NewDatabaseAsync(postgres);

    /// <summary>A database that also has the cluster's tables, and what the workflows say of gates and duties.</summary>
    public static async Task<TestDatabase> NewDatabaseAsync(PostgresFixture postgres)
    {
        var database = await postgres.NewDatabaseAsync();
        await using var cluster = new JournalDatabase(database.Options.WithCluster());
        await cluster.MigrateAsync();
        await WorkflowPublisher.PublishAsync(cluster, OrleansCluster.Kinds);
        return database;
    }

    public override async Task<ICaseHostUnderTest> CreateHostAsync(TestDatabase database, TimeProvider clock) =>
        await OrleansCluster.StartAsync(database, silos: 2, clock);
}
