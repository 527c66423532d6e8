using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Authority;

public sealed partial class FactsReader
{
    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<BlockFacts>> BlocksAsync(string institution, CaseId blocked, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT b.source, x.kind, x.number, b.reason, b.laid_by, coalesce(p.name, b.laid_by), b.laid_at
            FROM case_block b JOIN case_index x ON x.case_id = b.source LEFT JOIN person p ON p.id = b.laid_by
            WHERE b.blocked = $2 AND b.institution = $1 ORDER BY b.laid_at, b.source
            """;
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(connection, Sql, institution, blocked.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<BlockFacts> blocks = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            blocks.Add(new BlockFacts(
                new CaseId(reader.GetGuid(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return blocks;
    }

    /// <inheritdoc/>
    public async ValueTask<CaseFacts?> CaseAsync(string institution, string number, CancellationToken cancellation)
    {
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(
            connection, "SELECT case_id, kind, title, organisation, final FROM case_index WHERE number = $2 AND institution = $1 LIMIT 1", institution, number);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new CaseFacts(new CaseId(reader.GetGuid(0)), reader.GetString(1), number, reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.GetBoolean(4))
            : null;
    }
}
