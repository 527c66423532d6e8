using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>What is true of a running grant's books, whatever people have sent.</summary>
internal static class TrancheBooks
{
    private static readonly string[] Lines = [TrancheWorld.LineA, TrancheWorld.LineB];

    private static readonly string[] NeverNegative = [Account.Reserved, Account.Committed, Account.Accrued, Account.Paid, Account.Advance, Account.Recoverable, Account.ProgrammeExpense];

    public static void Hold(GrantState s)
    {
        var reserved = s.Amendments.Values.SelectMany(a => a.Reserved).ToLookup(c => c.BudgetLine, c => c.Amount.Minor);
        foreach (var line in Lines)
        {
            long At(string account) => s.Core.Balance(account, line);
            var total = s.Plan.Budget!.Lines.Where(l => l.BudgetLine == line).Sum(l => l.Amount.Minor);
            (At(Account.Committed) + At(Account.Accrued) + At(Account.Paid)).Should().Be(total, "what was committed is committed, accrued or paid");
            NeverNegative.Select(At).Should().OnlyContain(balance => balance >= 0);
            At(Account.Advance).Should().Be(At(Account.Paid) - At(Account.ProgrammeExpense) - At(Account.Recoverable), "an advance is what was paid and neither accepted nor disallowed");
            At(Account.Accrued).Should().Be(Charged(s, line, TrancheWorkflow.Approved, TrancheWorkflow.Ordered));
            At(Account.Paid).Should().Be(Charged(s, line, TrancheWorkflow.Paid, TrancheWorkflow.Reported, TrancheWorkflow.Observed, TrancheWorkflow.Accepted));
            At(Account.Reserved).Should().Be(reserved[line].Sum(), "only an open amendment reserves");
            At(Account.Available).Should().Be(-(total + At(Account.Reserved)));
        }

        s.Core.Balances.Values.Sum().Should().Be(0, "every entry is balanced");
    }

    private static long Charged(GrantState s, string line, params string[] states) => s.Tranches
        .Where(t => states.Contains(s.StateOf(GrantState.TrancheTarget(t.Key))))
        .SelectMany(t => t.Value.Plan.Charges).Where(c => c.BudgetLine == line).Sum(c => c.Amount.Minor);
}
