using System.Text.Json;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Papers;

/// <summary>
/// Finds the event behind a verification code and checks the whole case it belongs to, since what a paper says comes from
/// every event up to its own. It asks nobody who he is: a code is only known to who has seen the paper.
/// </summary>
public sealed class PaperRecords(JournalDatabase database)
{
    /// <summary>The record behind a code; null when no event of these names has it.</summary>
    /// <param name="events">Names of the events that are papers of this kind.</param>
    public async Task<PaperRecord?> FindAsync(ICaseKind kind, IReadOnlyCollection<string> events, VerificationCode code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(code);

        // Names as text of the query, so that the planner sees that the index of papers covers them.
        var names = string.Join(", ", events.Select(static e => $"'{e.Replace("'", "''", StringComparison.Ordinal)}'"));
        await using var command = database.Application.CreateCommand(
            $"""
            SELECT e.case_id, e.version, i.name, coalesce(x.number, ''), coalesce(x.version, 0)
            FROM case_event e JOIN institution i ON i.id = e.institution LEFT JOIN case_index x ON x.case_id = e.case_id
            WHERE substring(e.hash, 1, 10) = $1 AND e.name IN ({names}) AND e.kind = $2 LIMIT 1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = code.Start.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = kind.Kind });
        Found found;
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                return null;
            }

            found = new Found(new CaseId(reader.GetGuid(0)), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4));
        }

        return Check(kind, found, await RowsAsync(found.Case, cancellation).ConfigureAwait(false));
    }

    /// <summary>Names of people as the register has them, also of those who have left; an id nobody has stands for itself.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(string institution, IEnumerable<string> people, CancellationToken cancellation)
    {
        string[] asked = [.. people.Distinct(StringComparer.Ordinal)];
        var names = asked.ToDictionary(static p => p, static p => p, StringComparer.Ordinal);
        await using var command = database.Application.CreateCommand("SELECT id, name FROM person WHERE institution = $1 AND id = ANY ($2)");
        command.Parameters.Add(new NpgsqlParameter { Value = institution });
        command.Parameters.Add(new NpgsqlParameter { Value = asked });
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            names[reader.GetString(0)] = reader.GetString(1);
        }

        return names;
    }

    /// <summary>The name of an institution as papers carry it.</summary>
    public async Task<string> InstitutionAsync(string institution, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand("SELECT name FROM institution WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = institution });
        return (string?)await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) ?? institution;
    }

    private async Task<List<StoredRow>> RowsAsync(CaseId id, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(StoredRow.OfCaseSql);
        command.Parameters.Add(new NpgsqlParameter { Value = id.Value });
        List<StoredRow> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(StoredRow.Read(reader));
        }

        return rows;
    }

    private static PaperRecord Check(ICaseKind kind, Found found, List<StoredRow> rows)
    {
        var state = kind.New(found.Case);
        CaseReading? at = null;
        long? broken = null;
        StoredRow? before = null;
        foreach (var row in rows)
        {
            if (ChainCheck.Check(row, before) is not null || Fold(kind, state, row) is not { } after)
            {
                broken = row.Header.Version;
                break;
            }

            (state, before) = (after, row);
            at = row.Header.Version == found.Version ? CaseReader.Past(kind, state) : at;
        }

        // Events taken off the end leave an index that knows of more of them.
        broken ??= found.LastVersion > rows[^1].Header.Version ? rows[^1].Header.Version + 1 : null;
        return new PaperRecord(
            rows[0].Header.Institution, found.InstitutionName, kind, found.Case, found.Version, found.Number, [.. rows.Select(Shown)], at,
            broken is null ? CaseReader.Past(kind, state) : null, broken);
    }

    /// <summary>Null when the event cannot be replayed, or leads to other content than it says.</summary>
    private static ICaseState? Fold(ICaseKind kind, ICaseState state, StoredRow row)
    {
        var h = row.Header;
        try
        {
            var meta = new EventMeta(h.Version, h.Actor, h.StandInFor, h.At, h.CommandId, h.PolicyVersion);
            var after = kind.Evolve(state, new Recorded(kind.Events.Read(h.Name, row.Payload), meta));
            return string.Equals(after.ContentHash, h.ContentHash, StringComparison.Ordinal) ? after : null;
        }
        catch (Exception)
        {
            // Whatever an event that was tampered with makes the fold do, it is not what was recorded.
            return null;
        }
    }

    private static HistoryRow Shown(StoredRow row)
    {
        var h = row.Header;
        using var data = JsonDocument.Parse(row.Data);
        return new HistoryRow(
            h.Version, h.Name, h.Actor, h.StandInFor, h.At, h.CommandId, h.PolicyVersion, h.ContentHash,
            Convert.ToHexStringLower(row.Hash), Convert.ToHexStringLower(row.PreviousHash), data.RootElement.Clone());
    }

    private sealed record Found(CaseId Case, long Version, string InstitutionName, string Number, long LastVersion);
}
