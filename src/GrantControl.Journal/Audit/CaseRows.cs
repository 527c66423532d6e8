using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>Walks one table in the order of its cases, so that several tables can be laid side by side without holding them.</summary>
internal sealed class CaseRows : IAsyncDisposable
{
    private readonly NpgsqlCommand _command;
    private readonly NpgsqlDataReader _reader;
    private bool _has;

    private CaseRows(AuditTable table, NpgsqlCommand command, NpgsqlDataReader reader) => (Table, _command, _reader) = (table, command, reader);

    public AuditTable Table { get; }

    public long Read { get; private set; }

    public static async Task<CaseRows> OpenAsync(AuditTable table, NpgsqlConnection connection, string institution, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(table.Sql, connection) { CommandTimeout = 0, Parameters = { new NpgsqlParameter { Value = institution } } };
        var rows = new CaseRows(table, command, await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false));
        await rows.NextAsync(cancellation).ConfigureAwait(false);
        return rows;
    }

    /// <summary>The rows of one case; rows of cases before it belong to no case and are handed out as strays.</summary>
    public async Task<Dictionary<string, string[]>> TakeAsync(Guid? upTo, Action<AuditFinding> stray, CancellationToken cancellation)
    {
        Dictionary<string, string[]> rows = new(StringComparer.Ordinal);
        while (_has && (upTo is null || _reader.GetGuid(0).CompareTo(upTo.Value) <= 0))
        {
            Read++;
            var (id, key) = (_reader.GetGuid(0), _reader.GetString(1));
            if (id == upTo)
            {
                rows[key] = _reader.GetFieldValue<string[]>(2);
            }
            else
            {
                stray(new AuditFinding(Table.Name, $"{id}/{key}".TrimEnd('/'), "no such row, as the journal has no event of that case", "a row"));
            }

            await NextAsync(cancellation).ConfigureAwait(false);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
    }

    private async Task NextAsync(CancellationToken cancellation) => _has = await _reader.ReadAsync(cancellation).ConfigureAwait(false);
}
