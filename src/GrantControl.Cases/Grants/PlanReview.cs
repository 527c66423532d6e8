using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>
/// What the rules would say of a plan that is still being written, so that people hear it before they present it. The
/// decision asks the same rules again.
/// </summary>
public static class PlanReview
{
    /// <summary>What stands in the way of presenting a plan, section by section; a path begins with its section's id.</summary>
    public static IReadOnlyList<FieldError> Problems(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. Fields(PlanRules.Missing(plan)),
            .. Fields(PlanRules.References(plan)),
            .. plan.Budget is null ? [] : Fields(PlanRules.LinesSumToTotal(plan)),
            .. plan.Results is null ? [] : Fields(PlanRules.ResultsComplete(plan)),
        ];
    }

    /// <summary>What saving these sections would refuse, each on its own.</summary>
    public static IReadOnlyList<FieldError> Malformed(Plan sent, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return Fields(PlanChecks.Refuses(sent, currency));
    }

    /// <summary>The amount planned on each budget line, in ordinal order.</summary>
    public static IReadOnlyDictionary<string, Money> ByBudgetLine(BudgetSection budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return PlanRules.Sums(budget.Lines.Select(l => new Charge(l.BudgetLine, l.Amount)), budget.Total.Currency);
    }

    private static IReadOnlyList<FieldError> Fields(Rejection? rejection) => rejection?.Fields ?? [];
}
