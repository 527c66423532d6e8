using GrantControl.Cases.Grants;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Grants;

/// <summary>What each named rule of a grant asks for, as a person would say it.</summary>
internal static partial class GrantWords
{
    private static Dictionary<string, Label> Rules => Table(
        (GrantRules.OrganisationKnown, "La organización está en el registro", "The organisation is on the register"),
        (GrantRules.CallOpen, "La convocatoria sigue abierta", "The call is still open"),
        (GrantRules.SectionsValid, "Cada sección guardada está bien formada", "Every section saved is well formed"),
        (GrantRules.PlanComplete, "El plan tiene sus cinco secciones", "The plan has its five sections"),
        (GrantRules.LinesSumToTotal, "Renglones y desembolsos suman el total", "Lines and tranches add up to the total"),
        (GrantRules.ResultsComplete, "Cada resultado tiene indicador, línea base, meta y verificación", "Every result has indicator, baseline, target and verification"),
        (GrantRules.NotSanctioned, "La organización no está sancionada", "The organisation is not sanctioned"),
        (GrantRules.NoOverdueLiquidation, "No tiene otra liquidación vencida", "It has no other liquidation overdue"),
        (GrantRules.BudgetAvailable, "Hay saldo disponible en cada partida", "Every budget line has the balance"),
        (GrantRules.ObservationsCiteSections, "Cada observación cita la sección de que habla", "Every observation cites the section it speaks of"),
        (GrantRules.EveryObservationAnswered, "Todas las observaciones están contestadas", "Every observation is answered"),
        (GrantRules.Reasoned, "Se da el motivo por escrito", "A written reason is given"),
        (GrantRules.SameContentHash, "Ambas firmas son sobre el mismo texto", "Both signatures stand on the same text"),
        (GrantRules.AccountVerified, "La cuenta certificada es la del plan", "The certified account is the plan's"),
        (GrantRules.GuaranteeCovers, "La garantía cubre hasta el fin del plan", "The guarantee covers up to the plan's end"),
        (GrantRules.OneAmendmentAtATime, "No hay otra modificación en trámite", "No other amendment is under way"),
        (GrantRules.AmendmentKeepsPaidTranches, "No toca desembolsos ya pagados", "It leaves paid tranches alone"),
        (GrantRules.AmendmentBelowThreshold, "No pasa el umbral que exige comité", "It stays below the committee's threshold"),
        (GrantRules.FinalReportFiled, "El informe final está presentado", "The final report is filed"),
        (GrantRules.EveryLineDecided, "Cada gasto está aceptado o rechazado", "Every expense is accepted or disallowed"),
        (GrantRules.PaidEqualsAcceptedPlusRefundable, "Lo pagado es igual a lo aceptado más lo reintegrable", "Paid equals accepted plus refundable"),
        (GrantRules.RefundWithinDebt, "El reintegro no supera la deuda", "The refund does not exceed the debt"),
        (GrantRules.DebtUnpaid, "Queda deuda por pagar", "A debt is still unpaid"),
        (GrantRules.FindingsClosed, "Todos los hallazgos están cerrados", "Every finding is resolved"),
        (GrantRules.BalanceZero, "No queda saldo en ninguna cuenta", "No account holds a balance"),
        (GrantRules.WithinRetention, "Dentro de los tres años del cierre", "Within three years of the closing"),
        (GrantRules.TranchesSettled, "Todos los desembolsos están resueltos", "Every tranche is settled"),
        (GrantRules.ExpenseAccepted, "El gasto estaba aceptado", "The expense had been accepted"),
        (GrantRules.FindingOpen, "El hallazgo sigue abierto", "The finding is still open"),
        (GrantRules.ResolverIsAnother, "Lo cierra otra persona que quien lo registró", "Another person than who raised it resolves it"),
        (GrantRules.FreezeStands, "Según haya o no un congelamiento", "According to whether a freeze stands"),
        (GrantRules.DeadlinePassed, "El plazo venció", "The deadline has passed"),
        (GrantRules.FieldsValid, "Los datos están completos", "The fields are complete"),
        (GrantRules.NotForOneself, "Nadie lo decide para sí mismo", "Nobody decides it for himself"),
        (GrantRules.PairCompensable, "El par de funciones admite control compensatorio", "The pair of duties allows a compensating control"),
        (GrantRules.TrancheInTurn, "Ningún desembolso anterior está sin pagar", "No earlier tranche is still unpaid"),
        (GrantRules.PreviousTrancheLiquidated, "El desembolso anterior está rendido (o falta a lo más 20 %)", "The previous tranche is accounted for (or at most 20 % is missing)"),
        (GrantRules.ReportsUpToDate, "No hay rendiciones atrasadas", "No expense report is overdue"),
        (GrantRules.WithinCommitment, "Cabe en el saldo comprometido", "It fits the balance committed"),
        (GrantRules.PreconditionsEvidenced, "Cada condición previa tiene evidencia", "Every condition has its evidence"),
        (GrantRules.VisitMade, "La visita de campo se hizo, si el plan la exige", "The field visit was made, where the plan asks for one"),
        (GrantRules.BatchAddsUp, "La orden de pago suma sus renglones", "The payment order adds up"),
        (GrantRules.AccountUnchanged, "La cuenta es la que se verificó", "The account is the one verified"),
        (GrantRules.BankReferenceUnique, "La referencia del banco no se ha usado", "The bank reference was not used before"),
        (GrantRules.AmountAsOrdered, "Es la orden dada, por su monto", "It is the order given, for its amount"),
        (GrantRules.EvidencePerLine, "Cada gasto tiene su comprobante", "Every expense has its receipt"),
        (GrantRules.LinesWithinPayment, "Lo rendido no supera lo pagado", "What is reported does not exceed what was paid"));
}
