using System.Globalization;
using GrantControl.Journal.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Queries;

public sealed partial class CaseQueries
{
    private const char Tab = '\t';

    /// <summary>Everything that waits for a person, most urgent first, with what is asked of him and in which role.</summary>
    public async Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string institution, string person, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return [];
        }

        var hats = await HatsAsync(institution, asking, Today(), cancellation).ConfigureAwait(false);
        var waiting = await WaitingAsync(institution, [.. hats.Select(h => h.Role).Distinct(StringComparer.Ordinal)], asking.Organisation, cancellation).ConfigureAwait(false);
        return Items(waiting, asking, hats, await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false));
    }

    /// <summary>What every inbox of an institution is counted from.</summary>
    public Task<WaitingCases> WaitingAsync(string institution, CancellationToken cancellation) => WaitingAsync(institution, null, null, cancellation);

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
            """
            SELECT d.case_id, d.kind, x.number, d.id, d.target, d.transition, d.owner, d.escalates_to, d.due, d.missed
            FROM case_index x JOIN case_deadline d ON d.case_id = x.case_id
            WHERE x.institution = $1 AND NOT x.final AND d.paused_with IS NULL
              AND (x.organisation = $3 OR ($3 IS NULL AND EXISTS (SELECT FROM case_duty w WHERE w.case_id = x.case_id AND w.person = $2)))
            ORDER BY d.due, d.case_id, d.id LIMIT $4
            """,
            r => new DeadlineRow(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7),
                r.GetFieldValue<DateOnly>(8), null, r.GetBoolean(9), calendar.TryCount(today, r.GetFieldValue<DateOnly>(8))),
            cancellation,
            institution, person, asking.Organisation, Math.Clamp(limit, 1, MaxPage)).ConfigureAwait(false);
    }

    /// <param name="roles">Only what waits for one of them; null for all.</param>
    private async Task<WaitingCases> WaitingAsync(string institution, string[]? roles, string? organisation, CancellationToken cancellation)
    {
        var rows = await ReadAsync(
            $"""
            SELECT {CaseColumns},
                   ARRAY(SELECT d.person || E'\t' || d.duty FROM case_duty d WHERE d.case_id = x.case_id),
                   ARRAY(SELECT d.target || E'\t' || d.transition || E'\t' || d.due || E'\t' || (d.paused_with IS NOT NULL) FROM case_deadline d WHERE d.case_id = x.case_id)
            FROM case_index x
            WHERE x.institution = $1 AND NOT x.final AND cardinality(x.waiting_for) > 0
              AND ($2::text[] IS NULL OR x.waiting_for && $2) AND ($3::text IS NULL OR x.organisation = $3)
            """,
            r => (Case: Case(r), Duties: r.GetFieldValue<string[]>(16), Waits: r.GetFieldValue<string[]>(17)),
            cancellation,
            institution, roles, organisation).ConfigureAwait(false);
        return new WaitingCases(institution, [.. rows.Where(r => kinds.TryGet(r.Case.Kind, out _)).Select(r => new WaitingCase(
            r.Case,
            kinds.Get(r.Case.Kind),
            r.Duties.Select(d => d.Split(Tab)).ToLookup(d => d[0], d => d[1], StringComparer.Ordinal),
            [.. r.Waits.Select(w => w.Split(Tab)).Select(w => new OpenWait(w[0], w[1], DateOnly.Parse(w[2], CultureInfo.InvariantCulture), w[3] is "true" or "t"))]))]);
    }

    private List<InboxItem> Items(WaitingCases waiting, PersonFacts asking, List<InboxHat> hats, BusinessCalendar calendar)
    {
        var today = Today();
        string[] roles = [.. hats.Select(h => h.Role).Distinct(StringComparer.Ordinal)];
        var open = new OpenDuties(roles);
        return
        [
            .. waiting.Cases
                .Where(w => asking.Organisation is null || string.Equals(w.Case.Organisation, asking.Organisation, StringComparison.Ordinal))
                .Where(w => w.Case.WaitingFor.Any(r => roles.Contains(r, StringComparer.Ordinal)) && open.Allow(w.Kind, w.Case.State.Id, [.. w.Duties[asking.Id]]))
                .Select(w => Item(w, hats, roles, today, calendar))
                .OrderBy(i => i.BusinessDaysLeft ?? int.MaxValue).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Case.Id),
        ];
    }

    private static InboxItem Item(WaitingCase waiting, List<InboxHat> hats, string[] roles, DateOnly today, BusinessCalendar calendar)
    {
        string[] mine = [.. waiting.Case.WaitingFor.Intersect(roles, StringComparer.Ordinal)];
        List<InboxAsk> asks =
        [
            .. waiting.Waits.Where(w => IsFor(waiting.Kind.Workflow, w, mine))
                .OrderBy(w => w.Paused).ThenBy(w => w.Due)
                .Select(w => w.Paused ? new InboxAsk(w.Target, w.Transition, null, null) : new InboxAsk(w.Target, w.Transition, w.Due, calendar.TryCount(today, w.Due))),
        ];
        var due = asks.FirstOrDefault(a => a.Due is not null)?.Due ?? waiting.Case.NextDue;
        return new InboxItem(waiting.Case, due, due is { } day ? calendar.TryCount(today, day) : null, asks, [.. hats.Where(h => mine.Contains(h.Role, StringComparer.Ordinal))]);
    }

    private static bool IsFor(WorkflowDefinition workflow, OpenWait wait, string[] roles)
    {
        var at = wait.Target.IndexOf(':', StringComparison.Ordinal);
        var definition = at < 0 ? workflow : workflow.Children.FirstOrDefault(c => string.Equals(c.Id, wait.Target[..at], StringComparison.Ordinal));
        return definition?.Transitions.FirstOrDefault(t => string.Equals(t.Id, wait.Transition, StringComparison.Ordinal)) is { } transition
            && transition.Parts.Any(p => p.Roles.Any(r => roles.Contains(r, StringComparer.Ordinal)));
    }
}
