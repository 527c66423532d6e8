using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Visits;

/// <summary>Corrective actions: whoever answers for one says it is done, and another person verifies it.</summary>
internal static class VisitActions
{
    public static Decision Answer<TState>(CaseSession<TState> session, AnswerAction c)
        where TState : CaseState
    {
        var action = Find(session.Core, c.Visit, c.Action);
        var by = session.Envelope.Facts.Calendar.Add(session.Today, VisitPolicy.VerifyDays);
        var answered = new ActionAnswered(c.Visit, c.Action, c.Text, by);
        return session.Move(
            new ActOptions
            {
                Target = VisitWorkflow.Target(c.Visit),
                Variant = action?.Owner,
                Documents = c.Documents,
                Visits = action is null ? null : VisitFold.Answered(session.Core.Visits, answered, Meta(session.Envelope)),
            },
            () => Open(action) ?? Oversight.Reasoned(c.Text, "text"),
            step => answered with { Step = step });
    }

    public static Decision Resolve<TState>(CaseSession<TState> session, ResolveAction c)
        where TState : CaseState
    {
        var action = Find(session.Core, c.Visit, c.Action);
        var resolved = new ActionResolved(c.Visit, c.Action, c.Done, c.Text);
        var decision = session.Move(
            new ActOptions { Target = VisitWorkflow.Target(c.Visit), Visits = action is null ? null : VisitFold.Resolved(session.Core.Visits, resolved) },
            () => Answered(action) ?? Another(session.Envelope.Actor, action!) ?? Oversight.Reasoned(c.Text, "text"),
            step => resolved with { Step = step });
        return decision is Decision.Rejected ? decision : VisitDecider.CloseIfSettled(session, c.Visit);
    }

    private static ActionState? Find(CaseCore core, int visit, int action) =>
        core.Visits.All.GetValueOrDefault(visit)?.Actions.FirstOrDefault(a => a.Number == action);

    private static EventMeta Meta(CommandEnvelope envelope) =>
        new(0, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, 0);

    private static Rejection? Open(ActionState? action) => action switch
    {
        null => NoSuch(VisitRules.ActionOpen),
        { Resolved: true } or { AnsweredBy: not null } => Refuse.With(
            Codes.WrongState, VisitRules.ActionOpen, "Esa acción ya se informó como cumplida.", "That action was reported as done already."),
        _ => null,
    };

    private static Rejection? Answered(ActionState? action) => action switch
    {
        null => NoSuch(VisitRules.ActionAnswered),
        { Resolved: true } => Refuse.With(Codes.WrongState, VisitRules.ActionAnswered, "Esa acción ya se verificó.", "That action was verified already."),
        { AnsweredBy: null } => Refuse.With(
            Codes.WrongState, VisitRules.ActionAnswered, "Nadie ha informado que esa acción se cumplió.", "Nobody has reported that action as done."),
        _ => null,
    };

    /// <summary>Whoever implemented it does not verify it, in his own name or in another's; nor does whom he implemented it for.</summary>
    internal static Rejection? Another(Actor actor, ActionState action) =>
        new[] { actor.Person, actor.StandInFor?.From }.Any(p => p is not null && (p == action.AnsweredBy || p == action.AnsweredFor))
        ? Refuse.With(
            Codes.IncompatibleDuty, VisitRules.VerifierIsAnother, "Una acción la verifica otra persona.", "An action is verified by another person.")
        : null;

    private static Rejection NoSuch(string rule) => Refuse.Field(rule, "action", "No existe esa acción correctiva.", "There is no such corrective action.");
}
