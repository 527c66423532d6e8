using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

// The commands of a grant, in the order of its table. A command's name in the interface is its trigger (GrantKind lists them).
#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Opens a draft for one of the register's organisations.</summary>
/// <param name="CallDate">Last day to submit, inclusive.</param>
public sealed record OpenGrant(string Organisation, string Title, string Call, DateOnly CallDate, Currency Currency) : ICaseCommand;

/// <summary>Saves one or more sections of the plan, each as a whole; sections left out stay as they are.</summary>
public sealed record SaveSections(GeneralSection? General = null, ResultsSection? Results = null, ActivitiesSection? Activities = null, BudgetSection? Budget = null, TranchesSection? Tranches = null) : ICaseCommand;

public sealed record SubmitGrant(IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record WithdrawGrant(string Reason) : ICaseCommand;

public sealed record AdmitGrant(string? Note = null) : ICaseCommand;

/// <param name="Gate"><c>legal</c>, <c>finance</c> or <c>control</c>.</param>
public sealed record ClearGate(string Gate, IReadOnlyList<DocumentCited> Documents, string? Note = null) : ICaseCommand;

public sealed record ObserveGate(string Gate, IReadOnlyList<ObservationMade> Observations) : ICaseCommand;

/// <summary>One observation; it hangs on the section it speaks of.</summary>
public sealed record ObservationMade(string Section, string Text);

public sealed record ResubmitGrant(IReadOnlyList<ObservationAnswered> Answers) : ICaseCommand;

public sealed record ObservationAnswered(int Observation, string Text);

public sealed record AuthorizeGrant(IReadOnlyList<DocumentCited> Documents, string? Note = null) : ICaseCommand;

public sealed record RejectGrant(string Reason) : ICaseCommand;

/// <param name="ContentHash">The hash of the content the signer read; both signatures stand over one hash.</param>
public sealed record SignGrant(string ContentHash, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Account">The account as the bank certified it; must equal the plan's.</param>
public sealed record ActivateGrant(BankAccount Account, GuaranteeFiled Guarantee, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Expires">Must not lie before the end of the plan.</param>
public sealed record GuaranteeFiled(string Number, string Issuer, Money Amount, DateOnly Expires);

public sealed record SuspendGrant(string Reason, string Remedy, string Appeal, DateOnly RemedyBy) : ICaseCommand;

public sealed record LiftSuspension(string Verification, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record TerminateGrant(string Reason, TerminationGround Ground) : ICaseCommand;

/// <summary>Why a grant ends before its plan does (open-contracting/standard #395 asks for a code list).</summary>
public enum TerminationGround
{
    BreachOfAgreement,
    MutualAgreement,
    PublicInterest,
    ForceMajeure,
    IrregularUse,
}

public sealed record FileFinalReport(string Narrative, IReadOnlyList<IndicatorReached> Indicators, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record IndicatorReached(string Indicator, string Reached);

public sealed record DetermineLiquidation(string Note, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RecordRefund(Money Amount, string BankReference, DateOnly ReceivedOn, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Disallows an expense that had been accepted, after a reopening.</summary>
public sealed record DisallowExpense(int Tranche, string Line, string Reason) : ICaseCommand;

public sealed record EscalateDebt(string Reason) : ICaseCommand;

public sealed record WriteOffDebt(string Reason, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record CloseGrant(string? Note = null) : ICaseCommand;

public sealed record ReopenGrant(string Reason, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RaiseFinding(string Text, bool Blocking) : ICaseCommand;

public sealed record ResolveFinding(int Finding, string Text, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record FreezePayments(string Reason) : ICaseCommand;

public sealed record UnfreezePayments(string Reason) : ICaseCommand;

/// <summary>Lets one person hold two duties of a compensable pair in this case, by decision of internal audit.</summary>
public sealed record CompensateDuties(string Person, string DutyA, string DutyB, string Reason, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Sent by the clock when a deadline passes.</summary>
public sealed record ExpireDeadline(string Deadline) : ICaseCommand;

/// <summary>Proposes new content for a running grant; sections left out stay as they are.</summary>
public sealed record ProposeAmendment(
    string Reason,
    IReadOnlyList<DocumentCited> Documents,
    GeneralSection? General = null,
    ResultsSection? Results = null,
    ActivitiesSection? Activities = null,
    BudgetSection? Budget = null,
    TranchesSection? Tranches = null) : ICaseCommand;

public sealed record ClearAmendment(int Amendment, string Gate, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ObserveAmendment(int Amendment, string Gate, IReadOnlyList<ObservationMade> Observations) : ICaseCommand;

public sealed record WithdrawAmendment(int Amendment, string Reason) : ICaseCommand;
