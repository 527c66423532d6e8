using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>What the page of a case shows beside the case itself.</summary>
/// <param name="Outline">Every event up to the version shown, without its fields, in order.</param>
/// <param name="Names">Names by id of everybody who took part, and of those asked for.</param>
/// <param name="Latest">The events of the page of history that was asked for, newest first.</param>
/// <param name="Named">Every event up to the version shown that bears one of the names asked for, in order.</param>
public sealed record CaseFile(
    CaseRow Row, IReadOnlyList<OutlineRow> Outline, IReadOnlyDictionary<string, string> Names, IReadOnlyList<HistoryRow> Latest, IReadOnlyList<HistoryRow> Named);

/// <summary>Which part of the life of a case a page shows.</summary>
/// <param name="Version">Nothing after it is read: the version of the case the page shows.</param>
/// <param name="People">Whose names it needs besides those who took part.</param>
public sealed record CaseFileWanted(long Version, IReadOnlyCollection<string> People)
{
    /// <summary>The page of history ends below this version.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>Events in the page of history; 0 for none.</summary>
    public int Latest { get; init; }

    /// <summary>Names of events that are wanted wherever they lie.</summary>
    public IReadOnlyCollection<string> Events { get; init; } = [];
}

public sealed partial class CaseQueries
{
    /// <summary>All of it in one round trip; null when there is no such case for this person.</summary>
    public async Task<CaseFile?> FileAsync(string institution, string person, string kind, CaseId id, CaseFileWanted wanted, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return null;
        }

        // Versions of a case have no gaps, so a page of them is a range.
        var end = Math.Min(wanted.Before, wanted.Version + 1);
        var begin = end - Math.Clamp(wanted.Latest, 0, MaxPage + 1);
        var events = wanted.Events.ToHashSet(StringComparer.Ordinal);
        await using var batch = database.Application.CreateBatch();
        Add(batch, $"SELECT {CaseColumns} FROM case_index x WHERE x.case_id = $1 AND x.institution = $2 AND x.kind = $3 AND {CaseSight.Visible("$4", "$5")}", id.Value, institution, kind, asking.Organisation, KeysOf(asking));
        Add(batch, OutlineSql, id.Value);
        Add(
            batch,
            """
            SELECT id, name FROM person WHERE institution = $2
              AND id = ANY($3 || ARRAY(SELECT actor FROM case_event WHERE case_id = $1 UNION SELECT stand_in_for FROM case_event WHERE case_id = $1))
            """,
            id.Value, institution, wanted.People.ToArray());
        if (begin < end || events.Count > 0)
        {
            Add(
                batch,
                $"SELECT {HistoryColumns} FROM case_event WHERE case_id = $1 AND version <= $2 AND ((version >= $3 AND version < $4) OR name = ANY($5)) ORDER BY version",
                id.Value, wanted.Version, begin, end, events.ToArray());
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = await RestAsync(reader, r => Case(r), cancellation).ConfigureAwait(false);
        if (rows.Count == 0)
        {
            return null;
        }

        var outline = await NextAsync(reader, Outline, cancellation).ConfigureAwait(false);
        var names = await NextAsync(reader, static r => (Id: r.GetString(0), Name: r.GetString(1)), cancellation).ConfigureAwait(false);
        var read = await NextAsync(reader, Event, cancellation).ConfigureAwait(false);
        return new CaseFile(
            rows[0],
            [.. outline.Where(o => o.Version <= wanted.Version)],
            names.ToDictionary(static p => p.Id, static p => p.Name, StringComparer.Ordinal),
            [.. read.Where(r => r.Version >= begin && r.Version < end).Reverse()],
            [.. read.Where(r => events.Contains(r.Name))]);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>The rows of the next answer of a batch; none where there is no next one.</summary>
    private static async Task<List<T>> NextAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) =>
        await reader.NextResultAsync(cancellation).ConfigureAwait(false) ? await RestAsync(reader, read, cancellation).ConfigureAwait(false) : [];

    private static async Task<List<T>> RestAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        List<T> rows = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
