using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Budget;

/// <summary>What an event of a budget does outside it: descriptions of lines, and the appropriation in the ledger.</summary>
public static class BudgetEffects
{
    public static Effects Of(Recorded recorded, BudgetState after) => recorded.Event switch
    {
        BudgetImported e => new Effects
        {
            BudgetLines = [.. e.Lines.Select(l => Describe(after, l, l.Assigned, l.Modified))],
            Postings = [.. e.Lines.SelectMany(l => Opening(BudgetId.Key(e.Code, l.Code), l))],
        },
        BudgetModified e => new Effects
        {
            BudgetLines = [.. e.Changes.Select(c => Describe(after, after.Lines[c.Line], Money.Zero(after.Currency), c.Amount))],
            Postings = [.. e.Changes.Select(c => Change(BudgetId.Key(after.Code, c.Line), c.Amount))],
            Claims = e.Step is null ? [] : [.. Evidence.Claims(after.Core, e.Step)],
        },
        _ => Effects.None,
    };

    private static BudgetLineRecord Describe(BudgetState after, BudgetLineImported line, Money assigned, Money modified) =>
        new(BudgetId.Key(after.Code, line.Code), after.Code, line.Code, line.Name, assigned, modified) { Chargeable = after.Chargeable };

    /// <summary>The appropriation, then what others committed and accrued of it before; nothing of zero is posted.</summary>
    private static IEnumerable<Posting> Opening(string key, BudgetLineImported line)
    {
        Posting[] all =
        [
            new(Account.Available, Account.Appropriation, line.Assigned + line.Modified, key, "import"),
            new(Account.Committed, Account.Available, line.OpeningAccrued, key, "opening"),
            new(Account.Accrued, Account.Committed, line.OpeningAccrued, key, "opening"),
        ];
        return all.Where(p => p.Amount.IsPositive);
    }

    private static Posting Change(string key, Money amount) => amount.IsPositive
        ? new Posting(Account.Available, Account.Appropriation, amount, key, "modification")
        : new Posting(Account.Appropriation, Account.Available, -amount, key, "modification");
}
