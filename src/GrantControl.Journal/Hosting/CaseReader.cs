using System.Text.Json;
using GrantControl.Journal.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Hosting;

/// <summary>A case as JSON, for one person.</summary>
internal static class CaseReader
{
    /// <summary>What is shown may lag the registers by this much; what is decided never does.</summary>
    private static readonly TimeSpan ShownFactsAge = TimeSpan.FromSeconds(2);

    public static async Task<CaseReading?> ReadAsync(
        CaseRuntime runtime, string institution, ICaseKind kind, ICaseState state, IReadOnlyList<BlockFacts> blocks, string person, CancellationToken cancellation)
    {
        var known = await runtime.Facts.PersonAsync(institution, person, ShownFactsAge, cancellation).ConfigureAwait(false);
        var at = runtime.Now();
        var today = BusinessCalendar.DayOf(at);
        if (state.Version == 0 || known is null || !MaySee(kind, state, known, today))
        {
            return null;
        }

        var calendar = await runtime.Facts.CalendarAsync(institution, cancellation).ConfigureAwait(false);
        var organisation = state.Organisation is null
            ? null
            : await runtime.Facts.OrganisationAsync(institution, state.Organisation, state.Id, today, ShownFactsAge, cancellation).ConfigureAwait(false);
        var facts = new Facts(calendar) { Organisation = organisation?.Facts, Blocks = blocks };
        List<Offered> permitted = [.. kind.Permitted(state, known.ToActor(), facts, at, runtime.Engine).Select(p => Offer(kind, p, null, blocks))];
        foreach (var from in known.Delegations.Select(d => d.From).Distinct(StringComparer.Ordinal))
        {
            if (await runtime.Facts.PersonAsync(institution, from, ShownFactsAge, cancellation).ConfigureAwait(false) is { } other
                && known.StandingInFor(other, today) is { } actor)
            {
                // Only what he may not do in his own name is offered in another's.
                var delegated = kind.Permitted(state, actor, facts, at, runtime.Engine).Select(p => Offer(kind, p, from, blocks));
                permitted.AddRange(delegated.Where(o => !permitted.Contains(o with { StandInFor = null })));
            }
        }

        var view = Show(kind, state, Deadlines(kind, state, calendar, today), permitted, blocks);
        return new CaseReading(state.Version, JsonSerializer.SerializeToUtf8Bytes(view, CaseJson.Options));
    }

    private static bool MaySee(ICaseKind kind, ICaseState state, PersonFacts person, DateOnly today) => kind.Readers(state) is { } readers
        ? readers.Admit(CaseSight.KeysOf(person, today))
        : CaseSight.MaySee(kind, state, person.ToActor());

    /// <summary>The case as it was at a version, with nothing offered.</summary>
    public static CaseReading Past(ICaseKind kind, ICaseState state) =>
        new(state.Version, JsonSerializer.SerializeToUtf8Bytes(Show(kind, state, kind.Deadlines(state), [], []), CaseJson.Options));

    private static object Show(ICaseKind kind, ICaseState state, IReadOnlyList<object> deadlines, IReadOnlyList<Offered> permitted, IReadOnlyList<BlockFacts> blocks) => new
    {
        Id = state.Id.ToString(),
        kind.Kind,
        kind.Index(state).Number,
        State = new { Id = state.State, kind.Workflow.State(state.State).Label },
        state.Version,
        state.ContentHash,
        state.PolicyVersion,
        Permitted = permitted,
        Deadlines = deadlines,
        FrozenBy = blocks.Select(static b => new { b.Kind, b.Number, b.Reason, b.By, b.ByName, b.Since }).ToArray(),
        Case = kind.View(state),
    };

    private static object[] Deadlines(ICaseKind kind, ICaseState state, BusinessCalendar calendar, DateOnly today) =>
        [.. kind.Deadlines(state).Select(d => (object)new
        {
            d.Id,
            d.Target,
            d.Transition,
            d.Owner,
            d.EscalatesTo,
            d.Due,
            d.PausedWith,
            d.Missed,
            BusinessDaysLeft = d.PausedWith is null ? calendar.TryCount(today, d.Due) : null,
        })];

    private static Offered Offer(ICaseKind kind, PermittedCommand p, string? standInFor, IReadOnlyList<BlockFacts> blocks) =>
        new(p.Command, p.Target, p.Variant, p.Transition, p.Label, p.BlockedBy ?? (blocks.Count > 0 && IsStopped(kind, p) ? Codes.Blocked : null), p.Why, standInFor);

    private static bool IsStopped(ICaseKind kind, PermittedCommand p) =>
        kind.Workflow.Row(p.Target, p.Transition)?.Guards.HasFlag(Guards.Unblocked) ?? false;

    /// <param name="StandInFor">The person in whose name it is offered; null for his own.</param>
    private sealed record Offered(string Command, string Target, string? Variant, string Transition, Label Label, string? BlockedBy, Label? Why, string? StandInFor);
}
