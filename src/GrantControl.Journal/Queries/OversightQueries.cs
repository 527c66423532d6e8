using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.Queries;

public sealed partial class CaseQueries
{
    /// <summary>Refusals older than this are left to the report.</summary>
    public static readonly TimeSpan RefusalsShown = TimeSpan.FromDays(30);

    private const string WatchedColumns =
        "x.case_id, x.kind, x.number, x.title, x.organisation_name, x.amount, x.currency, x.state";

    // Words of the journal: every kind of case names these events alike.
    private const string IsFinding = "(e.name LIKE '%.finding-raised/%' OR e.name LIKE '%.finding-resolved/%')";

    /// <summary>Everything observed, frozen, overdue, suspended, with open findings, or refused lately; null when the person may not ask.</summary>
    /// <param name="text">Only cases whose number, title or organisation contains it; null for all.</param>
    /// <param name="limit">Most rows a section shows, 1 to <see cref="MaxPage"/>.</param>
    public async Task<Oversight?> OversightAsync(string institution, string person, string? text, int limit, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { Organisation: null } asking)
        {
            return null;
        }

        var pattern = Pattern(text);
        limit = Math.Clamp(limit, 1, MaxPage);
        var keys = KeysOf(asking);
        var frozen = FrozenAsync(institution, keys, pattern, limit, cancellation);
        var findings = FindingsAsync(institution, keys, pattern, limit, cancellation);
        var observed = ObservedAsync(institution, keys, pattern, limit, cancellation);
        var overdue = OverdueAsync(institution, keys, pattern, limit, cancellation);
        var suspended = StandingInAsync(institution, keys, ["suspended"], pattern, limit, cancellation);
        var refused = RefusedAsync(institution, keys, pattern, limit, cancellation);
        return new Oversight(
            await frozen.ConfigureAwait(false), await findings.ConfigureAwait(false), await observed.ConfigureAwait(false),
            await overdue.ConfigureAwait(false), await suspended.ConfigureAwait(false), await refused.ConfigureAwait(false));
    }

    /// <summary>Cases frozen now, by internal control in the case itself or by another case: the last of their freezes was not lifted.</summary>
    private Task<OversightSection<WatchedCase>> FrozenAsync(string institution, string[] keys, string? pattern, int limit, CancellationToken cancellation) =>
        SectionAsync(
            $"""
            SELECT {WatchedColumns}, '', e.reason, p.name, e.at, true, count(*) OVER ()
            FROM case_index x
            CROSS JOIN LATERAL ((SELECT f.name, f.data ->> 'reason' AS reason, f.actor, f.at FROM case_event f
                                WHERE x.blocked AND f.case_id = x.case_id AND (f.name LIKE '%.payments-frozen/%' OR f.name LIKE '%.payments-unfrozen/%')
                                ORDER BY f.version DESC LIMIT 1)
                                UNION ALL
                                SELECT '.payments-frozen/', s.number || ': ' || b.reason, b.laid_by, b.laid_at
                                FROM case_block b JOIN case_index s ON s.case_id = b.source WHERE x.blocks > 0 AND b.blocked = x.case_id) e
            LEFT JOIN person p ON p.id = e.actor
            WHERE x.institution = $1 AND (x.blocked OR x.blocks > 0) AND NOT x.final AND e.name LIKE '%.payments-frozen/%' AND {About("$2", "$4")}
            ORDER BY e.at DESC LIMIT $3
            """,
            Watched,
            cancellation,
            institution, pattern, limit, keys);

    private Task<OversightSection<WatchedCase>> FindingsAsync(string institution, string[] keys, string? pattern, int limit, CancellationToken cancellation) =>
        SectionAsync(
            $"""
            SELECT {WatchedColumns}, '', e.data ->> 'text', p.name, e.at, coalesce((e.data ->> 'blocking')::boolean, false), count(*) OVER ()
            FROM case_event e JOIN case_index x ON x.case_id = e.case_id LEFT JOIN person p ON p.id = e.actor
            WHERE e.institution = $1 AND {IsFinding} AND e.name LIKE '%.finding-raised/%' AND {About("$2", "$4")}
              AND NOT EXISTS (SELECT FROM case_event r WHERE r.case_id = e.case_id AND r.version > e.version
                              AND r.name LIKE '%.finding-resolved/%' AND r.data ->> 'number' = e.data ->> 'number')
            ORDER BY e.at DESC LIMIT $3
            """,
            Watched,
            cancellation,
            institution, pattern, limit, keys);

    /// <summary>
    /// Cases and children whose last observation was not answered, as the deadline for answering it says, the most urgent
    /// first. The words are looked up for the rows shown only: they lie among the largest events.
    /// </summary>
    private async Task<OversightSection<WatchedCase>> ObservedAsync(string institution, string[] keys, string? pattern, int limit, CancellationToken cancellation)
    {
        string[] answers = [.. kinds.All.SelectMany(k => k.Workflow.Children.Prepend(k.Workflow)).SelectMany(Answers).Distinct(StringComparer.Ordinal)];
        return await SectionAsync(
            $"""
            SELECT {WatchedColumns}, x.target, coalesce(e.data #>> '{"{observations,0,text}"}', e.data ->> 'reason'), p.name, e.at, false, x.total
            FROM (SELECT x.*, d.target, d.due, count(*) OVER () AS total
                  FROM case_deadline d JOIN case_index x ON x.case_id = d.case_id
                  WHERE x.institution = $1 AND NOT x.final AND d.kind || ' ' || split_part(d.target, ':', 1) || ' ' || d.transition = ANY ($4) AND {About("$2", "$5")}
                  ORDER BY d.due, d.case_id LIMIT $3) x
            LEFT JOIN LATERAL (SELECT f.data, f.actor, f.at FROM case_event f
                               WHERE f.case_id = x.case_id AND (f.name LIKE '%.observed/%' OR f.name LIKE '%-observed/%')
                                 AND f.data #>> '{"{step,target}"}' = x.target
                               ORDER BY f.version DESC LIMIT 1) e ON true
            LEFT JOIN person p ON p.id = e.actor
            ORDER BY x.due, x.case_id
            """,
            Watched,
            cancellation,
            institution, pattern, limit, answers, keys).ConfigureAwait(false);

        // A transition out of a state that only an observation leads to is the answer to it.
        IEnumerable<string> Answers(WorkflowDefinition workflow)
        {
            var observed = workflow.Transitions.Where(t => t.Trigger.StartsWith("observe", StringComparison.Ordinal)).Select(t => t.To).ToHashSet(StringComparer.Ordinal);
            var owner = kinds.All.First(k => ReferenceEquals(k.Workflow, workflow) || k.Workflow.Children.Contains(workflow));
            var child = ReferenceEquals(owner.Workflow, workflow) ? "" : workflow.Id;
            return workflow.Transitions
                .Where(t => t.Deadline is not null && t.From.All(observed.Contains))
                .Select(t => $"{owner.Kind} {child} {t.Id}");
        }
    }

    private async Task<OversightSection<WatchedDeadline>> OverdueAsync(string institution, string[] keys, string? pattern, int limit, CancellationToken cancellation)
    {
        var calendar = await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false);
        var today = Today();
        return await SectionAsync(
            $"""
            SELECT x.case_id, x.kind, x.number, x.title, x.organisation_name, x.amount, x.currency, d.target, d.transition, d.owner, d.escalates_to, d.due, count(*) OVER ()
            FROM case_deadline d JOIN case_index x ON x.case_id = d.case_id
            WHERE d.institution = $1 AND d.missed AND NOT x.final AND {About("$2", "$4")}
            ORDER BY d.due, d.case_id, d.id LIMIT $3
            """,
            r => new WatchedDeadline(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), Text(r, 4), Amount(r, 5), r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10),
                r.GetFieldValue<DateOnly>(11), calendar.TryCount(today, r.GetFieldValue<DateOnly>(11))),
            cancellation,
            institution, pattern, limit, keys).ConfigureAwait(false);
    }

    private Task<OversightSection<WatchedCase>> StandingInAsync(string institution, string[] keys, string[] states, string? pattern, int limit, CancellationToken cancellation) =>
        SectionAsync(
            $"""
            SELECT {WatchedColumns}, '', e.data ->> 'reason', p.name, coalesce(e.at, x.updated_at), (x.blocked OR x.blocks > 0), x.total
            FROM (SELECT x.*, count(*) OVER () AS total FROM case_index x
                  WHERE x.institution = $1 AND x.state = ANY ($4) AND {About("$2", "$5")} ORDER BY x.updated_at DESC LIMIT $3) x
            LEFT JOIN LATERAL (SELECT f.data, f.actor, f.at FROM case_event f
                               WHERE f.case_id = x.case_id AND f.name LIKE '%.suspended/%' ORDER BY f.version DESC LIMIT 1) e ON true
            LEFT JOIN person p ON p.id = e.actor
            ORDER BY x.updated_at DESC
            """,
            Watched,
            cancellation,
            institution, pattern, limit, states, keys);

    private Task<OversightSection<WatchedRefusal>> RefusedAsync(string institution, string[] keys, string? pattern, int limit, CancellationToken cancellation) =>
        SectionAsync(
            $"""
            SELECT r.at, r.person, coalesce(p.name, r.person), r.kind, r.case_id, x.number, r.command, r.code, r.rule, r.message, r.message_en, r.errors, count(*) OVER ()
            FROM refusal r LEFT JOIN case_index x ON x.case_id = r.case_id LEFT JOIN person p ON p.id = r.person
            WHERE r.institution = $1 AND r.at >= $4 AND {MayTell("$5", "$6")}
              AND ($2::text IS NULL OR x.number ILIKE $2 OR x.title ILIKE $2 OR x.organisation_name ILIKE $2 OR p.name ILIKE $2)
            ORDER BY r.at DESC LIMIT $3
            """,
            static r => new WatchedRefusal(
                r.GetFieldValue<DateTimeOffset>(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetGuid(4), Text(r, 5), r.GetString(6), r.GetString(7), r.GetString(8), r.GetString(9), Text(r, 10),
                RefusedField.Read(r.GetString(11))),
            cancellation,
            institution, pattern, limit, clock.GetUtcNow() - RefusalsShown, keys, Confidential);

    /// <summary>Cases that the text is about, and that whoever asks may see.</summary>
    private static string About(string pattern, string keys) =>
        $"(x.read_by IS NULL OR (x.read_by && {keys} AND NOT x.barred && {keys})) AND ({pattern}::text IS NULL OR x.number ILIKE {pattern} OR x.title ILIKE {pattern} OR x.organisation_name ILIKE {pattern})";

    /// <summary>The last column counts all there are.</summary>
    private async Task<OversightSection<T>> SectionAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object?[] values)
    {
        var rows = await ReadAsync(sql, r => (Row: read(r), All: r.GetInt64(r.FieldCount - 1)), cancellation, values).ConfigureAwait(false);
        return new OversightSection<T>(rows.Count == 0 ? 0 : rows[0].All, [.. rows.Select(static r => r.Row)]);
    }

    private WatchedCase Watched(NpgsqlDataReader r)
    {
        var (kind, state) = (r.GetString(1), r.GetString(7));
        var label = kinds.TryGet(kind, out var known) ? known.Workflow.State(state).Label : new Label(state, state);
        return new WatchedCase(
            r.GetGuid(0), kind, r.GetString(2), r.GetString(3), Text(r, 4), Amount(r, 5), new StateName(state, label), r.GetString(8),
            Text(r, 9), Text(r, 10), r.IsDBNull(11) ? null : r.GetFieldValue<DateTimeOffset>(11), r.GetBoolean(12));
    }

    private static Money? Amount(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : new Money(r.GetInt64(column), Currency.Parse(r.GetString(column + 1)));
}
