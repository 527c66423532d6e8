using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Contracts;

/// <summary>What a command does to the term, the money and the people, in words a person reads before sending it.</summary>
internal static class ContractConsequences
{
    public static IReadOnlyList<Label> Of(CaseShown shown, CommandOffered offered)
    {
        var v = shown.View<ContractView>();
        return offered.Command switch
        {
            "save" => [new("El contrato queda como lo escribió y puede cambiarse hasta que se registre.", "The contract stands as you wrote it, and may be changed until it is registered.")],
            "register" => [new("Jurídico, financiero y control interno lo revisan por separado, sobre este mismo texto.", "Legal, finance and internal control review it separately, on this very text.")],
            "clear" when offered.Variant == ContractGate.Finance => [new($"Reserva {v.Terms?.Amount} en las partidas del plan de pagos.", $"Reserves {v.Terms?.Amount} on the budget lines of the payment plan.")],
            "observe" => [new("El contrato se devuelve; al subsanarse se abren otra vez los tres vistos buenos.", "The contract goes back; once corrected, all three gates open again.")],
            "resubmit" => [new("Los tres vistos buenos se abren otra vez y la reserva se libera.", "All three gates open again and the reservation is released.")],
            "annul" or "withdraw" => [new("El contrato queda sin efecto y su dinero, libre.", "The contract is without effect and its money free.")],
            "appoint" => [new("Se le notifica; desde que acepta, solo esa persona administra el contrato.", "The person is notified; once accepted, only that person administers the contract.")],
            "commit" => [new($"{v.Terms?.Amount} pasan de reservados a comprometidos.", $"{v.Terms?.Amount} move from reserved to committed.")],
            "file-guarantee" when v.Guarantees.Any(static g => g.IsInForce) => [new("La póliza se suma a las vigentes; la anterior sigue hasta que se libere.", "The policy is added to those in force; the one before stays until it is released.")],
            "file-guarantee" => [new("Debe cubrir el monto y llegar al fin del plazo; sin ella no se da la orden de inicio.", "It must cover the amount and reach the end of the term; without it there is no start order.")],
            "start-order" => [new("Empieza el plazo; entregables y pagos quedan abiertos.", "The term begins; deliverables and payments are open.")],
            "accept-delivery" => [new("Firman la unidad que usa y el administrador; con las dos firmas queda el acta.", "The user unit and the administrator sign; with both the record is made.")],
            "reject-delivery" => [new("El entregable vuelve a estar pendiente; el atraso sigue contando desde su fecha.", "The deliverable is due again; the delay keeps counting from its date.")],
            "amend" => [new("Lo vigente sigue hasta que las tres áreas lo aprueben y el titular la adopte.", "What is in force stays until the three areas clear it and the head adopts it.")],
            "adopt-amendment" => [new("Entra en vigor: lo nuevo queda comprometido y las fechas, cambiadas.", "It comes into force: what is new is committed and the dates are changed.")],
            "penalize" when v.Termination is not null => [new("Cuenta también lo que vencía y nunca llegó; jurídico oye al proveedor antes de imponerla.", "What was due and never came counts too; legal hears the supplier before it is imposed.")],
            "penalize" => [new("El sistema calcula días, porcentaje y tope; jurídico oye al proveedor antes de imponerla.", "The program computes days, rate and cap; legal hears the supplier before it is imposed.")],
            "impose-penalty" => [new("Se descuenta del próximo pago, o se cobra.", "It is kept back from the next payment, or collected.")],
            "waive-penalty" => [new("No se cobra nada por este atraso; el motivo queda en el expediente.", "Nothing is collected for this delay; the reason stays in the case.")],
            "collect" => [new($"Se descuenta de lo que el proveedor debe: {v.Sums.Receivable}.", $"It is taken from what the supplier owes: {v.Sums.Receivable}.")],
            "suspend" => [new("Propone el administrador y decide el titular; el plazo se detiene.", "The administrator proposes and the head decides; the term stands still.")],
            "resume" => [new("El plazo y lo pendiente se corren por los días suspendidos; las garantías deben llegar hasta ahí.", "The term and what is due move by the days suspended; guarantees must reach that far.")],
            "terminate" => [new("Lo no recibido se anula, los pagos se ajustan a lo recibido y se reclama la garantía.", "What was not received is cancelled, payments are cut to what was, and the guarantee is claimed.")],
            "settle" => [new("Debe cuadrar al centavo; lo comprometido de más queda libre.", "It must agree to the centavo; what is committed beyond it is free.")],
            "evaluate" => [new("La nota queda en el expediente y en el acta; sin ella no se puede cerrar.", "The marks stand in the case and in the record; without them it cannot be closed.")],
            "release-retention" => [new($"Se devuelve al proveedor lo retenido: {v.Sums.Retained}.", $"What was kept back goes to the supplier: {v.Sums.Retained}.")],
            "release-guarantee" => [new("La póliza deja de estar vigente y se devuelve al proveedor.", "The policy is no longer in force and goes back to the supplier.")],
            "close" => [new("Se comprueban evaluación, garantías, retenciones y saldos; el expediente termina.", "Evaluation, guarantees, retentions and balances are checked; the case ends.")],
            _ => [],
        };
    }
}
