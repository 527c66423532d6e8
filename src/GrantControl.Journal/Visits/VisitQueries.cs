using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using Npgsql;

namespace GrantControl.Journal.Visits;

/// <summary>Visits over all cases, read from the journal; an organisation's people read those of its own cases.</summary>
public sealed class VisitQueries(JournalDatabase database, IFactsReader facts, CaseKinds kinds, TimeProvider clock)
{
    /// <summary>Most visits a list shows.</summary>
    public const int Most = 500;

    /// <summary>Exact places shown at most.</summary>
    public const int MostPlaces = 2_000;

    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    // Every kind names its events of visits alike, and the index of the journal holds just these.
    private const string Visits =
        """
        WITH seen AS (
            SELECT case_id, (data ->> 'visit')::integer AS visit,
                   max(data ->> 'due') AS due, max(data ->> 'visitor') AS visitor, max(data ->> 'purpose') AS purpose,
                   (array_agg(data #>> '{risk,rating}' ORDER BY version DESC) FILTER (WHERE data ? 'risk'))[1] AS rating,
                   max(data ->> 'visitedOn') AS made, max(data ->> 'department') AS department, max(data ->> 'municipality') AS municipality,
                   max(actor) FILTER (WHERE name LIKE '%.visit-recorded/%') AS recorded_by,
                   bool_or(name LIKE '%.visit-recorded/%') AS recorded, bool_or(name LIKE '%.visit-closed/%') AS closed,
                   bool_or(name LIKE '%.visit-cancelled/%') AS cancelled
            FROM case_event
            WHERE institution = $1 AND name LIKE '%.visit-%'
            GROUP BY case_id, (data ->> 'visit')::integer)
        """;

    private const string State = "CASE WHEN s.cancelled THEN 'cancelled' WHEN s.closed THEN 'closed' WHEN s.recorded THEN 'done' ELSE 'planned' END";

    /// <summary>Visits of one standing: planned ones by their last day, the others from the latest; null when the person is a stranger.</summary>
    public async Task<VisitList?> ListAsync(string institution, string person, VisitFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return null;
        }

        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        var rows = await ReadAsync(
            $"""
            {Visits}
            SELECT x.case_id, x.kind, x.number, x.title, coalesce(x.organisation_name, ''), s.visit, {State}, s.due::date, coalesce(s.purpose, ''), s.visitor, vp.name,
                   coalesce(s.rating, 'low'), s.made::date, s.department, s.municipality, s.recorded_by, rp.name
            FROM seen s JOIN case_index x ON x.case_id = s.case_id
            LEFT JOIN person vp ON vp.id = s.visitor LEFT JOIN person rp ON rp.id = s.recorded_by
            WHERE ($2::text IS NULL OR x.organisation = $2)
              AND ($3::text IS NULL OR {State} = $3)
              AND (NOT $4 OR ({State} = 'planned' AND s.due::date < $5))
              AND ($6::text IS NULL OR coalesce(s.recorded_by, s.visitor) = $6)
              AND ($7::text IS NULL OR s.rating = $7)
            ORDER BY s.recorded, CASE WHEN s.recorded THEN NULL ELSE s.due END, s.made DESC NULLS LAST, x.case_id, s.visit LIMIT $8
            """,
            r => new VisitRow(
                r.GetGuid(0), kinds.Get(r.GetString(1)).Route, r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetString(6), r.GetFieldValue<DateOnly>(7), r.GetString(8),
                Text(r, 9), Text(r, 10), r.GetString(11), r.IsDBNull(12) ? null : r.GetFieldValue<DateOnly>(12), Text(r, 13), Text(r, 14), Text(r, 15), Text(r, 16))
            {
                Overdue = r.GetString(6) == "planned" && r.GetFieldValue<DateOnly>(7) < today,
            },
            cancellation,
            institution, asking.Organisation, filter.State, filter.Overdue, today, filter.Mine ? person : null, filter.Rating, Most).ConfigureAwait(false);
        return new VisitList(rows, await CountsAsync(institution, asking, person, today, cancellation).ConfigureAwait(false));
    }

    /// <summary>Visits made, by department and month; null when the person is a stranger.</summary>
    public async Task<IReadOnlyList<VisitsMade>?> MadeAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking ? null
            : await ReadAsync(
                $"""
                {Visits}
                SELECT s.department, substr(s.made, 1, 7), count(*)::integer
                FROM seen s JOIN case_index x ON x.case_id = s.case_id
                WHERE s.recorded AND s.department IS NOT NULL AND ($2::text IS NULL OR x.organisation = $2)
                GROUP BY 1, 2 ORDER BY 1, 2
                """,
                static r => new VisitsMade(r.GetString(0), r.GetString(1), r.GetInt32(2)),
                cancellation,
                institution, asking.Organisation).ConfigureAwait(false);

    /// <summary>Where visits were made, as the phones said it, latest first.</summary>
    public async Task<IReadOnlyList<VisitPlaced>> PlacesAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking ? []
            : await ReadAsync(
                """
                SELECT x.title, e.data ->> 'municipality', (e.data #>> '{point,latitude}')::integer, (e.data #>> '{point,longitude}')::integer
                FROM case_event e JOIN case_index x ON x.case_id = e.case_id
                WHERE e.institution = $1 AND e.name LIKE '%.visit-%' AND e.name LIKE '%.visit-recorded/%' AND jsonb_typeof(e.data -> 'point') = 'object' AND ($2::text IS NULL OR x.organisation = $2)
                ORDER BY e.at DESC LIMIT $3
                """,
                static r => new VisitPlaced(r.GetString(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3)),
                cancellation,
                institution, asking.Organisation, MostPlaces).ConfigureAwait(false);

    /// <summary>Visits of reports imported as history, by department; the institution's people alone read them.</summary>
    public async Task<IReadOnlyList<VisitsReported>> HistoryAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { Organisation: null } ? []
            : await ReadAsync(
                """
                SELECT e.case_id, e.data ->> 'title', (e.data ->> 'starts')::date, (e.data ->> 'ends')::date, r.department, sum(r.visits)::integer
                FROM case_event e CROSS JOIN LATERAL jsonb_to_recordset(e.data -> 'rows') AS r (department text, visits integer)
                WHERE e.institution = $1 AND e.name = 'visit-history.imported/1'
                GROUP BY 1, 2, 3, 4, 5 ORDER BY 3, 2, 5
                """,
                static r => new VisitsReported(r.GetGuid(0), r.GetString(1), r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3), r.GetString(4), r.GetInt32(5)),
                cancellation,
                institution).ConfigureAwait(false);

    private async Task<VisitCounts> CountsAsync(string institution, PersonFacts asking, string person, DateOnly today, CancellationToken cancellation) =>
        (await ReadAsync(
            $"""
            {Visits}
            SELECT count(*) FILTER (WHERE {State} = 'planned')::integer, count(*) FILTER (WHERE {State} = 'planned' AND s.due::date < $3)::integer,
                   count(*) FILTER (WHERE {State} = 'done')::integer, count(*) FILTER (WHERE {State} = 'closed')::integer,
                   count(*) FILTER (WHERE {State} = 'cancelled')::integer, count(*) FILTER (WHERE coalesce(s.recorded_by, s.visitor) = $4)::integer
            FROM seen s JOIN case_index x ON x.case_id = s.case_id WHERE ($2::text IS NULL OR x.organisation = $2)
            """,
            static r => new VisitCounts(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)),
            cancellation,
            institution, asking.Organisation, today, person).ConfigureAwait(false))[0];

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params object?[] values)
    {
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
