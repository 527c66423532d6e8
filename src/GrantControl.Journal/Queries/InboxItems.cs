using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Queries;

public sealed partial class CaseQueries
{
    /// <summary>Everything that waits for a person, most urgent first, with what is asked of him and in which role.</summary>
    public async Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string institution, string person, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return [];
        }

        var hats = await HatsAsync(institution, asking, Today(), cancellation).ConfigureAwait(false);
        var waiting = await WaitingAsync(institution, asking, [.. hats.Select(h => h.Role).Distinct(StringComparer.Ordinal)], cancellation).ConfigureAwait(false);
        return Items(waiting, asking, hats, await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false));
    }

    /// <summary>What every inbox of an institution is counted from.</summary>
    public Task<WaitingCases> WaitingAsync(string institution, CancellationToken cancellation) => WaitingAsync(institution, null, [], cancellation);

    /// <summary>How much of it waits for one person.</summary>
    public async Task<InboxCounts> CountAsync(WaitingCases waiting, string person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        if (await facts.PersonAsync(waiting.Institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return InboxCounts.Of([]);
        }

        var hats = await HatsAsync(waiting.Institution, asking, Today(), cancellation).ConfigureAwait(false);
        return InboxCounts.Of(Items(waiting, asking, hats, await facts.CalendarAsync(waiting.Institution, cancellation).ConfigureAwait(false)));
    }

    /// <summary>How far the journal has got, as a number that only grows. It may run ahead of what is committed.</summary>
    public async Task<long> JournalMarkAsync(CancellationToken cancellation)
    {
        var mark = await ReadAsync("SELECT last_value FROM case_event_position_seq", static r => r.GetInt64(0), cancellation).ConfigureAwait(false);
        return mark[0];
    }

    /// <summary>Running deadlines of cases a person has taken part in, whoever must act: what may come to him next.</summary>
    public async Task<IReadOnlyList<DeadlineRow>> FollowedAsync(string institution, string person, int limit, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return [];
        }

        var calendar = await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false);
        var today = Today();
        return await ReadAsync(
            $"""
            SELECT d.case_id, d.kind, x.number, d.id, d.target, d.transition, d.owner, d.escalates_to, d.due, d.missed
            FROM case_index x JOIN case_deadline d ON d.case_id = x.case_id
            WHERE x.institution = $1 AND NOT x.final AND d.paused_with IS NULL
              AND {CaseSight.Visible("$3", "$5")} AND (x.organisation = $3 OR ($3 IS NULL AND EXISTS (SELECT FROM case_duty w WHERE w.case_id = x.case_id AND w.person = $2)))
            ORDER BY d.due, d.case_id, d.id LIMIT $4
            """,
            r => new DeadlineRow(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7),
                r.GetFieldValue<DateOnly>(8), null, r.GetBoolean(9), calendar.TryCount(today, r.GetFieldValue<DateOnly>(8))),
            cancellation,
            institution, person, asking.Organisation, Math.Clamp(limit, 1, MaxPage), KeysOf(asking)).ConfigureAwait(false);
    }

    /// <param name="asking">Only what may be his, and his duties only; null for everybody's.</param>
    /// <param name="roles">Those he acts in.</param>
    private async Task<WaitingCases> WaitingAsync(string institution, PersonFacts? asking, string[] roles, CancellationToken cancellation)
    {
        // What is not asked is left out of the text: a prepared plan must suit every value, and a condition that may be switched off keeps it from the index.
        List<object?> values = asking switch { null => [institution], { Organisation: { } own } => [institution, roles, own], _ => [institution, roles] };
        var which = "x.institution = $1 AND NOT x.final AND cardinality(x.waiting_for) > 0"
            + (values.Count > 1 ? " AND x.waiting_for && $2" : "") + (values.Count > 2 ? " AND x.organisation = $3" : "");
        await using var batch = database.Application.CreateBatch();
        Add(batch, $"SELECT {CaseColumns}, x.read_by, x.barred FROM case_index x WHERE {which}", [.. values]);
        Add(batch, $"SELECT d.case_id, d.target, d.transition, d.due, d.paused_with IS NOT NULL, d.id = ANY (x.held) FROM case_index x JOIN case_deadline d ON d.case_id = x.case_id WHERE {which}", [.. values]);
        var his = asking is null ? "" : $" AND d.person = ${values.Count + 1}";
        Add(batch, $"SELECT d.case_id, d.person, d.duty FROM case_index x JOIN case_duty d ON d.case_id = x.case_id WHERE {which}{his}", asking is null ? [.. values] : [.. values, asking.Id]);

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var cases = await RestAsync(reader, r => (Row: Case(r), Readers: r.IsDBNull(16) ? null : new Readers(r.GetFieldValue<string[]>(16), r.GetFieldValue<string[]>(17))), cancellation).ConfigureAwait(false);
        var waits = await NextAsync(
            reader, static r => (Case: r.GetGuid(0), Wait: new OpenWait(r.GetString(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), r.GetBoolean(4), r.GetBoolean(5))), cancellation).ConfigureAwait(false);
        var duties = await NextAsync(reader, static r => (Case: r.GetGuid(0), Person: r.GetString(1), Duty: r.GetString(2)), cancellation).ConfigureAwait(false);
        return new WaitingCases(
            institution,
            [.. cases.Select(static c => c.Row).Where(c => kinds.TryGet(c.Kind, out _))],
            waits.ToLookup(static w => w.Case, static w => w.Wait),
            duties.ToLookup(static d => (d.Case, d.Person), static d => d.Duty))
        {
            Readers = cases.Where(static c => c.Readers is not null).ToDictionary(static c => c.Row.Id, static c => c.Readers!),
        };
    }

    private List<InboxItem> Items(WaitingCases waiting, PersonFacts asking, List<InboxHat> hats, BusinessCalendar calendar)
    {
        var today = Today();
        string[] roles = [.. hats.Select(h => h.Role).Distinct(StringComparer.Ordinal)];
        var open = new OpenDuties(roles);
        var keys = KeysOf(asking);

        // Hundreds of cases fall due on a few days.
        var left = new Dictionary<DateOnly, int?>();
        int? Left(DateOnly day) => left.TryGetValue(day, out var days) ? days : left[day] = calendar.TryCount(today, day);
        return
        [
            .. waiting.Cases
                .Where(c => waiting.Readers.TryGetValue(c.Id, out var readers) ? readers.Admit(keys)
                    : asking.Organisation is null || string.Equals(c.Organisation, asking.Organisation, StringComparison.Ordinal))
                .Where(c => c.WaitingFor.Any(r => roles.Contains(r, StringComparer.Ordinal)) && open.Allow(kinds.Get(c.Kind), c.State.Id, [.. waiting.Duties[(c.Id, asking.Id)]]))
                .Select(c => Item(c, waiting.Waits[c.Id], hats, roles, Left))
                .OrderBy(i => i.BusinessDaysLeft ?? int.MaxValue).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Case.Id),
        ];
    }

    private InboxItem Item(CaseRow row, IEnumerable<OpenWait> waits, List<InboxHat> hats, string[] roles, Func<DateOnly, int?> left)
    {
        string[] mine = [.. row.WaitingFor.Intersect(roles, StringComparer.Ordinal)];
        var workflow = kinds.Get(row.Kind).Workflow;
        List<InboxAsk> asks =
        [
            .. waits.Where(w => !w.Held && IsFor(workflow, w, mine))
                .OrderBy(w => w.Paused).ThenBy(w => w.Due)
                .Select(w => w.Paused ? new InboxAsk(w.Target, w.Transition, null, null) : new InboxAsk(w.Target, w.Transition, w.Due, left(w.Due))),
        ];
        var due = asks.FirstOrDefault(a => a.Due is not null)?.Due ?? waits.Where(static w => w is { Held: false, Paused: false }).Select(static w => (DateOnly?)w.Due).Min();
        return new InboxItem(row, due, due is { } day ? left(day) : null, asks, [.. hats.Where(h => mine.Contains(h.Role, StringComparer.Ordinal))]);
    }

    private static bool IsFor(WorkflowDefinition workflow, OpenWait wait, string[] roles) =>
        workflow.Row(wait.Target, wait.Transition)?.Parts.Any(p => p.Roles.Any(r => roles.Contains(r, StringComparer.Ordinal))) ?? false;
}
