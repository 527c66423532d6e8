using System.Collections.Immutable;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>What an adopted amendment makes of a grant; the decision asks it for deadlines and money, and the fold for the state.</summary>
internal static class AmendmentInForce
{
    /// <summary>Where an amendment begins: cleared by the gates that watch nothing of what it changes.</summary>
    public static WorkflowPosition Start(IEnumerable<string> carried) => new(AmendmentWorkflow.Definition.Initial)
    {
        ClearedGates = carried.ToImmutableSortedSet(StringComparer.Ordinal),
    };

    /// <summary>The grant on the new content: every gate's clearance stands on its hash, tranches follow the new schedule.</summary>
    public static GrantState Of(GrantState state, AmendmentState amendment)
    {
        var sections = PlanSections.Bump(state.Sections, amendment.Sections);
        var amended = state with
        {
            Plan = PlanSections.Merge(state.Plan, amendment.Sections),
            Sections = sections,
            Presented = PlanSections.Hashes(sections),
            Clearances = amendment.Clearances,
        };
        return amended.Plan.Tranches!.Tranches.Aggregate(amended, Scheduled);
    }

    /// <summary>Tranches of the grant that its plan no longer has, and that have not ended.</summary>
    public static IReadOnlyList<int> Dropped(GrantState state) =>
        [.. state.Tranches.Keys.Where(n => state.Plan.Tranches!.Tranches.All(t => t.Number != n) && state.StateOf(GrantState.TrancheTarget(n)) == TrancheWorkflow.Scheduled)];

    public static IReadOnlyList<Charge> Increase(Plan before, Plan after) => [.. Change(before, after).Where(c => c.Amount.IsPositive)];

    public static IReadOnlyList<Charge> Decrease(Plan before, Plan after) => [.. Change(before, after).Where(c => c.Amount.IsNegative).Select(c => c with { Amount = -c.Amount })];

    /// <summary>A tranche not asked for yet takes its new plan; a number that had ended, or is new, begins anew.</summary>
    private static GrantState Scheduled(GrantState state, PlannedTranche planned)
    {
        var target = GrantState.TrancheTarget(planned.Number);
        var runs = state.Tranches.TryGetValue(planned.Number, out var known) && state.StateOf(target) != TrancheWorkflow.Cancelled;
        if (runs && CanonicalJson.Hash(known!.Plan) == CanonicalJson.Hash(planned))
        {
            return state;
        }

        return state with
        {
            Tranches = state.Tranches.SetItem(planned.Number, new TrancheState(planned)),
            Core = state.Core with { Positions = state.Core.Positions.SetItem(target, new WorkflowPosition(GrantTranches.Definition.Initial)) },
        };
    }

    private static IEnumerable<Charge> Change(Plan before, Plan after)
    {
        var currency = after.Budget!.Total.Currency;
        var (was, becomes) = (Sums(before), Sums(after));
        return was.Keys.Union(becomes.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(line => new Charge(line, becomes.GetValueOrDefault(line, Money.Zero(currency)) - was.GetValueOrDefault(line, Money.Zero(currency))));
    }

    private static SortedDictionary<string, Money> Sums(Plan plan) =>
        PlanRules.Sums(plan.Budget!.Lines.Select(l => new Charge(l.BudgetLine, l.Amount)), plan.Budget.Total.Currency);
}
