using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>What a person can do after a refusal, by its code.</summary>
public static class ProblemAdvice
{
    private static readonly Label Default = new("Lo que escribió sigue aquí. Corríjalo y vuelva a enviarlo.", "What you wrote is still here. Correct it and send it again.");

    private static readonly Dictionary<string, Label> ByCode = new(StringComparer.Ordinal)
    {
        [Codes.RoleRequired] = new("Debe enviarlo una persona con ese rol, o alguien en quien lo haya delegado.", "A person with that role must send it, or somebody it was delegated to."),
        [Codes.IncompatibleDuty] = new("En este expediente debe hacerlo otra persona. Avise a su jefatura para que lo reasigne.", "Another person must do it in this case. Tell your office, so that it is reassigned."),
        [Codes.ConflictOfInterest] = new("Actualice su declaración de intereses o pida que lo haga otra persona.", "Bring your declaration of interests up to date, or ask another person to do it."),
        [Codes.DocumentReused] = new("Cambie ese archivo por uno que no se haya usado antes y vuelva a enviarlo.", "Put in a file that has not served before, and send it again."),
        [Codes.Blocked] = new("Cuando se resuelva lo que lo detiene podrá enviarlo; el borrador queda guardado.", "You can send it once what stops it is resolved; the draft is kept."),
        [Codes.OverBudget] = new("No hay saldo suficiente en la partida: pida una modificación presupuestaria u observe el plan.", "The budget line has not enough left: ask for a budget modification, or observe the plan."),
        [Codes.OverCommitment] = new("El desembolso no cabe en lo comprometido: revise el calendario o proponga una modificación.", "The tranche does not fit what is committed: look at the schedule, or propose an amendment."),
        [Codes.GateOpen] = new("Espere a que se dé el visto bueno que falta; el borrador queda guardado.", "Wait for the gate that is missing; the draft is kept."),
        [Codes.WrongState] = new("El expediente ya no está en el punto en que se hace esto. Mire su historia.", "The case is no longer where this is done. Look at its history."),
        [Codes.StaleVersion] = new("Revise lo que cambió y vuelva a enviarlo.", "Look at what changed and send it again."),
        [Codes.BalanceNotZero] = new("Antes de cerrar, lo pagado debe estar rendido o reintegrado.", "Before closing, what was paid must be accounted for or refunded."),
    };

    public static Label Of(string code) => ByCode.GetValueOrDefault(code, Default);
}
