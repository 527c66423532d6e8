using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Grants;

/// <summary>The words of grants that their workflow does not bring, for histories, events and differences.</summary>
internal static partial class GrantWords
{
    public static KindWords All { get; } = new()
    {
        Introduction = new(
            "La organización escribe un plan y lo presenta; jurídico, financiero y control interno lo revisan por separado y sobre el mismo texto. "
            + "Con los tres vistos buenos el titular lo autoriza, se firma el convenio y el dinero sale por desembolsos que aprueban dos personas y paga una tercera. "
            + "Al terminar se rinden cuentas gasto por gasto: lo aceptado queda, lo rechazado se devuelve, y auditoría da el finiquito cuando ya no falta un centavo.",
            "The organisation writes a plan and submits it; legal, finance and internal control review it separately, all on the same text. "
            + "With the three gates cleared the head of the institution authorises it, the agreement is signed, and the money leaves in tranches that two people approve and a third one pays. "
            + "In the end every expense is accounted for: what is accepted stays, what is disallowed is given back, and audit closes the case when not a cent is missing."),
        Events = Events,
        Members = Members,
        Values = Values,
        Rules = Rules,
        States = States,
    };

    private static Dictionary<string, Label> Events => Table(
        ("grant.opened/1", "Expediente abierto", "Case opened"),
        ("grant.sections-saved/1", "Plan guardado", "Plan saved"),
        ("grant.submitted/1", "Plan presentado", "Plan submitted"),
        ("grant.withdrawn/1", "Desistimiento", "Withdrawn"),
        ("grant.lapsed/1", "Caducado por vencimiento del plazo", "Lapsed, its term having passed"),
        ("grant.admitted/1", "Admitido a revisión", "Admitted to review"),
        ("grant.gate-cleared/1", "Visto bueno dado", "Gate cleared"),
        ("grant.gate-observed/1", "Observado y devuelto", "Observed and returned"),
        ("grant.resubmitted/1", "Plan subsanado y presentado de nuevo", "Plan corrected and resubmitted"),
        ("grant.authorized/1", "Autorización", "Authorisation"),
        ("grant.rejected/1", "Denegado", "Rejected"),
        ("grant.signed/1", "Convenio firmado", "Agreement signed"),
        ("grant.activated/1", "Ejecución iniciada", "Execution started"),
        ("grant.suspended/1", "Suspensión", "Suspension"),
        ("grant.suspension-lifted/1", "Levantamiento de la suspensión", "Lifting of the suspension"),
        ("grant.ended/1", "Ejecución terminada", "Execution ended"),
        ("grant.final-report-filed/1", "Informe final presentado", "Final report filed"),
        ("grant.liquidation-determined/1", "Liquidación dictaminada", "Liquidation determined"),
        ("grant.refund-recorded/1", "Reintegro recibido", "Refund received"),
        ("grant.expense-disallowed-later/1", "Gasto aceptado que se rechaza después", "Accepted expense disallowed later"),
        ("grant.debt-escalated/1", "Deuda pasada a cobro", "Debt escalated to recovery"),
        ("grant.debt-written-off/1", "Declaración de incobrable", "Debt write-off"),
        ("grant.closed/1", "Finiquito otorgado", "Settled and closed"),
        ("grant.reopened/1", "Expediente reabierto", "Case reopened"),
        ("grant.finding-raised/1", "Hallazgo registrado", "Finding raised"),
        ("grant.finding-resolved/1", "Hallazgo cerrado", "Finding resolved"),
        ("grant.payments-frozen/1", "Pagos congelados", "Payments frozen"),
        ("grant.payments-unfrozen/1", "Pagos descongelados", "Payments unfrozen"),
        ("grant.duties-compensated/1", "Control compensatorio registrado", "Compensating control recorded"),
        ("grant.deadline-missed/1", "Plazo vencido", "Deadline missed"),
        ("grant.amendment-proposed/1", "Modificación propuesta", "Amendment proposed"),
        ("grant.amendment-cleared/1", "Visto bueno a la modificación", "Amendment cleared by a gate"),
        ("grant.amendment-observed/1", "Modificación observada", "Amendment observed"),
        ("grant.amendment-adopted/1", "Modificación adoptada", "Amendment adopted"),
        ("grant.amendment-withdrawn/1", "Modificación retirada", "Amendment withdrawn"),
        ("tranche.requested/1", "Desembolso solicitado", "Tranche requested"),
        ("tranche.verified/1", "Desembolso verificado", "Tranche verified"),
        ("tranche.approved/1", "Desembolso aprobado", "Tranche approved"),
        ("tranche.returned/1", "Solicitud de desembolso devuelta", "Tranche request returned"),
        ("tranche.ordered/1", "Pago ordenado", "Payment ordered"),
        ("tranche.paid/1", "Pago confirmado por el banco", "Payment confirmed by the bank"),
        ("tranche.payment-rejected/1", "Pago rechazado por el banco", "Payment rejected by the bank"),
        ("tranche.cancelled/1", "Desembolso anulado", "Tranche cancelled"),
        ("tranche.reported/1", "Gastos rendidos", "Expenses reported"),
        ("tranche.accepted/1", "Rendición resuelta", "Expense report decided"),
        ("tranche.observed/1", "Rendición observada", "Expense report observed"),
        ("tranche.corrected/1", "Rendición subsanada", "Expense report corrected"));

    private static Dictionary<string, Label> Values => Table(
        ("accepted", "Aceptado", "Accepted"),
        ("disallowed", "Rechazado", "Disallowed"),
        ("pending", "Pendiente", "Pending"),
        ("breach-of-agreement", "Incumplimiento del convenio", "Breach of the agreement"),
        ("mutual-agreement", "Mutuo acuerdo", "Mutual agreement"),
        ("public-interest", "Interés público", "Public interest"),
        ("force-majeure", "Fuerza mayor", "Force majeure"),
        ("irregular-use", "Uso irregular de los fondos", "Irregular use of the money"),
        ("plan", "Plan", "Plan"),
        ("liquidation", "Liquidación", "Liquidation"),
        ("refund", "Reintegro", "Refund"),
        ("write-off", "Declaración de incobrable", "Write-off"),
        ("authority", "Titular", "Head of institution"),
        ("ngo", "Organización (ONG)", "Organisation (NGO)"),
        ("technical", "Unidad técnica", "Technical unit"));

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
