using GrantControl.Behaviour;
using GrantControl.Cluster.Hosting;
using GrantControl.Journal.Databases;
using GrantControl.Slices.Tests.Support;
using Npgsql;

namespace GrantControl.Cluster.Tests.Support;

/// <summary>The Orleans host for the suites both hosts share: silos in this process over a database of its own.</summary>
public sealed class OrleansFixture(PostgresFixture postgres) : CaseHostFixture
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static DatabaseOptions? template;

    public int Silos { get; init; } = 2;

    public ClusterSettings Settings { get; init; } = OrleansCluster.Settings;

    public override Task<TestDatabase> NewDatabaseAsync() => NewDatabaseAsync(postgres);

    /// <summary>A database that also has the cluster's tables, and what the workflows say of gates and duties.</summary>
    public static async Task<TestDatabase> NewDatabaseAsync(PostgresFixture postgres)
    {
        var made = await TemplateAsync(postgres);
        var name = "c" + Guid.NewGuid().ToString("N");
        await using (var server = NpgsqlDataSource.Create(postgres.Server.ConnectionString("postgres")))
        await using (var create = server.CreateCommand($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(made.Owner).Database} STRATEGY file_copy"))
        {
            await create.ExecuteNonQueryAsync();
        }

        return new TestDatabase(made with { Owner = new NpgsqlConnectionStringBuilder(made.Owner) { Database = name }.ConnectionString });
    }

    public override async Task<ICaseHostUnderTest> CreateHostAsync(TestDatabase database, TimeProvider clock) =>
        await OrleansCluster.StartAsync(database, Silos, clock, Settings);

    private static async Task<DatabaseOptions> TemplateAsync(PostgresFixture postgres)
    {
        await Once.WaitAsync();
        try
        {
            if (template is null)
            {
                await using var plain = await postgres.NewDatabaseAsync();
                await using (var database = new JournalDatabase(plain.Options.WithCluster()))
                {
                    await database.MigrateAsync();
                    await WorkflowPublisher.PublishAsync(database, OrleansCluster.Kinds);
                }

                NpgsqlConnection.ClearAllPools();
                template = plain.Options;
            }

            return template;
        }
        finally
        {
            Once.Release();
        }
    }
}
