using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

// The commands of a grant, in the order of its table. A command's name in the interface is its trigger (GrantKind lists them).
// The words beside each field are the only ones: forms, check pages, history and the interface's description read them here.
#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Opens a draft for one of the register's organisations.</summary>
/// <param name="CallDate">Last day to submit, inclusive.</param>
public sealed record OpenGrant(
    [Field("Organización", "Organisation", Choice = "organisation")] string Organisation,
    [Field("Nombre del proyecto", "Name of the project", HintEs = "Como aparecerá en el convenio; hasta 200 caracteres.", HintEn = "As it will stand in the agreement; up to 200 characters.")] string Title,
    [Field("Convocatoria", "Call", HintEs = "Número o nombre de la convocatoria a la que se presenta.", HintEn = "Number or name of the call it answers.")] string Call,
    [Field("Último día para presentar", "Last day to submit", HintEs = "Según las bases de la convocatoria; ese día todavía cuenta.", HintEn = "As the call says; that day still counts.")] DateOnly CallDate,
    [Field("Moneda", "Currency")] Currency Currency) : ICaseCommand;

/// <summary>Saves one or more sections of the plan, each as a whole; sections left out stay as they are.</summary>
public sealed record SaveSections(
    [Field("Organización y objeto", "Organisation and purpose")] GeneralSection? General = null,
    [Field("Resultados e indicadores", "Results and indicators")] ResultsSection? Results = null,
    [Field("Actividades y calendario", "Activities and calendar")] ActivitiesSection? Activities = null,
    [Field("Presupuesto del plan", "Plan budget")] BudgetSection? Budget = null,
    [Field("Calendario de desembolsos", "Tranche schedule")] TranchesSection? Tranches = null) : ICaseCommand;

public sealed record SubmitGrant([Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record WithdrawGrant(
    [Field("Motivo del desistimiento", "Reason for withdrawing", Long = true)] string Reason) : ICaseCommand;

public sealed record AdmitGrant(
    [Field("Nota", "Note", Long = true, HintEs = "Queda en el expediente y la lee la organización.", HintEn = "Kept in the case; the organisation reads it.")] string? Note = null) : ICaseCommand;

public sealed record ResubmitGrant(
    [Field("Respuestas", "Answers", ItemEs = "Respuesta", ItemEn = "Answer")] IReadOnlyList<ObservationAnswered> Answers) : ICaseCommand;

public sealed record AuthorizeGrant(
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record RejectGrant([Field("Motivo de la denegación", "Reason for rejecting", Long = true)] string Reason) : ICaseCommand;

/// <param name="ContentHash">The hash of the content the signer read; both signatures stand over one hash.</param>
public sealed record SignGrant(
    [Field("Huella del contenido que firma", "Hash of the content you sign", Given = GivenBy.Content)] string ContentHash,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Account">The account as the bank certified it; must equal the plan's.</param>
public sealed record ActivateGrant(
    [Field("Cuenta certificada por el banco", "Account certified by the bank", HintEs = "Escríbala como dice la certificación: se compara con la del plan.", HintEn = "As the certificate says: it is compared with the plan's.")] BankAccount Account,
    [Field("Garantía", "Guarantee")] GuaranteeFiled Guarantee,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Expires">Must not lie before the end of the plan.</param>
public sealed record GuaranteeFiled(
    [Field("Número de garantía", "Guarantee number")] string Number,
    [Field("Entidad que la emite", "Issuer")] string Issuer,
    [Field("Monto garantizado", "Amount guaranteed")] Money Amount,
    [Field("Vence el", "Expires on", HintEs = "No antes del final del plan.", HintEn = "Not before the end of the plan.")] DateOnly Expires);

public sealed record SuspendGrant(
    [Field("Motivo de la suspensión", "Reason for suspending", Long = true)] string Reason,
    [Field("Qué debe subsanarse", "What must be remedied", Long = true)] string Remedy,
    [Field("Cómo puede recurrir la organización", "How the organisation may appeal", Long = true)] string Appeal,
    [Field("Plazo para subsanar, hasta el", "Remedy due by")] DateOnly RemedyBy) : ICaseCommand;

public sealed record LiftSuspension(
    [Field("Cómo se verificó la subsanación", "How the remedy was verified", Long = true)] string Verification,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record TerminateGrant(
    [Field("Motivo de la terminación", "Reason for terminating", Long = true)] string Reason,
    [Field("Causal", "Ground")] TerminationGround Ground) : ICaseCommand;

/// <summary>Why a grant ends before its plan does (open-contracting/standard #395 asks for a code list).</summary>
public enum TerminationGround
{
    [Field("Incumplimiento del convenio", "Breach of the agreement")]
    BreachOfAgreement,

    [Field("Mutuo acuerdo", "Mutual agreement")]
    MutualAgreement,

    [Field("Interés público", "Public interest")]
    PublicInterest,

    [Field("Fuerza mayor", "Force majeure")]
    ForceMajeure,

    [Field("Uso irregular de los fondos", "Irregular use of the money")]
    IrregularUse,
}

public sealed record FileFinalReport(
    [Field("Resumen de lo logrado", "Summary of what was achieved", Long = true)] string Narrative,
    [Field("Indicadores", "Indicators", ItemEs = "Indicador", ItemEn = "Indicator")] IReadOnlyList<IndicatorReached> Indicators,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record IndicatorReached(
    [Field("Indicador", "Indicator", Given = GivenBy.Row)] string Indicator,
    [Field("Valor alcanzado", "Value reached")] string Reached);

public sealed record DetermineLiquidation(
    [Field("Fundamento del dictamen", "Grounds of the determination", Long = true)] string Note,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record RecordRefund(
    [Field("Monto reintegrado", "Amount refunded")] Money Amount,
    [Field("Referencia bancaria", "Bank reference", HintEs = "La que da el banco; sirve una sola vez.", HintEn = "The bank's own; it serves only once.")] string BankReference,
    [Field("Recibido el", "Received on")] DateOnly ReceivedOn,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Disallows an expense that had been accepted, after a reopening.</summary>
public sealed record DisallowExpense(
    [Field("Desembolso", "Tranche", Choice = "tranche")] int Tranche,
    [Field("Gasto aceptado", "Accepted expense", Choice = "accepted-line")] string Line,
    [Field("Motivo del rechazo", "Reason for disallowing", Long = true)] string Reason) : ICaseCommand;

public sealed record EscalateDebt([Field("Motivo del cobro", "Reason for the recovery", Long = true)] string Reason) : ICaseCommand;

public sealed record WriteOffDebt(
    [Field("Por qué es incobrable", "Why it cannot be recovered", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record CloseGrant([Field("Nota del finiquito", "Note of the settlement", Long = true)] string? Note = null) : ICaseCommand;

public sealed record ReopenGrant(
    [Field("Motivo de la reapertura", "Reason for reopening", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Lets one person hold two duties of a compensable pair in this case, by decision of internal audit.</summary>
public sealed record CompensateDuties(
    [Field("Persona", "Person", Choice = "person")] string Person,
    [Field("Una función", "One duty", Choice = "duty")] string DutyA,
    [Field("La otra función", "The other duty", Choice = "duty")] string DutyB,
    [Field("Por qué hace falta y cómo se compensa", "Why it is needed and how it is compensated", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>Proposes new content for a running grant; sections left out stay as they are.</summary>
public sealed record ProposeAmendment(
    [Field("Motivo de la modificación", "Reason for the amendment", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Organización y objeto", "Organisation and purpose")] GeneralSection? General = null,
    [Field("Resultados e indicadores", "Results and indicators")] ResultsSection? Results = null,
    [Field("Actividades y calendario", "Activities and calendar")] ActivitiesSection? Activities = null,
    [Field("Presupuesto del plan", "Plan budget")] BudgetSection? Budget = null,
    [Field("Calendario de desembolsos", "Tranche schedule")] TranchesSection? Tranches = null) : ICaseCommand;

public sealed record ClearAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record ObserveAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Visto bueno", "Gate", Choice = "gate", Given = GivenBy.Variant)] string Gate,
    [Field("Observaciones", "Observations", ItemEs = "Observación", ItemEn = "Observation")] IReadOnlyList<ObservationMade> Observations) : ICaseCommand;

public sealed record WithdrawAmendment(
    [Field("Modificación", "Amendment", Given = GivenBy.Target)] int Amendment,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;
