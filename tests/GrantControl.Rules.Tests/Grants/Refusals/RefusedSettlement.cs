using GrantControl.Cases.Grants;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Grants.GrantStates;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What is refused from the end of a grant to its closing and reopening.</summary>
internal static class RefusedSettlement
{
    public static IEnumerable<RefusedRow> Rows => [.. Determinations, .. Debts, .. Closings];

    private static IEnumerable<RefusedRow> Determinations =>
    [
        Blank("determine", ReportFiled, _ => Commands.Determine() with { Note = "" }, Liquidator, "note"),
        Refused("determine", GrantRules.FinalReportFiled, Codes.DocumentMissing, () => GrantPath.To(Liquidation), _ => Commands.Determine(), Liquidator),
        .. new Func<GrantRun, GrantRun>[] { r => r.Ordered(1), r => r.Paid(1), r => r.Reported(1) }
            .Select(way => NotNow("determine", GrantRules.EveryLineDecided, () => Ended(way), _ => Commands.Determine(), Liquidator)),
        Refused("determine", GrantRules.PaidEqualsAcceptedPlusRefundable, Codes.BalanceNotZero,
            () => ReportFiled().Owning(Account.Paid, TestPlan.LineA, ReportFiled().State.Core.Balance(Account.Paid, TestPlan.LineA) + 1), _ => Commands.Determine(), Liquidator),
        Blank("disallow", () => GrantPath.To(Liquidation), _ => Commands.Disallow() with { Reason = "" }, Liquidator),
        NotNow("disallow", GrantRules.ExpenseAccepted, () => GrantPath.To(Liquidation).Given(Commands.Disallow(), Liquidator), _ => Commands.Disallow(), Liquidator),
        Invalid("disallow", GrantRules.ExpenseAccepted, () => GrantPath.To(Liquidation), _ => Commands.Disallow(1, "g1.2"), Liquidator, "line"),
        Invalid("disallow", GrantRules.ExpenseAccepted, () => GrantPath.To(Liquidation), _ => Commands.Disallow(9), Liquidator, "line"),
    ];

    private static IEnumerable<RefusedRow> Debts =>
    [
        NotNow("refund", GrantRules.DebtUnpaid, () => Repaid(RefundDue), _ => Commands.Refund(1, "BR-10"), Treasurer),
        Invalid("refund", GrantRules.RefundWithinDebt, () => GrantPath.To(RefundDue), _ => Commands.Refund(TranchePath.Disallowed + 1), Treasurer, "amount"),
        .. new[] { Liquidation, RefundDue, Recovery }.Select(s => Refused("refund", GrantRules.BankReferenceUnique, Codes.DocumentReused, () => GrantPath.To(s), _ => Commands.Refund(1, "BR-1"), Treasurer)),
        Refused("refund", GrantRules.BankReferenceUnique, Codes.DocumentReused, () => GrantPath.To(RefundDue).Given(Commands.Refund(1), Treasurer),
            _ => Commands.Refund(1) with { Documents = TestDocuments.Documents("otro", "refund-receipt") }, Treasurer),
        Blank("escalate", () => GrantPath.To(RefundDue), _ => new EscalateDebt(""), Legal),
        NotNow("escalate", GrantRules.DebtUnpaid, () => Repaid(RefundDue), _ => Commands.Escalate, Legal),
        Blank("write-off", () => GrantPath.To(Recovery), _ => Commands.WriteOff() with { Reason = "" }, Legal),
        NotNow("write-off", GrantRules.DebtUnpaid, () => Repaid(Recovery), _ => Commands.WriteOff(), Legal),
    ];

    private static IEnumerable<RefusedRow> Closings =>
    [
        Refused("close", GrantRules.FindingsClosed, Codes.Blocked, () => Repaid(RefundDue).Given(Commands.RaiseFinding(blocking: false), Watcher), _ => Commands.Close, Auditor),
        Refused("close", VisitRules.VisitsSettled, Codes.Blocked, ActionOpen, _ => Commands.Close, Auditor),
        NotNow("close", GrantRules.TranchesSettled, () => Ended(r => r.Ordered(1)), _ => Commands.Close, Auditor),
        Refused("close", GrantRules.FinalReportFiled, Codes.DocumentMissing, () => Repaid(Liquidation), _ => Commands.Close, Auditor),
        Refused("close", GrantRules.BalanceZero, Codes.BalanceNotZero, () => GrantPath.To(RefundDue), _ => Commands.Close, Auditor),
        Blank("reopen", () => GrantPath.To(Closed), _ => Commands.Reopen() with { Reason = "" }, Auditor),
        NotNow("reopen", GrantRules.WithinRetention, () => GrantPath.To(Closed) is var run ? run.On(run.State.ClosedOn!.Value.AddYears(GrantPolicy.RetentionYears).AddDays(1)) : run, _ => Commands.Reopen(), Auditor),
    ];

    private static GrantRun ReportFiled() => GrantPath.To(Liquidation).Given(Commands.ReportFinal(), Requester);

    private static GrantRun Ended(Func<GrantRun, GrantRun> way) => way(GrantPath.To(Active)).Given((Commands.Terminate, Head), (Commands.ReportFinal(), Requester));

    private static GrantRun Repaid(string state) => GrantPath.To(state).Given(Commands.Refund(TranchePath.Disallowed), Treasurer);

    private static GrantRun ActionOpen() => GrantPath.To(Active).VisitedWithTrouble()
        .Given((Commands.Terminate, Head), (Commands.ResolveFinding(), Liquidator), (Commands.ResolveFinding(2, "2"), Liquidator));
}
