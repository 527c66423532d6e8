using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

// The commands of a tranche, in the order of its table.
#pragma warning disable MA0048 // one small record a command reads better together

public sealed record RequestTranche(int Tranche, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Evidence">For the technical part: one document a precondition. Control may send none.</param>
/// <param name="Visit">The report of the field visit, when the plan asks for one.</param>
public sealed record VerifyTranche(int Tranche, IReadOnlyList<PreconditionMet> Evidence, DocumentCited? Visit = null) : ICaseCommand;

/// <param name="Precondition">Its place in the plan's list, from 1.</param>
public sealed record PreconditionMet(int Precondition, DocumentCited Document);

/// <summary>The first or the second approval of Finance: the state tells which.</summary>
public sealed record ApproveTranche(int Tranche) : ICaseCommand;

public sealed record ReturnTranche(int Tranche, string Reason) : ICaseCommand;

/// <summary>Puts a tranche into a payment order (batch). The stated total must be the sum of its items.</summary>
/// <param name="Order">Number of the payment order.</param>
/// <param name="Account">The account the bank is told to pay; must be the one verified.</param>
public sealed record OrderTranche(int Tranche, string Order, Money Total, IReadOnlyList<PaymentItem> Items, BankAccount Account, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>One item of a payment order; one of them is this tranche.</summary>
/// <param name="Case">Number of the case the item pays.</param>
public sealed record PaymentItem(string Case, int Tranche, Money Amount);

/// <param name="BankReference">The bank's own reference; it can pay only once.</param>
public sealed record ConfirmTranche(int Tranche, string Order, string BankReference, Money Amount, DateOnly PaidOn, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RejectPayment(int Tranche, string Order, string Reason, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Accounts for a tranche line by line.</summary>
public sealed record ReportTranche(int Tranche, IReadOnlyList<ExpenseReported> Lines, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="BudgetLine">One of the lines the tranche is charged to.</param>
/// <param name="Evidence">The invoice or receipt; it serves for this line alone.</param>
public sealed record ExpenseReported(string Id, string BudgetLine, string Description, string Supplier, string InvoiceNumber, DateOnly Date, Money Amount, DocumentCited Evidence);

/// <param name="Decisions">One for every line: none may stay pending.</param>
public sealed record AcceptTranche(int Tranche, IReadOnlyList<ExpenseDecision> Decisions) : ICaseCommand;

/// <param name="Reason">Needed for a disallowed line.</param>
public sealed record ExpenseDecision(string Line, ExpenseVerdict Verdict, string? Reason = null);

public enum ExpenseVerdict
{
    Pending,
    Accepted,
    Disallowed,
}

public sealed record ObserveTranche(int Tranche, IReadOnlyList<ExpenseObserved> Observations) : ICaseCommand;

/// <param name="Line">The line it speaks of; null for the report as a whole.</param>
public sealed record ExpenseObserved(string? Line, string Text);

/// <summary>Answers every observation; lines sent replace the lines of the same id or are added.</summary>
public sealed record CorrectTranche(int Tranche, IReadOnlyList<ObservationAnswered> Answers, IReadOnlyList<ExpenseReported> Lines) : ICaseCommand;
