using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Grants;

/// <summary>What each state of a grant, a tranche and an amendment means to who has never seen one.</summary>
internal static partial class GrantWords
{
    private static Dictionary<string, Label> States => Table(
        (Grant(GrantStates.Draft), "La organización escribe el plan; nadie más lo revisa todavía.", "The organisation writes the plan; nobody else reviews it yet."),
        (Grant(GrantStates.Submitted), "La organización lo presentó; la unidad técnica decide si está completo.", "The organisation submitted it; the technical unit decides whether it is complete."),
        (Grant(GrantStates.UnderReview), "Tres áreas lo revisan a la vez, cada una por su cuenta.", "Three areas review it at once, each on its own."),
        (Grant(GrantStates.Returned), "Un área lo observó; la organización corrige y contesta.", "An area observed it; the organisation corrects and answers."),
        (Grant(GrantStates.Authorized), "El titular lo autorizó; falta firmar el convenio.", "The head of the institution authorised it; the agreement is still to be signed."),
        (Grant(GrantStates.Rejected), "El titular lo denegó con su motivo; el dinero reservado quedó libre.", "The head of the institution rejected it with a reason; the money reserved is free again."),
        (Grant(GrantStates.Withdrawn), "La organización desistió, o dejó vencer el plazo.", "The organisation withdrew, or let the term pass."),
        (Grant(GrantStates.Signed), "El convenio está firmado por ambos; financiero verifica cuenta y garantía.", "Both have signed the agreement; finance verifies account and guarantee."),
        (Grant(GrantStates.Active), "El proyecto está en marcha y el dinero sale por desembolsos.", "The project runs and the money leaves in tranches."),
        (Grant(GrantStates.Suspended), "No sale dinero hasta que se corrija lo señalado.", "No money leaves until what was pointed out is mended."),
        (Grant(GrantStates.Liquidation), "El proyecto terminó; se revisa gasto por gasto.", "The project has ended; it is reviewed expense by expense."),
        (Grant(GrantStates.RefundDue), "Se dictaminó cuánto debe devolver la organización.", "It was determined how much the organisation must give back."),
        (Grant(GrantStates.Recovery), "No devolvió a tiempo; jurídico cobra la deuda.", "It did not give back in time; legal collects the debt."),
        (Grant(GrantStates.Closed), "Auditoría dio el finiquito: no queda saldo ni hallazgo abierto.", "Audit settled it: no balance and no open finding is left."),
        (Tranche(TrancheWorkflow.Scheduled), "Previsto en el plan; todavía no se pide.", "Planned; not asked for yet."),
        (Tranche(TrancheWorkflow.Requested), "La organización lo pidió; se verifican sus condiciones.", "The organisation asked for it; its conditions are verified."),
        (Tranche(TrancheWorkflow.Cleared), "La unidad técnica y control interno lo verificaron.", "The technical unit and internal control verified it."),
        (Tranche(TrancheWorkflow.FirstApproved), "Una persona de financiero lo aprobó; falta otra.", "One person of finance approved it; another one must."),
        (Tranche(TrancheWorkflow.Approved), "Dos personas lo aprobaron; tesorería lo ordena.", "Two people approved it; treasury orders it."),
        (Tranche(TrancheWorkflow.Ordered), "Va en una orden de pago; se espera al banco.", "It stands in a payment order; the bank is awaited."),
        (Tranche(TrancheWorkflow.Paid), "El banco pagó; la organización debe rendir cuentas.", "The bank paid; the organisation must account for it."),
        (Tranche(TrancheWorkflow.Reported), "La organización rindió cuentas; control interno decide gasto por gasto.", "The organisation accounted for it; internal control decides expense by expense."),
        (Tranche(TrancheWorkflow.Observed), "Control interno observó la rendición; la organización contesta.", "Internal control observed the report; the organisation answers."),
        (Tranche(TrancheWorkflow.Accepted), "Cada gasto quedó aceptado o rechazado.", "Every expense is accepted or disallowed."),
        (Tranche(TrancheWorkflow.Cancelled), "No se pagará: el convenio terminó o se modificó antes.", "It will not be paid: the agreement ended or was amended before."),
        (Amendment(AmendmentWorkflow.Proposed), "La organización propone otro texto; el anterior sigue en vigor.", "The organisation proposes another text; the one before stays in force."),
        (Amendment(AmendmentWorkflow.Adopted), "Las tres áreas la aceptaron: el nuevo texto está en vigor.", "All three areas accepted it: the new text is in force."),
        (Amendment(AmendmentWorkflow.Declined), "Un área la observó; sigue en vigor el texto anterior.", "An area observed it; the text before stays in force."),
        (Amendment(AmendmentWorkflow.Withdrawn), "La organización la retiró, o el convenio terminó antes.", "The organisation withdrew it, or the agreement ended before."));

    private static string Grant(string state) => $"{GrantWorkflow.Definition.Id}/{state}";

    private static string Tranche(string state) => $"{TrancheWorkflow.Id}/{state}";

    private static string Amendment(string state) => $"{AmendmentWorkflow.Id}/{state}";
}
