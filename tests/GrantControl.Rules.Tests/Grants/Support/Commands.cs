using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Commands that are right on their own; tests change what they are about.</summary>
public static class Commands
{
    public static OpenGrant Open { get; } = new(TestPeople.Organisation, "Atención a víctimas", "Convocatoria 2026", new(2026, 1, 30), Currency.Gtq);

    public static SubmitGrant Submit { get; } = new(Documents("1", DocumentType.Statutes, DocumentType.Registration, DocumentType.Solvency));

    public static AdmitGrant Admit { get; } = new();

    public static WithdrawGrant Withdraw { get; } = new("La organización desiste.");

    public static RejectGrant Reject { get; } = new("No responde a un fin público.");

    public static ActivateGrant Activate { get; } = new(TestPlan.Account, TestPlan.Guarantee, Documents("1", DocumentType.BankAccountCertificate, DocumentType.Guarantee));

    public static SuspendGrant Suspend { get; } = new("Uso irregular", "Devolver los fondos", "Recurso ante el titular en tres días", new(2026, 12, 15));

    public static TerminateGrant Terminate { get; } = new("Incumplimiento del convenio", TerminationGround.BreachOfAgreement);

    public static EscalateDebt Escalate { get; } = new("No reintegró en el plazo.");

    public static FreezePayments Freeze { get; } = new("Denuncia en trámite");

    public static UnfreezePayments Unfreeze { get; } = new("La denuncia se desestimó.");

    public static CloseGrant Close { get; } = new("Finiquito");

    public static ClearGate Clear(string gate, string name = "1") => new(gate, Documents(name, Gate.OpinionOf(gate)));

    public static ObserveGate Observe(string gate, params string[] sections) => new(gate, [.. sections.Select(s => new ObservationMade(s, $"Corrija la sección {s}."))]);

    public static ResubmitGrant Answer(params int[] observations) => new([.. observations.Select(n => new ObservationAnswered(n, "Corregido."))]);

    public static AuthorizeGrant Authorize(string name = "1") => new(Documents(name, DocumentType.AuthorisationResolution));

    public static SignGrant Sign(string contentHash, string name = "1") => new(contentHash, Documents(name, DocumentType.SignedAgreement));

    public static ProposeAmendment Amend(string name = "1") =>
        new("Se amplía el plazo.", Documents(name, DocumentType.AmendmentJustification), Activities: TestPlan.Activities with { Ends = TestPlan.Ends.AddDays(20) });

    public static LiftSuspension Lift(string name = "1") => new("Se verificó la subsanación.", Documents(name, DocumentType.RemedyVerification));

    public static FileFinalReport ReportFinal(string name = "1") =>
        new("Se cumplió el plan.", [new IndicatorReached("i1", "410"), new IndicatorReached("i2", "24")], Documents(name, DocumentType.FinalReport));

    public static DetermineLiquidation Determine(string name = "1") => new("Liquidación revisada.", Documents(name, DocumentType.LiquidationRecord));

    public static RecordRefund Refund(long centavos, string reference = "BR-9") => new(TestPlan.Q(centavos), reference, TranchePath.ReportedOn, Documents(reference, DocumentType.RefundReceipt));

    public static DisallowExpense Disallow(int tranche = 1, string line = "g1.1") => new(tranche, line, "Factura anulada por el emisor.");

    public static RaiseFinding RaiseFinding(bool blocking = true) => new("Factura repetida", blocking);

    public static ResolveFinding ResolveFinding(int finding = 1, string name = "1") => new(finding, "Se anuló la factura.", Documents(name, DocumentType.FindingEvidence));

    public static CompensateDuties Compensate(string person, string dutyA, string dutyB, string name = "1") =>
        new(person, dutyA, dutyB, "Oficina con una sola persona en el área.", Documents(name, DocumentType.CompensatingControl));

    public static WriteOffDebt WriteOff(string name = "cobro") => new("La organización se disolvió.", Documents(name, DocumentType.LegalOpinion));

    public static ReopenGrant Reopen(string name = "1") => new("Gasto duplicado", Documents(name, DocumentType.AuditFinding));
}
