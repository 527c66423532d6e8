using System.Collections.Concurrent;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Drives a grant to a state by real commands of the right people; each state is driven to once and then shared.</summary>
public static class GrantPath
{
    private static readonly ConcurrentDictionary<string, GrantRun> Driven = new(StringComparer.Ordinal);

    public static GrantRun Opened { get; } = GrantRun.New.Given(Commands.Open, TestPeople.Formulator);

    /// <summary>A grant in the state named, with no tranche requested and nothing paid.</summary>
    public static GrantRun To(string state) => Driven.GetOrAdd(state, Drive);

    /// <summary>A grant under review that all gates but those named have cleared.</summary>
    public static GrantRun ClearedBut(params string[] open) =>
        Clear(To(GrantStates.UnderReview), [.. Gate.All.Select(g => g.Id).Except(open, StringComparer.Ordinal)]);

    /// <summary>A dear grant under review that every gate has cleared: the committee must agree.</summary>
    public static GrantRun LargeCleared() => Clear(
        Opened.Given((TestPlan.SaveLarge, TestPeople.Formulator), (Commands.Submit, TestPeople.Formulator), (Commands.Admit, TestPeople.Technical)),
        [.. Gate.All.Select(g => g.Id)]);

    public static Actor ReviewerOf(string gate) => gate switch
    {
        Gate.Legal => TestPeople.Legal,
        Gate.Finance => TestPeople.Finance,
        _ => TestPeople.Control,
    };

    private static GrantRun Clear(GrantRun run, IEnumerable<string> gates) => gates.Aggregate(run, (r, gate) => r.Given(Commands.Clear(gate), ReviewerOf(gate)));

    private static GrantRun Drive(string state) => state switch
    {
        GrantStates.Draft => Opened.Given(TestPlan.Save, TestPeople.Formulator),
        GrantStates.Submitted => To(GrantStates.Draft).Given(Commands.Submit, TestPeople.Formulator),
        GrantStates.UnderReview => To(GrantStates.Submitted).Given(Commands.Admit, TestPeople.Technical),
        GrantStates.Returned => To(GrantStates.UnderReview).Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal),
        GrantStates.Withdrawn => To(GrantStates.Submitted).Given(Commands.Withdraw, TestPeople.Formulator),
        GrantStates.Rejected => To(GrantStates.UnderReview).Given(Commands.Reject, TestPeople.Head),
        GrantStates.Authorized => ClearedBut().Given(Commands.Authorize(), TestPeople.Head),
        GrantStates.Signed => Signed(To(GrantStates.Authorized)),
        GrantStates.Active => To(GrantStates.Signed).Given(Commands.Activate, TestPeople.Finance),
        GrantStates.Suspended => To(GrantStates.Active).Given((Commands.Suspend, TestPeople.Monitor), (Commands.Suspend, TestPeople.Head)),
        GrantStates.Liquidation => To(GrantStates.Active).Given(Commands.Terminate, TestPeople.Head),
        GrantStates.RefundDue => To(GrantStates.Liquidation).Given((Commands.ReportFinal(), TestPeople.Requester), (Commands.Determine(), TestPeople.Liquidator)),
        GrantStates.Closed => To(GrantStates.RefundDue).Given(Commands.Close, TestPeople.Auditor),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No path to that state."),
    };

    private static GrantRun Signed(GrantRun run) => run.Given((Commands.Sign(run.State.ContentHash), TestPeople.Head), (Commands.Sign(run.State.ContentHash, "ong"), TestPeople.Formulator));
}

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

    public static CloseGrant Close { get; } = new("Finiquito");

    public static ClearGate Clear(string gate, string name = "1") => new(gate, Documents(name, Gate.OpinionOf(gate)));

    public static ObserveGate Observe(string gate, params string[] sections) => new(gate, [.. sections.Select(s => new ObservationMade(s, $"Corrija la sección {s}."))]);

    public static ResubmitGrant Answer(params int[] observations) => new([.. observations.Select(n => new ObservationAnswered(n, "Corregido."))]);

    public static AuthorizeGrant Authorize(string name = "1") => new(Documents(name, DocumentType.AuthorisationResolution));

    public static SignGrant Sign(string contentHash, string name = "1") => new(contentHash, Documents(name, DocumentType.SignedAgreement));

    public static LiftSuspension Lift(string name = "1") => new("Se verificó la subsanación.", Documents(name, DocumentType.RemedyVerification));

    public static FileFinalReport ReportFinal(string name = "1") =>
        new("Se cumplió el plan.", [new IndicatorReached("i1", "410"), new IndicatorReached("i2", "24")], Documents(name, DocumentType.FinalReport));

    public static DetermineLiquidation Determine(string name = "1") => new("Liquidación revisada.", Documents(name, DocumentType.LiquidationRecord));

    public static RecordRefund Refund(long centavos, string reference, DateOnly on) => new(TestPlan.Q(centavos), reference, on, Documents(reference, DocumentType.RefundReceipt));

    public static WriteOffDebt WriteOff(string name = "1") => new("La organización se disolvió.", Documents(name, DocumentType.LegalOpinion));

    public static ReopenGrant Reopen(string name = "1") => new("Gasto duplicado", Documents(name, DocumentType.AuditFinding));
}
