using System.Globalization;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>Every freeze that one case holds on another, computed again from the events of the case that laid it, and how many stand on each.</summary>
internal sealed class BlockAudit
{
    private static readonly AuditTable Table = new("case_block", ["institution", "reason", "laid_by", "laid_at"], "", "");

    private readonly Dictionary<(Guid Blocked, Guid Source), string[]> _blocks = [];

    public void Apply(EventHeader header, Effects effects)
    {
        foreach (var mark in effects.Blocks)
        {
            if (mark.Laid)
            {
                _blocks[(mark.Blocked.Value, header.CaseId)] = [header.Institution, mark.Reason, header.Actor, Number(JournalHash.Microseconds(header.At))];
            }
            else
            {
                _blocks.Remove((mark.Blocked.Value, header.CaseId));
            }
        }
    }

    public async Task CompareAsync(NpgsqlConnection connection, string institution, Action<AuditFinding> report, CancellationToken cancellation)
    {
        var counted = _blocks.Keys.GroupBy(static k => k.Blocked).ToDictionary(static g => g.Key, static g => g.Count());
        await ReadAsync(
            connection,
            """
            SELECT blocked, source, ARRAY[institution, reason, laid_by, (extract(epoch FROM laid_at) * 1000000)::bigint::text]
            FROM case_block WHERE $1 = '' OR institution = $1 ORDER BY blocked, source
            """,
            institution,
            r =>
            {
                var key = (Blocked: r.GetGuid(0), Source: r.GetGuid(1));
                Report(report, $"{key.Blocked}/{key.Source}", _blocks.Remove(key, out var expected) ? expected : null, r.GetFieldValue<string[]>(2));
            },
            cancellation).ConfigureAwait(false);
        foreach (var ((blocked, source), expected) in _blocks.OrderBy(static b => b.Key))
        {
            Report(report, $"{blocked}/{source}", expected, null);
        }

        await ReadAsync(
            connection,
            "SELECT case_id, blocks FROM case_index WHERE ($1 = '' OR institution = $1) AND (blocks <> 0 OR case_id = ANY ($2)) ORDER BY case_id",
            institution,
            r =>
            {
                var (id, found) = (r.GetGuid(0), r.GetInt32(1));
                if (counted.GetValueOrDefault(id) is var expected && expected != found)
                {
                    report(new AuditFinding("case_index", $"{id}", $"blocks '{expected}'", $"blocks '{found}'"));
                }
            },
            cancellation,
            counted.Keys.ToArray()).ConfigureAwait(false);
    }

    private static void Report(Action<AuditFinding> report, string key, string[]? expected, string[]? found)
    {
        if (Table.Difference(expected, found) is { } difference)
        {
            report(new AuditFinding(Table.Name, key, difference.Expected, difference.Found));
        }
    }

    private static async Task ReadAsync(
        NpgsqlConnection connection, string sql, string institution, Action<NpgsqlDataReader> row, CancellationToken cancellation, params object[] more)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in more.Prepend(institution))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            row(reader);
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
