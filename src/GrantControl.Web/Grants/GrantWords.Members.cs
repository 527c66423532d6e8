using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Grants;

/// <summary>
/// Labels of what events add of their own, and of names that commands use for several things. Every other field is called
/// in history what its form calls it.
/// </summary>
internal static partial class GrantWords
{
    private static Dictionary<string, Label> Members => Table(
        ("accepted", "Aceptado", "Accepted"),
        ("disallowed", "Rechazado", "Disallowed"),
        ("account", "Cuenta bancaria", "Bank account"),
        ("activities", "Actividades", "Activities"),
        ("amount", "Monto", "Amount"),
        ("answer", "Respuesta", "Answer"),
        ("approval", "Aprobación n.º", "Approval no."),
        ("balance", "Saldo", "Balance"),
        ("by", "Por", "By"),
        ("carried", "Vistos buenos que se conservan", "Clearances carried over"),
        ("changed", "Secciones que cambiaron", "Sections changed"),
        ("charges", "Cargos por partida", "Charges by budget line"),
        ("contentHash", "Huella del contenido", "Content hash"),
        ("document", "Documento", "Document"),
        ("escalatesTo", "Se eleva a", "Escalates to"),
        ("evidence", "Evidencia", "Evidence"),
        ("gate", "Área", "Area"),
        ("id", "Código", "Code"),
        ("line", "Renglón", "Line"),
        ("lines", "Renglones", "Lines"),
        ("name", "Nombre", "Name"),
        ("note", "Nota", "Note"),
        ("number", "Número", "Number"),
        ("observation", "Observación n.º", "Observation no."),
        ("order", "Orden de pago", "Payment order"),
        ("organisation", "Código de la organización", "Organisation's code"),
        ("organisationName", "Organización", "Organisation"),
        ("owner", "A cargo de", "Owned by"),
        ("paid", "Pagado", "Paid"),
        ("precondition", "Condición n.º", "Condition no."),
        ("reason", "Motivo", "Reason"),
        ("refundable", "Por reintegrar", "To be refunded"),
        ("reopened", "Vistos buenos reabiertos", "Gates opened again"),
        ("results", "Resultados", "Results"),
        ("sections", "Secciones", "Sections"),
        ("text", "Texto", "Text"),
        ("title", "Título", "Title"),
        ("total", "Total", "Total"),
        ("tranche", "Desembolso n.º", "Tranche no."),
        ("tranches", "Desembolsos", "Tranches"),
        ("verification", "Verificación", "Verification"),
        ("visited", "Visita de campo hecha", "Field visit made"));
}
