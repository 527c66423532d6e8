using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Refusals.ContractRefused;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>What is refused from the receptions of a contract to its closing and reopening.</summary>
internal static class RefusedEnding
{
    public static IEnumerable<RefusedRow> Rows => [.. Receptions, .. Collections, .. Settlements, .. Releases, .. Closings];

    private static IEnumerable<RefusedRow> Receptions =>
    [
        NotNow("receive-provisional", ContractRules.DeliverablesResolved, Running, _ => Provisional(), Administrator),
        NotNow("receive-provisional", ContractRules.DeliverablesResolved, () => Received(Running()).Given(Amend(0, Ends.AddDays(10)), Administrator), _ => Provisional(), Administrator),
        Invalid("receive-final", ContractRules.DefectsCured, Defective, _ => Final(new DefectCured(1, "Se cambió")), Administrator, "cured"),
        Invalid("receive-final", ContractRules.DefectsCured, Defective, _ => Final(new(1, "Se cambió"), new(3, "?")), Administrator, "cured[1].defect"),
    ];

    private static IEnumerable<RefusedRow> Collections =>
    [
        NotNow("evaluate", ContractRules.NotEvaluated, () => To(ContractStates.Settled).Given(Evaluate, Administrator), _ => Evaluate, Administrator),
        NotNow("collect", ContractRules.SomethingReceivable, () => To(ContractStates.Final), _ => ContractLifeTests.Collect(1), Treasurer),
        Invalid("collect", ContractRules.WithinReceivable, Imposed, _ => ContractLifeTests.Collect(3_001), Treasurer, "amount"),
        Refused("collect", ContractRules.BankReferenceUnique, Codes.DocumentReused, () => NeverDelivered(10).Given(ContractLifeTests.Collect(1), Treasurer),
            _ => ContractLifeTests.Collect(1) with { Documents = [Document(DocumentType.DepositSlip, "otro")] }, Treasurer),
    ];

    private static IEnumerable<RefusedRow> Settlements =>
    [
        Blank("settle", () => Paid(To(ContractStates.Final)), r => Settle(r) with { Note = " " }, Settler, "note"),
        Refused("settle", VisitRules.VisitsSettled, Codes.Blocked, ActionOpen, Settle, Settler),
        NotNow("settle", ContractRules.PaymentsSettled, () => To(ContractStates.Final), Settle, Settler),
        NotNow("settle", ContractRules.DelaysReported, () => NeverDelivered(10), Settle, Settler),
        NotNow("settle", ContractRules.DelaysReported, () => Paid(Received(LateBy(3), 2, 3).Given(Provisional(), Administrator).Given(Final(), Administrator)), Settle, Settler),
        NotNow("settle", ContractRules.PenaltiesSettled, Owing, Settle, Settler),
        NotNow("settle", ContractRules.PenaltiesSettled, Imposed, Settle, Settler),
        Refused("settle", ContractRules.SettlementReconciles, Codes.BalanceNotZero, () => Paid(To(ContractStates.Final)), r => Settle(r) with { Executed = new Money(6_000_001, Currency.Gtq) }, Settler),
    ];

    private static IEnumerable<RefusedRow> Releases =>
    [
        NotNow("release-retention", ContractRules.SomethingRetained, () => To(ContractStates.Settled).Apply(r => r.Given(ReleaseRetention(r), Treasurer)), r => ReleaseRetention(r, "RET-2"), Treasurer),
        Invalid("release-retention", ContractRules.RetentionWhole, () => To(ContractStates.Settled), r => ReleaseRetention(r) with { Amount = Q(1) }, Treasurer, "amount"),
        Refused("release-retention", ContractRules.BankReferenceUnique, Codes.DocumentReused, () => To(ContractStates.Settled), r => ReleaseRetention(r, r.State.Tranches[1].BankReference!), Treasurer),
        NotNow("release-guarantee", ContractRules.GuaranteeInForce, () => To(ContractStates.Settled).Given(ReleaseGuarantee(), Lawyer), _ => ReleaseGuarantee(), Lawyer),
        Invalid("release-guarantee", ContractRules.GuaranteeInForce, () => To(ContractStates.Settled), _ => ReleaseGuarantee("POL-9"), Lawyer, "number"),
    ];

    private static IEnumerable<RefusedRow> Closings =>
    [
        Refused("close", CommonRules.FindingsClosed, Codes.Blocked, () => Ready(To(ContractStates.Settled)).Given(new RaiseFinding("Falta una firma", false), Watcher), _ => new CloseContract(), Auditor),
        NotNow("close", ContractRules.SupplierEvaluated, () => To(ContractStates.Settled), _ => new CloseContract(), Auditor),
        NotNow("close", ContractRules.GuaranteesReleased, () => To(ContractStates.Settled).Given(Evaluate, Administrator), _ => new CloseContract(), Auditor),
        NotNow("close", ContractRules.RetentionReleased, () => To(ContractStates.Settled).Given(Evaluate, Administrator).Given(ReleaseGuarantee(), Lawyer), _ => new CloseContract(), Auditor),
        NotNow("close", ContractRules.BooksZero, () => Ready(To(ContractStates.Settled)).With(s => s with { Core = s.Core with { Balances = s.Core.Balances.SetItem($"{Account.Committed}|2026/equipo", 1) } }),
            _ => new CloseContract(), Auditor),
        Blank("reopen", () => To(ContractStates.Closed), _ => Reopen with { Reason = " " }, Auditor),
        NotNow("reopen", ContractRules.WithinRetention, () => To(ContractStates.Closed).Apply(r => r.On(r.Today.AddYears(6))), _ => Reopen,
            Auditor with { Declaration = Auditor.Declaration! with { ValidUntil = ContractRun.FirstDay.AddYears(8) } }),
    ];

    private static ReopenContract Reopen => new("Apareció una factura", [Document(DocumentType.AuditFinding)]);

    private static ContractRun Defective() => Received(Running()).Given(Provisional("Una pantalla parpadea", "Falta un cable"), Administrator);

    private static ContractRun Imposed() => Owing().Given(Impose(), Head);

    private static ContractRun ActionOpen() =>
        Paid(Received(Running()).Visited(r => Troubled(r) with { Findings = [] }).Given(Provisional(), Administrator).Given(Final(), Administrator));
}
