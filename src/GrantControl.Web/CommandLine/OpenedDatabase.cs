using GrantControl.Journal.Databases;
using GrantControl.Journal.Embedded;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;

namespace GrantControl.Web.CommandLine;

/// <summary>The database of one run: a server that is there already, or the embedded one, which is stopped again at the end.</summary>
public sealed class OpenedDatabase : IAsyncDisposable
{
    private const string DatabaseName = "grantcontrol";

    private readonly EmbeddedPostgres? _server;

    private OpenedDatabase(DatabaseOptions options, EmbeddedPostgres? server)
    {
        Options = options;
        _server = server;
    }

    public DatabaseOptions Options { get; }

    /// <summary>Finds or starts the server and applies the migrations that are missing.</summary>
    public static async Task<OpenedDatabase> OpenAsync(ServeOptions options, Steps steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(steps);
        var opened = DatabaseOptions.FromEnvironment() is { } given
            ? new OpenedDatabase(given.WithTablesOf(options.Host), server: null)
            : await StartAsync(options, cancellation);
        steps.Say(opened._server is { } server
            ? $"PostgreSQL: {(server.Owned ? "started" : "joined the server that runs")} in {server.DataDirectory}, port {server.Port}"
            : $"PostgreSQL: the server named by {DatabaseOptions.OwnerVariable}");
        try
        {
            await using var database = new JournalDatabase(opened.Options);
            var applied = await database.MigrateAsync(cancellation);
            ProvenPolicies.Require(Installed.Kinds, steps);
            await WorkflowPublisher.PublishAsync(database, Installed.Kinds, cancellation);
            if (await IndexRows.RenewAsync(database, new CaseKinds(Installed.Kinds), cancellation) is > 0 and var renewed)
            {
                steps.Say($"The rows of {renewed} cases in lists were made anew from the journal");
            }

            steps.Say(applied.Count == 0 ? "Migrations: up to date" : $"Migrations: {applied.Count} applied ({applied[0]} … {applied[^1]})");
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task<OpenedDatabase> StartAsync(ServeOptions options, CancellationToken cancellation)
    {
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions(Path.Combine(options.Data.FullName, "postgres")) { ModulesFolder = AppContext.BaseDirectory },
            cancellation);
        try
        {
            await server.EnsureDatabaseAsync(DatabaseName, cancellation);
            return new OpenedDatabase(new DatabaseOptions(server.ConnectionString(DatabaseName)).WithTablesOf(options.Host), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
