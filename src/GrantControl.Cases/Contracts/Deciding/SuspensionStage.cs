using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    /// <summary>The administrator proposes; the head of the institution decides, and the day he names is the one that holds.</summary>
    private static Decision Suspend(ContractSession session, SuspendContract c) => session.Move(
        new ActOptions { Documents = c.Documents, DateOf = (target, name) => name == ContractDates.ResumeBy ? c.Until : ContractCalendar.DateOf(session.State, target, name) },
        () => new FieldCheck()
            .Text("reason", c.Reason)
            .That(c.Until > session.Today && c.Until.Year <= session.Today.Year + 5, "until", "Debe ser después de hoy, dentro de cinco años.", "It must be after today, within five years.")
            .Refusal(ContractRules.Reasoned),
        step => new ContractSuspended(c.Reason, c.Until) { Step = step });

    /// <summary>With the second signature term and open dates move by the days suspended, and the guarantees must reach that far.</summary>
    private static Decision Resume(ContractSession session, ResumeContract c)
    {
        var state = session.State;
        var last = state.Core.Position.PartsDone.Any(p => p.Transition == "resume");
        var days = state.Suspensions.Length == 0 ? 0 : session.Today.DayNumber - state.Suspensions[^1].Since.DayNumber;
        return session.MoveTo(
            new ActOptions { Documents = c.Documents },
            s => last ? ContractChanges.Resumed(s, days, c.Guarantees, session.Today) : ContractChanges.Filed(s, c.Guarantees, session.Today),
            () => Oversight.Reasoned(c.Reason)
                ?? TermsChecks.Policies(c.Guarantees, 0, state.Currency, session.Today)
                ?? NotReplacingEnded(state, c.Guarantees)
                ?? TermsChecks.GuaranteesCover(ContractChanges.Filed(state, c.Guarantees, session.Today).Guarantees, state.Terms!, state.Ends!.Value.AddDays(days)),
            step => new ContractResumed(c.Reason, c.Guarantees, last ? days : null, last ? state.Ends!.Value.AddDays(days) : null) { Step = step });
    }
}
