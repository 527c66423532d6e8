using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

// The commands of a tranche, in the order of its table. The words beside each field are the only ones.
#pragma warning disable MA0048 // one small record a command reads better together

public sealed record RequestTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Evidence">For the technical part: one document a precondition. Control may send none.</param>
/// <param name="Visit">The report of the field visit, when the plan asks for one.</param>
public sealed record VerifyTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Condiciones previas", "Preconditions", ItemEs = "Condición", ItemEn = "Precondition")] IReadOnlyList<PreconditionMet> Evidence,
    [Field("Informe de la visita de campo", "Report of the field visit", Document = DocumentType.VisitReport)] DocumentCited? Visit = null) : ICaseCommand;

/// <param name="Precondition">Its place in the plan's list, from 1.</param>
public sealed record PreconditionMet(
    [Field("Condición", "Precondition", Given = GivenBy.Row)] int Precondition,
    [Field("Evidencia de que se cumplió", "Evidence that it was met", Document = DocumentType.PreconditionEvidence)] DocumentCited Document);

/// <summary>The first or the second approval of Finance: the state tells which.</summary>
public sealed record ApproveTranche([Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche) : ICaseCommand;

public sealed record ReturnTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Motivo de la devolución", "Reason for returning it", Long = true)] string Reason) : ICaseCommand;

/// <summary>Puts a tranche into a payment order (batch). The stated total must be the sum of its items.</summary>
/// <param name="Order">Number of the payment order.</param>
/// <param name="Account">The account the bank is told to pay; must be the one verified.</param>
public sealed record OrderTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Número de la orden de pago", "Number of the payment order")] string Order,
    [Field("Total de la orden", "Total of the order", HintEs = "La suma de todos los pagos de la orden.", HintEn = "The sum of every payment of the order.")] Money Total,
    [Field("Pagos de la orden", "Payments of the order", ItemEs = "Pago", ItemEn = "Payment", HintEs = "Uno de ellos es este desembolso.", HintEn = "One of them is this tranche.")] IReadOnlyList<PaymentItem> Items,
    [Field("Cuenta a la que se paga", "Account to be paid", HintEs = "Debe ser la verificada al iniciar.", HintEn = "It must be the one verified at activation.")] BankAccount Account,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>One item of a payment order; one of them is this tranche.</summary>
/// <param name="Case">Number of the case the item pays.</param>
public sealed record PaymentItem(
    [Field("Número de expediente", "Case number")] string Case,
    [Field("Desembolso", "Tranche")] int Tranche,
    [Field("Monto", "Amount")] Money Amount);

/// <param name="BankReference">The bank's own reference; it can pay only once.</param>
public sealed record ConfirmTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Número de la orden de pago", "Number of the payment order")] string Order,
    [Field("Referencia bancaria", "Bank reference", HintEs = "La que da el banco; sirve una sola vez.", HintEn = "The bank's own; it serves only once.")] string BankReference,
    [Field("Monto pagado", "Amount paid")] Money Amount,
    [Field("Pagado el", "Paid on")] DateOnly PaidOn,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RejectPayment(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Número de la orden de pago", "Number of the payment order")] string Order,
    [Field("Motivo del banco", "The bank's reason", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Accounts for a tranche line by line.</summary>
public sealed record ReportTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Gastos", "Expenses", ItemEs = "Gasto", ItemEn = "Expense")] IReadOnlyList<ExpenseReported> Lines,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="BudgetLine">One of the lines the tranche is charged to.</param>
/// <param name="Evidence">The invoice or receipt; it serves for this line alone.</param>
public sealed record ExpenseReported(
    [Field("Código del gasto", "Expense code", HintEs = "Corto y distinto en cada gasto: G-01.", HintEn = "Short and different for each expense: G-01.")] string Id,
    [Field("Partida", "Budget line", Choice = "charged-line")] string BudgetLine,
    [Field("Descripción", "Description")] string Description,
    [Field("Proveedor", "Supplier")] string Supplier,
    [Field("Número de factura", "Invoice number")] string InvoiceNumber,
    [Field("Fecha", "Date")] DateOnly Date,
    [Field("Monto", "Amount")] Money Amount,
    [Field("Comprobante", "Receipt", Document = DocumentType.ExpenseEvidence)] DocumentCited Evidence);

/// <param name="Decisions">One for every line: none may stay pending.</param>
public sealed record AcceptTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Decisiones", "Decisions", ItemEs = "Gasto", ItemEn = "Expense")] IReadOnlyList<ExpenseDecision> Decisions) : ICaseCommand;

/// <param name="Reason">Needed for a disallowed line.</param>
public sealed record ExpenseDecision(
    [Field("Gasto", "Expense", Given = GivenBy.Row)] string Line,
    [Field("Decisión", "Decision")] ExpenseVerdict Verdict,
    [Field("Motivo, si lo rechaza", "Reason, if you disallow it")] string? Reason = null);

public enum ExpenseVerdict
{
    [Field("Pendiente", "Pending", NotOffered = true)]
    Pending,

    [Field("Aceptado", "Accepted")]
    Accepted,

    [Field("Rechazado", "Disallowed")]
    Disallowed,
}

public sealed record ObserveTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Observaciones", "Observations", ItemEs = "Observación", ItemEn = "Observation")] IReadOnlyList<ExpenseObserved> Observations) : ICaseCommand;

/// <param name="Line">The line it speaks of; null for the report as a whole.</param>
public sealed record ExpenseObserved(
    [Field("Gasto", "Expense", Choice = "reported-line", HintEs = "Déjelo vacío si habla de toda la rendición.", HintEn = "Leave empty if it speaks of the whole report.")] string? Line,
    [Field("Qué debe corregirse", "What must be corrected", Long = true)] string Text);

/// <summary>Answers every observation; lines sent replace the lines of the same id or are added.</summary>
public sealed record CorrectTranche(
    [Field("Desembolso", "Tranche", Given = GivenBy.Target)] int Tranche,
    [Field("Respuestas", "Answers", ItemEs = "Respuesta", ItemEn = "Answer")] IReadOnlyList<ObservationAnswered> Answers,
    [Field("Gastos corregidos", "Corrected expenses", ItemEs = "Gasto", ItemEn = "Expense", HintEs = "Los que lleven el código de uno ya rendido lo sustituyen; los demás se añaden. Los que no estén aquí quedan como estaban.", HintEn = "Those with the code of one already reported replace it; others are added. What is not here stays as it was.")]
    IReadOnlyList<ExpenseReported> Lines) : ICaseCommand;
