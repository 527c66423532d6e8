using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>One change of the registers, on behalf of somebody: the trail, written by the tables themselves, names him.</summary>
internal sealed class RegisterTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private RegisterTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<RegisterTransaction> BeginAsync(JournalDatabase database, string by, CancellationToken cancellation)
    {
        var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            var begun = new RegisterTransaction(connection, await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false));
            await begun.RunAsync("SELECT set_config('grantcontrol.actor', $1, true)", cancellation, by).ConfigureAwait(false);
            return begun;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Rows touched.</summary>
    public async Task<int> RunAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, CancellationToken cancellation, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A person of an institution, locked until the end of the transaction; null when there is none.</summary>
    public async Task<PersonRecord?> PersonAsync(string institution, string person, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT p.id, p.name, p.organisation, p.active, ARRAY(SELECT role FROM person_role r WHERE r.person = p.id)
            FROM person p WHERE p.id = $1 AND p.institution = $2 FOR UPDATE OF p
            """;
        await using var command = Command(Sql, person, institution);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new PersonRecord(
                reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetBoolean(3),
                reader.GetFieldValue<string[]>(4).ToHashSet(StringComparer.Ordinal))
            : null;
    }

    public Task CommitAsync(CancellationToken cancellation) => _transaction.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync().ConfigureAwait(false);
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private NpgsqlCommand Command(string sql, params object?[] values)
    {
        var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
