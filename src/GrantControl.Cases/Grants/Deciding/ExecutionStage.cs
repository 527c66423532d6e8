using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    /// <summary>Internal control proposes; the head of the institution decides, and the terms he states are the ones that hold.</summary>
    private static Decision Suspend(GrantSession session, SuspendGrant c) => session.Move(
        new ActOptions { DateOf = (target, name) => name == GrantDates.Remedy ? c.RemedyBy : GrantCalendar.DateOf(session.State, target, name) },
        () => new FieldCheck()
            .Text("reason", c.Reason)
            .Text("remedy", c.Remedy)
            .Text("appeal", c.Appeal)
            .That(c.RemedyBy >= session.Today, "remedyBy", "El plazo para subsanar ya pasó.", "The day to remedy it has passed.")
            .Refusal(GrantRules.Reasoned),
        step => new GrantSuspended(c.Reason, c.Remedy, c.Appeal, c.RemedyBy) { Step = step });

    private static Decision Lift(GrantSession session, LiftSuspension c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Reasoned(c.Verification, "verification"),
        step => new SuspensionLifted(c.Verification) { Step = step });

    /// <summary>The plan's own end, told by the clock.</summary>
    private static Decision End(GrantSession session) => Finish(
        session, new ActOptions { Trigger = "end" }, static () => null, static step => new GrantEnded(null, null) { Step = step });

    private static Decision Terminate(GrantSession session, TerminateGrant c) => Finish(
        session, new ActOptions(), () => Reasoned(c.Reason), step => new GrantEnded(c.Reason, c.Ground) { Step = step });

    /// <summary>Ends the grant and, in the same decision, cancels what can no longer be paid or adopted.</summary>
    private static Decision Finish(GrantSession session, ActOptions options, Func<Rejection?> rules, Func<Step, CaseEvent> record)
    {
        var decision = session.Move(options, rules, record);
        if (decision is Decision.Rejected)
        {
            return decision;
        }

        Cancellation.EndChildren(session, "La subvención terminó.");
        return session.Accept();
    }
}
