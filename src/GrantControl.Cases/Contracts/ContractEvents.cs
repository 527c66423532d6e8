using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

// What happened to a contract. The names in the journal stand in ContractCatalog; fields may be added, never renamed.
#pragma warning disable MA0048 // one small record an event reads better together

public sealed record ContractOpened(string Institution, string Number, string Organisation, string OrganisationName, string Title, Currency Currency) : CaseEvent;

public sealed record ContractSaved(ContractTerms Terms) : CaseEvent;

public sealed record ContractRegistered(string ContentHash) : CaseEvent;

/// <summary>Every gate is open again, since all of them watch the whole contract.</summary>
public sealed record ContractResubmitted(IReadOnlyList<ObservationAnswered> Answers, string ContentHash) : CaseEvent;

public sealed record ContractWithdrawn(string Reason) : CaseEvent;

public sealed record AdministratorAppointed(string Person) : CaseEvent;

public sealed record AppointmentAccepted(string Person) : CaseEvent;

public sealed record GuaranteesFiled(IReadOnlyList<GuaranteePolicy> Guarantees) : CaseEvent;

public sealed record ContractCommitted(BankAccount Account) : CaseEvent;

public sealed record StartOrdered(string? Note) : CaseEvent;

/// <param name="Reception">Numbered through the deliverable.</param>
public sealed record GoodsDelivered(int Deliverable, int Reception, DateOnly On, IReadOnlyList<ItemQuantity> Lines) : CaseEvent;

/// <summary>One of the two signatures of a reception.</summary>
/// <param name="Complete">Whether nothing of the deliverable is still due.</param>
public sealed record DeliveryAccepted(int Deliverable, int Reception, bool Complete) : CaseEvent;

public sealed record DeliveryRejected(int Deliverable, int Reception, string Reason) : CaseEvent;

/// <summary>The contract ended before it was received.</summary>
public sealed record DeliverableCancelled(int Deliverable) : CaseEvent;

public sealed record ContractAmendmentProposed(int Number, string Reason, AmendmentContent Content, Money Increase, string ContentHash) : CaseEvent;

/// <summary>What an amendment adds and moves.</summary>
public sealed record AmendmentContent(
    DateOnly? Ends, IReadOnlyList<ContractItem> Items, IReadOnlyList<PlannedDeliverable> Deliverables, IReadOnlyList<PlannedPayment> Payments,
    IReadOnlyList<DueDate> DueDates, IReadOnlyList<GuaranteePolicy> Guarantees);

public sealed record ContractAmendmentCleared(int Number, string Gate, string ContentHash) : CaseEvent;

public sealed record ContractAmendmentDeclined(int Number, string Gate, string Reason) : CaseEvent;

public sealed record ContractAmendmentAdopted(int Number, string ContentHash) : CaseEvent;

public sealed record ContractAmendmentWithdrawn(int Number, string Reason) : CaseEvent;

/// <summary>A delay, with the whole arithmetic of its penalty.</summary>
public sealed record DelayReported(int Number, int Deliverable, string Report, PenaltyComputed Computed) : CaseEvent;

public sealed record SupplierHeard(int Number, string Hearing, DateOnly On) : CaseEvent;

public sealed record PenaltyImposed(int Number, string Grounds, Money Amount) : CaseEvent;

public sealed record PenaltyWaived(int Number, string Reason) : CaseEvent;

public sealed record ContractSuspended(string Reason, DateOnly Until) : CaseEvent;

/// <param name="Days">Calendar days suspended, by which every date that is still open moves; null while a part is missing.</param>
/// <param name="Ends">The new last day of the term.</param>
public sealed record ContractResumed(string Reason, IReadOnlyList<GuaranteePolicy> Guarantees, int? Days, DateOnly? Ends) : CaseEvent;

public sealed record ReceivedProvisionally(IReadOnlyList<string> Defects) : CaseEvent;

public sealed record ReceivedFinally(IReadOnlyList<DefectCured> Cured) : CaseEvent;

public sealed record SupplierEvaluated(int Quality, int Punctuality, int Paperwork, string Comment) : CaseEvent;

/// <summary>The equation of the settlement: executed = paid + penalties + retained.</summary>
public sealed record ContractSettled(Money Executed, Money Paid, Money Penalties, Money Retained, string Note) : CaseEvent;

public sealed record CollectedFromSupplier(Money Amount, string BankReference, DateOnly ReceivedOn) : CaseEvent;

public sealed record RetentionReleased(Money Amount, string BankReference, DateOnly PaidOn) : CaseEvent;

public sealed record GuaranteeReleased(string Number) : CaseEvent;

/// <param name="Payments">Payments reduced to what was received of their deliverables; empty while a part is missing.</param>
public sealed record ContractTerminated(string Reason, string Guarantee, Money Claimed, IReadOnlyList<PlannedTranche> Payments) : CaseEvent;

public sealed record ContractClosed(string? Note) : CaseEvent;

public sealed record ContractReopened(string Reason) : CaseEvent;

/// <summary>The contract or a guarantee ends soon. Told once for each date.</summary>
/// <param name="What"><c>contract</c> or <c>guarantee</c>.</param>
/// <param name="Days">60, 30 or 15 days before.</param>
public sealed record ExpiryAlerted(string What, int Days, DateOnly Ends) : CaseEvent;
