using Npgsql;

namespace GrantControl.Journal.Databases;

/// <summary>The connections of one host to one database. Everything but migrating works as the application's role.</summary>
public sealed class JournalDatabase : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> _application;

    public JournalDatabase(DatabaseOptions options)
    {
        Options = options;
        _application = new Lazy<NpgsqlDataSource>(() => NpgsqlDataSource.Create(options.Application));
    }

    public DatabaseOptions Options { get; }

    /// <summary>Connections as the application's role.</summary>
    public NpgsqlDataSource Application => _application.Value;

    /// <summary>Applies what is missing of the migrations, as owner. Answers the names applied.</summary>
    /// <exception cref="MigrationEditedException">One that was applied before has another text now.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellation = default)
    {
        await using var owner = OpenOwner();
        var migrations = Migration.In([typeof(JournalDatabase).Assembly, .. Options.MigrationAssemblies]);
        return await Migrator.ApplyAsync(owner, migrations, Options.ApplicationPassword, cancellation).ConfigureAwait(false);
    }

    /// <summary>Connections as the owner: for migrations and for publishing workflows, never for a command.</summary>
    public NpgsqlDataSource OpenOwner()
    {
        var builder = new NpgsqlConnectionStringBuilder(Options.Owner) { ApplicationName = "grantcontrol-owner", PersistSecurityInfo = true, MaxPoolSize = 4 };
        return NpgsqlDataSource.Create(builder.ConnectionString);
    }

    /// <summary>True when the database takes and keeps a write within three seconds: a full disk and a standby both answer questions.</summary>
    public async Task<bool> CanWriteAsync(CancellationToken cancellation)
    {
        try
        {
            await using var command = Application.CreateCommand("UPDATE health_probe SET at = now()");
            command.CommandTimeout = 3;
            return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false) == 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_application.IsValueCreated)
        {
            await _application.Value.DisposeAsync().ConfigureAwait(false);
        }
    }
}
