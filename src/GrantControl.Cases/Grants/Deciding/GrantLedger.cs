using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>The posting that only a grant makes; the others are every case's.</summary>
internal static class GrantLedger
{
    /// <summary>Reserves the whole plan.</summary>
    public static IReadOnlyList<Posting> Reserve(Plan plan) =>
        CaseLedger.Post(Account.Reserved, Account.Available, PlanRules.Sums(plan.Budget!.Lines.Select(l => new Charge(l.BudgetLine, l.Amount)), plan.Budget.Total.Currency).Select(s => new Charge(s.Key, s.Value)), "plan");
}
