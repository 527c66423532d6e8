using Npgsql;

namespace GrantControl.Journal.Databases;

/// <summary>Applies numbered SQL files, each in its own transaction, once, whoever else tries at the same time.</summary>
public static class Migrator
{
    private const long Lock = 0x4752_414E_5443_544C;

    /// <summary>Brings a database up to date as its owner. Answers the names applied now.</summary>
    /// <exception cref="MigrationEditedException">One that was applied before has another text now.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(
        NpgsqlDataSource owner, IReadOnlyList<Migration> migrations, string? applicationPassword, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(migrations);
        await using var connection = await owner.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await RunAsync(connection, "SELECT pg_advisory_lock($1)", cancellation, Lock).ConfigureAwait(false);
        try
        {
            await EnsureRoleAsync(connection, applicationPassword, cancellation).ConfigureAwait(false);
            await RunAsync(
                connection,
                "CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
                cancellation).ConfigureAwait(false);
            var known = await KnownAsync(connection, cancellation).ConfigureAwait(false);
            List<string> applied = [];
            foreach (var migration in migrations)
            {
                if (!known.TryGetValue(migration.Name, out var sha256))
                {
                    await ApplyAsync(connection, migration, cancellation).ConfigureAwait(false);
                    applied.Add(migration.Name);
                }
                else if (!string.Equals(sha256, migration.Sha256, StringComparison.Ordinal))
                {
                    throw new MigrationEditedException(migration.Name);
                }
            }

            return applied;
        }
        finally
        {
            await RunAsync(connection, "SELECT pg_advisory_unlock($1)", CancellationToken.None, Lock).ConfigureAwait(false);
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (var batch = new NpgsqlCommand(migration.Sql, connection, transaction))
        {
            await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await RunAsync(connection, "INSERT INTO migration (name, sha256) VALUES ($1, $2)", cancellation, migration.Name, migration.Sha256).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The role belongs to the whole server, so another database may have made it, even right now.</summary>
    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string? password, CancellationToken cancellation)
    {
        const string Make = $"""
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{DatabaseOptions.ApplicationRole}') THEN
                    CREATE ROLE {DatabaseOptions.ApplicationRole} LOGIN;
                END IF;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
            END $$
            """;
        await RunAsync(connection, Make, cancellation).ConfigureAwait(false);
        if (password is null)
        {
            return;
        }

        var login = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Username = DatabaseOptions.ApplicationRole, Password = password, Pooling = false };
        login.Host ??= connection.Host;
        try
        {
            await using var probe = new NpgsqlConnection(login.ConnectionString);
            await probe.OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            var quoted = password.Replace("'", "''", StringComparison.Ordinal);
            await RunAsync(connection, $"ALTER ROLE {DatabaseOptions.ApplicationRole} LOGIN PASSWORD '{quoted}'", cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<Dictionary<string, string>> KnownAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("SELECT name, sha256 FROM migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            known.Add(reader.GetString(0), reader.GetString(1));
        }

        return known;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
