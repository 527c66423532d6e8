using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>The rules of the settlement: what must hold before a debt is stated, paid, written off, and the grant closed.</summary>
internal static class SettlementRules
{
    /// <summary>The report is on file, or its term passed and the institution goes on with what it has (2 CFR 200.344).</summary>
    public static Rejection? FinalReportFiled(GrantState s, DateOnly? today) => s.FinalReport is not null || TermPassed(s, today)
        ? null
        : Refuse.With(Codes.DocumentMissing, GrantRules.FinalReportFiled, "Falta el informe final, y su plazo no ha vencido.", "The final report is missing, and its term has not passed.");

    /// <summary>A grant that was paid anything does not close without a word on what came of it, even when every expense was accepted.</summary>
    public static Rejection? ReportedIfPaid(GrantState s, DateOnly? today) =>
        s.Determination is not null || s.Core.Balance(Account.Paid) == 0 ? null : FinalReportFiled(s, today);

    /// <summary>No payment is under way and no report waits for internal control. What the organisation itself owes stops waiting after its term.</summary>
    public static Rejection? EveryLineDecided(GrantState s, DateOnly? today)
    {
        var waiting = s.Tranches.Keys.Where(n => s.StateOf(GrantState.TrancheTarget(n)) switch
        {
            TrancheWorkflow.Ordered or TrancheWorkflow.Reported => true,
            TrancheWorkflow.Paid or TrancheWorkflow.Observed => !TermPassed(s, today),
            _ => false,
        }).ToList();
        return waiting.Count == 0 ? null : Pending(GrantRules.EveryLineDecided, waiting);
    }

    public static Rejection? PaidEqualsAcceptedPlusRefundable(Settlement account) => account.Paid == account.Accepted + account.Refundable
        ? null
        : Refuse.With(
            Codes.BalanceNotZero,
            GrantRules.PaidEqualsAcceptedPlusRefundable,
            $"Pagado {account.Paid} no es aceptado {account.Accepted} más reintegrable {account.Refundable}.",
            $"Paid {account.Paid} is not accepted {account.Accepted} plus refundable {account.Refundable}.");

    public static Rejection? RefundWithinDebt(Settlement account, Money amount) => amount <= account.Outstanding
        ? null
        : Refuse.Field(GrantRules.RefundWithinDebt, "amount", $"Lo pendiente es {account.Outstanding}.", $"What is outstanding is {account.Outstanding}.");

    public static Rejection? ExpenseAccepted(ExpenseLine? line) => line is { Verdict: ExpenseVerdict.Accepted }
        ? null
        : Refuse.Field(GrantRules.ExpenseAccepted, "line", "Ese gasto no está entre los aceptados.", "That expense is not among the accepted ones.");

    /// <summary>Somewhere in the grant an expense stands accepted that could still be disallowed.</summary>
    public static Rejection? SomeExpenseAccepted(GrantState s) => s.Tranches.Values.Any(static t => t.Lines.Any(static l => l.Verdict == ExpenseVerdict.Accepted))
        ? null
        : Refuse.With(Codes.WrongState, GrantRules.ExpenseAccepted, "No queda ningún gasto aceptado.", "No accepted expense is left.");

    public static Rejection? DebtUnpaid(Settlement account) => account.Outstanding.IsPositive
        ? null
        : Refuse.With(Codes.WrongState, GrantRules.DebtUnpaid, "No hay saldo pendiente.", "Nothing is outstanding.");

    /// <summary>Every payment is accounted for; one the organisation never reported is so by the determination that made it a debt.</summary>
    public static Rejection? TranchesSettled(GrantState s)
    {
        var waiting = s.Tranches.Keys.Where(n => s.StateOf(GrantState.TrancheTarget(n)) switch
        {
            TrancheWorkflow.Accepted or TrancheWorkflow.Cancelled => false,
            TrancheWorkflow.Paid or TrancheWorkflow.Observed => s.Determination is null,
            _ => true,
        }).ToList();
        return waiting.Count == 0 ? null : Pending(GrantRules.TranchesSettled, waiting);
    }

    public static Rejection? BalanceZero(GrantState s)
    {
        string[] accounts = [Account.Advance, Account.Recoverable, Account.Reserved, Account.Accrued];
        var left = accounts.Where(a => s.Core.Balance(a) != 0).ToList();
        return left.Count == 0 ? null : Refuse.With(
            Codes.BalanceNotZero,
            GrantRules.BalanceZero,
            $"Queda saldo: {string.Join(", ", left.Select(a => $"{a} {s.Minor(s.Core.Balance(a))}"))}.",
            $"A balance remains: {string.Join(", ", left.Select(a => $"{a} {s.Minor(s.Core.Balance(a))}"))}.");
    }

    public static Rejection? WithinRetention(GrantState s, DateOnly? today) => today is null || (s.ClosedOn is { } closed && today <= closed.AddYears(GrantPolicy.RetentionYears))
        ? null
        : Refuse.With(Codes.WrongState, GrantRules.WithinRetention, "Pasó el plazo de conservación.", "The retention term has passed.");

    /// <summary>Without a day, as index rows ask, the term has passed once the clock has said so.</summary>
    private static bool TermPassed(GrantState s, DateOnly? today) => today is { } day
        ? s.LiquidationSince is { } since && day > since.AddDays(GrantPolicy.LiquidationDays)
        : s.Core.Deadlines.TryGetValue(GrantWorkflow.ReportFinal, out var term) && term.Missed;

    private static Rejection Pending(string rule, IEnumerable<int> tranches) => Refuse.With(
        Codes.WrongState,
        rule,
        $"Falta liquidar los desembolsos {string.Join(", ", tranches)}.",
        $"Tranches still to be settled: {string.Join(", ", tranches)}.");
}
