using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

// The commands of a contract, in the order of its table. Payments are the commands of tranches.
#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Opens a draft for a supplier of the register.</summary>
public sealed record OpenContract(
    [Field("Proveedor", "Supplier", Choice = "organisation")] string Organisation,
    [Field("Nombre del contrato", "Name of the contract", HintEs = "Hasta 200 caracteres.", HintEn = "Up to 200 characters.")] string Title,
    [Field("Moneda", "Currency")] Currency Currency) : ICaseCommand;

/// <summary>Saves the whole content of the contract.</summary>
public sealed record SaveContract([Field("Contrato", "Contract")] ContractTerms Terms) : ICaseCommand;

public sealed record RegisterContract([Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ResubmitContract(
    [Field("Respuestas", "Answers", ItemEs = "Respuesta", ItemEn = "Answer")] IReadOnlyList<ObservationAnswered> Answers) : ICaseCommand;

public sealed record WithdrawContract([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Leaves a contract without effect before it starts; what was reserved or committed is free again.</summary>
public sealed record AnnulContract([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Names the administrator, or another one in his place.</summary>
/// <param name="Person">Id of the person in the register.</param>
public sealed record AppointAdministrator(
    [Field("Administrador de contrato", "Contract administrator", Choice = "person:" + Role.ContractAdministrator)] string Person,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record AcceptAppointment(
    [Field("No tengo vínculo con el proveedor ni interés en el contrato", "I have no tie with the supplier nor interest in the contract")] bool NoConflict,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Files guarantees, or the extension of one on file: the same number replaces it.</summary>
public sealed record FileGuarantee(
    [Field("Garantías", "Guarantees", ItemEs = "Garantía", ItemEn = "Guarantee")] IReadOnlyList<GuaranteePolicy> Guarantees,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Account">The account as the bank certified it; must equal the contract's.</param>
public sealed record CommitContract(
    [Field("Cuenta certificada por el banco", "Account certified by the bank", HintEs = "Se compara con la del contrato.", HintEn = "It is compared with the contract's.")] BankAccount Account,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record OrderStart(
    [Field("Nota", "Note", Long = true)] string? Note,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Records what the supplier delivered, whole or in part.</summary>
public sealed record DeliverGoods(
    [Field("Entregable", "Deliverable", Given = GivenBy.Target)] int Deliverable,
    [Field("Entregado el", "Delivered on")] DateOnly On,
    [Field("Cantidades entregadas", "Quantities delivered", ItemEs = "Cantidad", ItemEn = "Quantity")] IReadOnlyList<ItemQuantity> Lines,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>The administrator and the user unit accept what was delivered; the second signature makes the reception.</summary>
public sealed record AcceptDelivery(
    [Field("Entregable", "Deliverable", Given = GivenBy.Target)] int Deliverable,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RejectDelivery(
    [Field("Entregable", "Deliverable", Given = GivenBy.Target)] int Deliverable,
    [Field("Por qué se rechaza", "Why it is rejected", Long = true)] string Reason) : ICaseCommand;

/// <summary>Proposes more items, with the deliverables and payments they need, a later end, or both.</summary>
/// <param name="Ends">The new last day of the term; null keeps it.</param>
/// <param name="DueDates">New dates of deliverables that are still due.</param>
/// <param name="Guarantees">Guarantees that come into force with it.</param>
public sealed record ProposeContractAmendment(
    [Field("Motivo", "Reason", Long = true)] string Reason,
    [Field("Nuevo último día del plazo", "New last day of the term", HintEs = "Déjelo vacío si no hay prórroga.", HintEn = "Leave empty if the term stays.")] DateOnly? Ends,
    [Field("Renglones que se añaden", "Items added", ItemEs = "Renglón", ItemEn = "Item")] IReadOnlyList<ContractItem> Items,
    [Field("Entregables que se añaden", "Deliverables added", ItemEs = "Entregable", ItemEn = "Deliverable")] IReadOnlyList<PlannedDeliverable> Deliverables,
    [Field("Pagos que se añaden", "Payments added", ItemEs = "Pago", ItemEn = "Payment")] IReadOnlyList<PlannedPayment> Payments,
    [Field("Nuevas fechas de entrega", "New delivery dates", ItemEs = "Fecha", ItemEn = "Date")] IReadOnlyList<DueDate> DueDates,
    [Field("Garantías ampliadas", "Guarantees extended", ItemEs = "Garantía", ItemEn = "Guarantee")] IReadOnlyList<GuaranteePolicy> Guarantees,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record DueDate(
    [Field("Número de entregable", "Deliverable number")] int Deliverable,
    [Field("Último día para entregarlo", "Last day to deliver it")] DateOnly DueOn);

public sealed record ClearContractAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record DeclineContractAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Por qué no se acepta", "Why it is not accepted", Long = true)] string Reason) : ICaseCommand;

public sealed record AdoptContractAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record WithdrawContractAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Reports the delay of a deliverable; the program computes the penalty from the calendar.</summary>
public sealed record ReportDelay(
    [Field("Número de entregable", "Deliverable number", Choice = "late-deliverable")] int Deliverable,
    [Field("Circunstancias del atraso", "Circumstances of the delay", Long = true)] string Report,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record HearSupplier(
    [Field("Multa", "Penalty", Given = GivenBy.Target)] int Penalty,
    [Field("Qué alegó el proveedor", "What the supplier answered", Long = true)] string Hearing,
    [Field("Celebrada el", "Held on")] DateOnly On,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ImposePenalty(
    [Field("Multa", "Penalty", Given = GivenBy.Target)] int Penalty,
    [Field("Fundamento", "Grounds", Long = true)] string Grounds,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record WaivePenalty(
    [Field("Multa", "Penalty", Given = GivenBy.Target)] int Penalty,
    [Field("Por qué no se impone", "Why it is not imposed", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Until">The day by which it should go on.</param>
public sealed record SuspendContract(
    [Field("Motivo de la suspensión", "Reason for suspending", Long = true)] string Reason,
    [Field("Se prevé reanudar el", "To be resumed by")] DateOnly Until,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Resumes: term and dates move by the days suspended; guarantees that would end before the new term are extended here or before.</summary>
public sealed record ResumeContract(
    [Field("Qué permite reanudar", "What allows it to go on", Long = true)] string Reason,
    [Field("Garantías ampliadas", "Guarantees extended", ItemEs = "Garantía", ItemEn = "Guarantee")] IReadOnlyList<GuaranteePolicy> Guarantees,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ReceiveProvisionally(
    [Field("Defectos por corregir", "Defects to cure", HintEs = "Uno por línea; ninguno si no los hay.", HintEn = "One a line; none if there are none.")] IReadOnlyList<string> Defects,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ReceiveFinally(
    [Field("Defectos corregidos", "Defects cured", ItemEs = "Defecto", ItemEn = "Defect")] IReadOnlyList<DefectCured> Cured,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Defect">Its place in the list of the provisional reception, from 1.</param>
public sealed record DefectCured(
    [Field("Defecto", "Defect", Given = GivenBy.Row)] int Defect,
    [Field("Cómo se corrigió", "How it was cured")] string How);

/// <summary>Each score 1 (bad) to 5 (very good).</summary>
public sealed record EvaluateSupplier(
    [Field("Calidad, de 1 a 5", "Quality, 1 to 5")] int Quality,
    [Field("Puntualidad, de 1 a 5", "Punctuality, 1 to 5")] int Punctuality,
    [Field("Documentación, de 1 a 5", "Paperwork, 1 to 5")] int Paperwork,
    [Field("Comentario", "Comment", Long = true)] string Comment) : ICaseCommand;

/// <param name="Executed">What Finance finds executed; refused when the receptions say something else.</param>
public sealed record SettleContract(
    [Field("Valor ejecutado", "Value executed", HintEs = "Lo recibido, a precio de contrato; debe ser igual a pagos más multas más retenciones.", HintEn = "What was received at contract prices; it must equal payments plus penalties plus retentions.")] Money Executed,
    [Field("Fundamento", "Grounds", Long = true)] string Note,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Money that came in for penalties or from a claimed guarantee.</summary>
public sealed record CollectFromSupplier(
    [Field("Monto cobrado", "Amount collected")] Money Amount,
    [Field("Referencia bancaria", "Bank reference", HintEs = "La que da el banco; sirve una sola vez.", HintEn = "The bank's own; it serves only once.")] string BankReference,
    [Field("Recibido el", "Received on")] DateOnly ReceivedOn,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Pays out all that was kept back.</summary>
public sealed record ReleaseRetention(
    [Field("Monto que se devuelve", "Amount released", HintEs = "Todo lo retenido.", HintEn = "All that was kept back.")] Money Amount,
    [Field("Referencia bancaria", "Bank reference")] string BankReference,
    [Field("Pagado el", "Paid on")] DateOnly PaidOn,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ReleaseGuarantee(
    [Field("Póliza", "Policy", Choice = "guarantee")] string Number,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Guarantee">Number of the policy that is claimed.</param>
public sealed record TerminateContract(
    [Field("Motivo de la terminación", "Reason for terminating", Long = true)] string Reason,
    [Field("Póliza que se reclama", "Policy claimed", Choice = "guarantee")] string Guarantee,
    [Field("Monto que se reclama", "Amount claimed")] Money Claimed,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record CloseContract([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record ReopenContract(
    [Field("Motivo de la reapertura", "Reason for reopening", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;
