using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Queries;

public sealed partial class CaseQueries
{
    /// <summary>What waits for a person in his roles and those delegated to him, most urgent first.</summary>
    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    public async Task<IReadOnlyList<InboxRow>> InboxAsync(string institution, string person, int limit, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return [];
        }

        var today = Today();
        var roles = await RolesAsync(institution, asking, today, cancellation).ConfigureAwait(false);
        var calendar = await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false);

        // His duties take cases away only after the database has answered, so it is asked for more than are shown.
        var rows = await ReadAsync(
            $"""
            SELECT {CaseColumns}, ARRAY(SELECT d.duty FROM case_duty d WHERE d.case_id = x.case_id AND d.person = $4)
            FROM case_index x
            WHERE x.institution = $1 AND NOT x.final AND x.waiting_for && $2 AND {CaseSight.Visible("$3", "$6")}
            ORDER BY x.next_due NULLS LAST, x.case_id LIMIT $5
            """,
            r => (Case: Case(r), Duties: r.GetFieldValue<string[]>(16)),
            cancellation,
            institution, roles, asking.Organisation, person, Math.Clamp(limit, 1, MaxPage) * 4, KeysOf(asking)).ConfigureAwait(false);
        var open = new OpenDuties(roles);
        return
        [
            .. rows.Where(r => kinds.TryGet(r.Case.Kind, out var kind) && open.Allow(kind, r.Case.State.Id, r.Duties))
                .Take(Math.Clamp(limit, 1, MaxPage))
                .Select(r => new InboxRow(
                    r.Case,
                    r.Case.NextDue is { } due ? calendar.TryCount(today, due) : null,
                    [.. r.Case.WaitingFor.Intersect(roles, StringComparer.Ordinal)])),
        ];
    }

    /// <summary>Deadlines of a case; null when there is no such case for this person.</summary>
    public async Task<IReadOnlyList<DeadlineRow>?> DeadlinesAsync(string institution, string person, string kind, CaseId id, CancellationToken cancellation)
    {
        if (!await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var calendar = await facts.CalendarAsync(institution, cancellation).ConfigureAwait(false);
        var today = Today();
        return await ReadAsync(
            """
            SELECT d.case_id, d.kind, x.number, d.id, d.target, d.transition, d.owner, d.escalates_to, d.due, d.paused_with, d.missed
            FROM case_deadline d JOIN case_index x ON x.case_id = d.case_id
            WHERE d.case_id = $1 ORDER BY d.due, d.id
            """,
            r => new DeadlineRow(
                r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), r.GetString(7),
                r.GetFieldValue<DateOnly>(8), r.IsDBNull(9) ? null : r.GetInt32(9), r.GetBoolean(10),
                r.IsDBNull(9) ? calendar.TryCount(today, r.GetFieldValue<DateOnly>(8)) : null),
            cancellation,
            id.Value).ConfigureAwait(false);
    }

    private async Task<string[]> RolesAsync(string institution, PersonFacts asking, DateOnly today, CancellationToken cancellation) =>
        [.. (await HatsAsync(institution, asking, today, cancellation).ConfigureAwait(false)).Select(h => h.Role).Distinct(StringComparer.Ordinal)];

    /// <summary>The roles a person acts in today: his own first, then those delegated to him.</summary>
    private async Task<List<InboxHat>> HatsAsync(string institution, PersonFacts asking, DateOnly today, CancellationToken cancellation)
    {
        List<InboxHat> hats = [.. asking.Roles.Order(StringComparer.Ordinal).Select(r => new InboxHat(r, null, null))];
        foreach (var from in asking.Delegations.Select(d => d.From).Distinct(StringComparer.Ordinal))
        {
            if (await facts.PersonAsync(institution, from, FactsAge, cancellation).ConfigureAwait(false) is { } other
                && asking.StandingInFor(other, today)?.StandInFor is { } delegation)
            {
                hats.AddRange(delegation.Roles.Order(StringComparer.Ordinal).Select(r => new InboxHat(r, other.Id, other.Name)));
            }
        }

        return hats;
    }
}
