using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

// What happened to a tranche.
#pragma warning disable MA0048 // one small record an event reads better together

public sealed record TrancheRequested(int Tranche) : CaseEvent;

/// <summary>One of the two verifications.</summary>
/// <param name="By">The part that verified: <c>technical</c> or <c>control</c>.</param>
/// <param name="Evidence">What stands for each precondition now, also when it was cited before a return.</param>
public sealed record TrancheVerified(int Tranche, string By, IReadOnlyList<PreconditionMet> Evidence, bool Visited) : CaseEvent;

/// <param name="Approval">1 or 2; the second accrues the money.</param>
public sealed record TrancheApproved(int Tranche, int Approval) : CaseEvent;

public sealed record TrancheReturned(int Tranche, string Reason) : CaseEvent;

/// <summary>The bank is to pay the amount less the deductions.</summary>
/// <param name="Deductions">What is kept back; null when the whole amount is paid.</param>
public sealed record TrancheOrdered(int Tranche, string Order, Money Total, BankAccount Account, IReadOnlyList<Deduction>? Deductions = null) : CaseEvent;

/// <summary>Part of an amount that is not paid out, and the account it goes to.</summary>
public sealed record Deduction(string Account, Money Amount);

public sealed record TranchePaid(int Tranche, string Order, string BankReference, Money Amount, DateOnly PaidOn) : CaseEvent;

/// <summary>The bank gave the money back: the order is void and the tranche stands approved again.</summary>
public sealed record PaymentRejected(int Tranche, string Order, string Reason) : CaseEvent;

/// <summary>The case ended, or an amendment dropped it, before it was paid.</summary>
public sealed record TrancheCancelled(int Tranche) : CaseEvent;

public sealed record TrancheReported(int Tranche, IReadOnlyList<ExpenseReported> Lines) : CaseEvent;

public sealed record TrancheAccepted(int Tranche, IReadOnlyList<ExpenseDecision> Decisions, Money Accepted, Money Disallowed) : CaseEvent;

public sealed record TrancheObserved(int Tranche, IReadOnlyList<NumberedObservation> Observations) : CaseEvent;

/// <summary>An observation of an expense report, numbered through the tranche.</summary>
public sealed record NumberedObservation(int Number, string? Line, string Text)
{
    public string? Answer { get; init; }
}

public sealed record TrancheCorrected(int Tranche, IReadOnlyList<ObservationAnswered> Answers, IReadOnlyList<ExpenseReported> Lines) : CaseEvent;
