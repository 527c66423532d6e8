using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;
using static GrantControl.Rules.Tests.Grants.Support.TestPlan;
using Ledger = GrantControl.Kernel.Deciders.Account;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What is refused of the tranches of a grant, from their request to the account of what they paid for.</summary>
internal static class RefusedTranches
{
    public static IEnumerable<RefusedRow> Rows => [.. Requests, .. Payments, .. Reports, .. Reviews];

    private static IEnumerable<RefusedRow> Requests =>
    [
        NotNow("request-tranche", TrancheRules.TrancheInTurn, Running, _ => Ask(2), Requester),
        NotNow("request-tranche", TrancheRules.TrancheInTurn, () => Running().Ordered(1), _ => Ask(2), Requester),
        Refused("request-tranche", TrancheRules.ReportsUpToDate, Codes.Blocked, () => AlmostAccounted().Later(31), _ => Ask(2), Requester),
        .. new[] { () => Running().Paid(1), () => Running().Reported(1), Observed }
            .Select(given => Refused("request-tranche", TrancheRules.PreviousTrancheLiquidated, Codes.Blocked, given, _ => Ask(2), Requester)),
        .. new[] { (LineA, 29_999_99), (LineB, 9_999_99) }.Select(x => Refused(
            "request-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment, () => Running().Owning(Committed, x.Item1, x.Item2), _ => Ask(1), Requester)),
        Refused("verify-tranche", TrancheRules.PreconditionsEvidenced, Codes.DocumentMissing, () => Running().Requested(1), _ => new VerifyTranche(1, []), TechnicalMonitor),
        Invalid("verify-tranche", TrancheRules.PreconditionsEvidenced, () => Running().Requested(1), _ => new VerifyTranche(1, [Met(1), Met(2)]), TechnicalMonitor, "evidence[1].precondition"),
        Refused("verify-tranche", TrancheRules.VisitMade, Codes.DocumentMissing,
            () => Running().Accounted(1).Requested(2).Given(new VerifyTranche(2, [Met(1)]), TechnicalMonitor), _ => new VerifyTranche(2, []), Watcher),
        Blank("return-tranche", () => Running().Requested(1), _ => new ReturnTranche(1, "  "), Watcher),
        Blank("return-tranche", () => Running().Requested(1), _ => new ReturnTranche(1, new string('x', GrantPolicy.MaxText + 1)), Watcher),
    ];

    private static IEnumerable<RefusedRow> Payments =>
    [
        Refused("approve-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment, () => Running().Verified(1).Owning(Committed, LineB, 9_999_99), _ => new ApproveTranche(1), FirstApprover),
        Refused("approve-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment,
            () => Running().Verified(1).Given(new ApproveTranche(1), FirstApprover).Owning(Committed, LineB, 9_999_99), _ => new ApproveTranche(1), SecondApprover),
        Invalid("order-tranche", TrancheRules.BatchAddsUp, () => Running().Approved(1), r => Order(r) with { Total = Q(1) }, Treasurer, "total"),
        Invalid("order-tranche", TrancheRules.AccountUnchanged, () => Running().Approved(1), r => Order(r) with { Account = TestPlan.Account with { Number = "99" } }, Treasurer, "account"),
        Refused("order-tranche", TrancheRules.AccountUnchanged, Codes.Blocked,
            () => Running().Approved(1) is var run ? run with { State = run.State with { VerifiedAccount = TestPlan.Account with { Number = "99" } } } : Running(), Order, Treasurer),
        Invalid("confirm-tranche", TrancheRules.AmountAsOrdered, () => Running().Ordered(1), r => TranchePath.Confirm(r, 1) with { Amount = Q(1) }, Treasurer, "amount"),
        Refused("confirm-tranche", TrancheRules.BankReferenceUnique, Codes.DocumentReused, () => Running().Accounted(1).Ordered(2), r => TranchePath.Confirm(r, 2) with { BankReference = "BR-1" }, Treasurer),
        Invalid("reject-payment", TrancheRules.AmountAsOrdered, () => Running().Ordered(1), _ => Bounce with { Order = "OP-9" }, Treasurer, "order"),
        Blank("reject-payment", () => Running().Ordered(1), _ => Bounce with { Reason = "" }, Treasurer),
    ];

    private static IEnumerable<RefusedRow> Reports =>
    [
        Invalid("report-tranche", TrancheRules.EvidencePerLine, () => PaidAWhileAgo(), r => Report(r, l => l with { Supplier = " " }), Requester, "lines[0].supplier"),
        Invalid("report-tranche", TrancheRules.LinesWithinPayment, () => PaidAWhileAgo(), r => Report(r, l => l with { Amount = l.Amount + Q(1) }), Requester, "lines"),
        Invalid("report-tranche", TrancheRules.LinesWithinPayment, () => PaidAWhileAgo(), r => TranchePath.Report(r, 1) with { Lines = [] }, Requester, "lines"),
        Invalid("correct-tranche", TrancheRules.EveryObservationAnswered, Observed, _ => Correct with { Answers = [] }, Requester, "answers"),
        Invalid("correct-tranche", TrancheRules.EvidencePerLine, Observed, _ => Correct with { Lines = [TranchePath.Expense("g1.9", "2026-12/999", Q(1))] }, Requester, "lines[0].budgetLine"),
        Invalid("correct-tranche", TrancheRules.LinesWithinPayment, Observed, _ => Correct with { Lines = [TranchePath.Expense("g1.9", LineA, Q(1))] }, Requester, "lines"),
    ];

    private static IEnumerable<RefusedRow> Reviews =>
    [
        Invalid("accept-tranche", TrancheRules.EveryLineDecided, () => Running().Reported(1), r => TranchePath.Accept(r, 1) with { Decisions = [] }, Liquidator, "decisions"),
        Invalid("accept-tranche", TrancheRules.LinesWithinPayment, () => Running().Reported(1).Owning(Ledger.Advance, LineB, 9_999_99), r => TranchePath.Accept(r, 1), Liquidator, "lines"),
        Blank("observe-tranche", () => Running().Reported(1), _ => new ObserveTranche(1, []), Liquidator, "observations"),
        Blank("observe-tranche", () => Running().Reported(1), _ => new ObserveTranche(1, [new("g1.1", " ")]), Liquidator, "observations[0].text"),
        Blank("observe-tranche", () => Running().Reported(1), _ => new ObserveTranche(1, [new("G9", "No existe.")]), Liquidator, "observations[0].line"),
    ];

    private const string Committed = Ledger.Committed;

    private static RejectPayment Bounce => new(1, "OP-1", "Cuenta inactiva.", Documents("rechazo", DocumentType.BankFile));

    private static CorrectTranche Correct => new(1, [new(1, "Corregido.")], []);

    private static RequestTranche Ask(int tranche) => new(tranche, Documents($"t{tranche}-más", DocumentType.PaymentRequest));

    private static PreconditionMet Met(int condition) => new(condition, Document(DocumentType.PreconditionEvidence, $"condición-{condition}"));

    private static OrderTranche Order(GrantRun run) =>
        new(1, "OP-1", run.State.Tranches[1].Amount, [new PaymentItem(run.State.Core.Number, 1, run.State.Tranches[1].Amount)], TestPlan.Account, Documents("orden", DocumentType.PaymentOrder));

    private static ReportTranche Report(GrantRun run, Func<ExpenseReported, ExpenseReported> first) =>
        TranchePath.Report(run, 1) is var report ? report with { Lines = [first(report.Lines[0]), .. report.Lines.Skip(1)] } : report;

    private static GrantRun Running() => GrantPath.To(GrantStates.Active);

    private static GrantRun PaidAWhileAgo() => Running().Paid(1).On(TranchePath.ReportedOn);

    private static GrantRun Observed() => Running().Reported(1).Given(new ObserveTranche(1, [new(null, "Falta el registro.")]), Liquidator);

    /// <summary>Paid, and of the advance next to nothing left to account for.</summary>
    private static GrantRun AlmostAccounted() => Running().Paid(1).Owning(Ledger.Advance, LineA, 1).Owning(Ledger.Advance, LineB, 0);
}
