using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

// What happened to a grant. The names in the journal stand in GrantKind; fields may be added, never renamed.
#pragma warning disable MA0048 // one small record an event reads better together

public sealed record GrantOpened(string Institution, string Number, string Organisation, string OrganisationName, string Title, string Call, DateOnly CallDate, Currency Currency) : CaseEvent;

/// <summary>Sections saved, each whole; the ones left out did not change.</summary>
public sealed record SectionsSaved(Plan Sections) : CaseEvent;

/// <param name="ContentHash">Hash of the whole content presented.</param>
public sealed record GrantSubmitted(string ContentHash) : CaseEvent;

public sealed record GrantWithdrawn(string Reason) : CaseEvent;

public sealed record GrantLapsed(string Deadline) : CaseEvent;

public sealed record GrantAdmitted(string? Note) : CaseEvent;

/// <param name="Changed">Sections changed since the last presentation.</param>
/// <param name="Reopened">Gates opened again because they watch one of them.</param>
/// <param name="ContentHash">The new content; gates not reopened carry their clearance over to it.</param>
public sealed record GrantResubmitted(IReadOnlyList<ObservationAnswered> Answers, IReadOnlyList<string> Changed, IReadOnlyList<string> Reopened, string ContentHash) : CaseEvent;

public sealed record GrantAuthorized(string ContentHash, string? Note) : CaseEvent;

public sealed record GrantRejected(string Reason) : CaseEvent;

/// <param name="By">The part that signed: <c>authority</c> or <c>ngo</c>.</param>
public sealed record GrantSigned(string By, string ContentHash) : CaseEvent;

public sealed record GrantActivated(BankAccount Account, GuaranteeFiled Guarantee) : CaseEvent;

public sealed record GrantSuspended(string Reason, string Remedy, string Appeal, DateOnly RemedyBy) : CaseEvent;

public sealed record SuspensionLifted(string Verification) : CaseEvent;

/// <summary>The grant ended: by the clock at the end of its plan, or terminated. What was not paid is cancelled by the events that follow.</summary>
/// <param name="Ground">Null when the plan simply ended.</param>
public sealed record GrantEnded(string? Reason, TerminationGround? Ground) : CaseEvent;

public sealed record FinalReportFiled(string Narrative, IReadOnlyList<IndicatorReached> Indicators) : CaseEvent;

/// <summary>The equation of the closing: paid = accepted + refundable.</summary>
public sealed record LiquidationDetermined(Money Paid, Money Accepted, Money Refundable, string Note) : CaseEvent;

public sealed record RefundRecorded(Money Amount, string BankReference, DateOnly ReceivedOn) : CaseEvent;

public sealed record ExpenseDisallowedLater(int Tranche, string Line, string Reason) : CaseEvent;

public sealed record DebtEscalated(Money Balance, string Reason) : CaseEvent;

public sealed record DebtWrittenOff(Money Balance, string Reason) : CaseEvent;

public sealed record GrantClosed(string? Note) : CaseEvent;

public sealed record GrantReopened(string Reason) : CaseEvent;

public sealed record DutiesCompensated(string Person, string DutyA, string DutyB, string Reason) : CaseEvent;

/// <param name="Sections">The sections proposed, each whole.</param>
/// <param name="Carried">Gates that watch nothing of what changes and keep their clearance.</param>
public sealed record AmendmentProposed(int Number, string Reason, Plan Sections, IReadOnlyList<string> Changed, IReadOnlyList<string> Carried, string ContentHash) : CaseEvent;

public sealed record AmendmentCleared(int Number, string Gate, string ContentHash) : CaseEvent;

public sealed record AmendmentObserved(int Number, string Gate, IReadOnlyList<ObservationMade> Observations) : CaseEvent;

public sealed record AmendmentAdopted(int Number, string ContentHash) : CaseEvent;

public sealed record AmendmentWithdrawn(int Number, string Reason) : CaseEvent;
