using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>One audit under way: connections that all see the same moment, and what was found so far.</summary>
internal sealed class AuditRun : IAsyncDisposable
{
    private readonly List<NpgsqlConnection> _connections = [];
    private readonly Dictionary<AuditTable, CaseRows> _tables = [];

    private AuditRun(string institution) => Institution = institution;

    /// <summary>Empty for all.</summary>
    public string Institution { get; }

    public NpgsqlConnection Main => _connections[0];

    public NpgsqlConnection Journal => _connections[1];

    public IReadOnlyDictionary<AuditTable, CaseRows> Tables => _tables;

    public BudgetAudit Budget { get; } = new();

    public AssetAudit Assets { get; } = new();

    public BlockAudit Blocks { get; } = new();

    /// <summary>Claims a case made on what another case had claimed first.</summary>
    public List<(string Institution, string Type, string Key, string Owner, Guid Case)> SharedClaims { get; } = [];

    public AuditFinding? First { get; private set; }

    public long Findings { get; private set; }

    public long Cases { get; set; }

    public long TotalCases { get; private set; }

    public long Events { get; set; }

    public static async Task<AuditRun> OpenAsync(JournalDatabase database, string institution, CancellationToken cancellation)
    {
        var run = new AuditRun(institution);
        try
        {
            var snapshot = await run.OpenConnectionAsync(database, null, cancellation).ConfigureAwait(false);
            await run.OpenConnectionAsync(database, snapshot, cancellation).ConfigureAwait(false);
            foreach (var table in AuditTables.All)
            {
                await run.OpenConnectionAsync(database, snapshot, cancellation).ConfigureAwait(false);
                run._tables[table] = await CaseRows.OpenAsync(table, run._connections[^1], institution, cancellation).ConfigureAwait(false);
            }

            await using var count = new NpgsqlCommand("SELECT count(*) FROM case_index WHERE $1 = '' OR institution = $1", run.Main)
            {
                Parameters = { new NpgsqlParameter { Value = institution } },
            };
            run.TotalCases = (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
            return run;
        }
        catch
        {
            await run.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public void Report(AuditFinding finding)
    {
        First ??= finding;
        Findings++;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var rows in _tables.Values)
        {
            await rows.DisposeAsync().ConfigureAwait(false);
        }

        foreach (var connection in _connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Opens a connection in a transaction that sees the given moment, or makes one; answers that moment.</summary>
    private async Task<string> OpenConnectionAsync(JournalDatabase database, string? snapshot, CancellationToken cancellation)
    {
        var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        _connections.Add(connection);
        await ExecuteAsync(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", cancellation).ConfigureAwait(false);
        if (snapshot is null)
        {
            return (string)(await ExecuteAsync(connection, "SELECT pg_export_snapshot()", cancellation).ConfigureAwait(false))!;
        }

        await ExecuteAsync(connection, $"SET TRANSACTION SNAPSHOT '{snapshot}'", cancellation).ConfigureAwait(false);
        return snapshot;
    }

    private static async Task<object?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }
}
