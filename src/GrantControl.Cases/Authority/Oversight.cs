using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Findings, freezes and missed deadlines: the same decisions in every kind of case.</summary>
internal static class Oversight
{
    public static Rejection? Reasoned(string? reason, string path = "reason") => new FieldCheck().Text(path, reason).Refusal(CommonRules.Reasoned);

    public static Decision Raise<TState>(CaseSession<TState> session, RaiseFinding c)
        where TState : CaseState => session.Move(
        new ActOptions(),
        () => Reasoned(c.Text, "text"),
        step => new FindingRaised(session.Core.Findings.Length + 1, c.Text, c.Blocking) { Step = step });

    public static Decision Resolve<TState>(CaseSession<TState> session, ResolveFinding c)
        where TState : CaseState
    {
        var finding = session.Core.Findings.FirstOrDefault(f => f.Number == c.Finding);
        return session.Move(
            new ActOptions { Documents = c.Documents },
            () => FindingOpen(finding) ?? ResolverIsAnother(session.Envelope.Actor, finding!) ?? Reasoned(c.Text, "text"),
            step => new FindingResolved(c.Finding, c.Text) { Step = step });
    }

    public static Decision Freeze<TState>(CaseSession<TState> session, FreezePayments c)
        where TState : CaseState => session.Move(
        new ActOptions(),
        () => Reasoned(c.Reason),
        step => new PaymentsFrozen(c.Reason) { Step = step });

    public static Decision Unfreeze<TState>(CaseSession<TState> session, UnfreezePayments c)
        where TState : CaseState => session.Move(
        new ActOptions(),
        () => Reasoned(c.Reason),
        step => new PaymentsUnfrozen(c.Reason) { Step = step });

    public static Rejection? SomeFindingOpen(CaseCore core) => core.Findings.Any(static f => !f.Resolved)
        ? null
        : Refuse.With(Codes.WrongState, CommonRules.FindingOpen, "No hay hallazgos abiertos.", "No finding is open.");

    /// <summary>Of the findings still open, at least one is another's to have raised.</summary>
    public static Rejection? SomebodyElsesFinding(CaseCore core, Actor? actor) => actor is null
        ? null
        : core.Findings.Where(static f => !f.Resolved).Select(f => ResolverIsAnother(actor, f)).OrderBy(static r => r is not null).FirstOrDefault();

    public static Rejection? FindingsClosed(CaseCore core) => core.Findings.All(f => f.Resolved)
        ? null
        : Refuse.With(Codes.Blocked, CommonRules.FindingsClosed, "Hay hallazgos abiertos.", "Some findings are open.");

    /// <summary>
    /// A deadline passed. What the table lets the clock do then is done, if its rules hold; otherwise the owner is told and the
    /// wait escalates. Either way it happens once: the deadline ends, or is marked as missed.
    /// </summary>
    /// <param name="onExpiry">What the clock does of itself, by the trigger of the row that the deadline fires.</param>
    public static Decision Expire<TState>(CaseSession<TState> session, WorkflowDefinition workflow, ExpireDeadline c, Func<string, OpenDeadline, Decision> onExpiry)
        where TState : CaseState
    {
        if (!session.Envelope.Actor.IsSystem)
        {
            return Refuse.RoleRequired([Role.System]);
        }

        if (!session.Core.Deadlines.TryGetValue(c.Deadline, out var deadline) || deadline.PausedWith is not null || deadline.Missed || deadline.Due >= session.Today)
        {
            return Refuse.With(Codes.WrongState, CommonRules.DeadlinePassed, $"El plazo «{c.Deadline}» no está vencido.", $"The deadline “{c.Deadline}” has not passed.");
        }

        var rows = workflow.For(deadline.Target).Transitions;
        var fires = rows.First(t => t.Id == deadline.Transition).Deadline!.OnExpiry;
        if (rows.FirstOrDefault(t => t.Id == fires) is { } row && onExpiry(row.Trigger, deadline) is Decision.Accepted done)
        {
            return done;
        }

        session.Emit(new DeadlineMissed(deadline.Id, deadline.Owner, deadline.EscalatesTo));
        return session.Accept();
    }

    public static Rejection? FreezeStands(CaseCore core, bool wanted) => core.Frozen is not null == wanted
        ? null
        : Refuse.With(
            Codes.WrongState,
            CommonRules.FreezeStands,
            wanted ? "Los pagos no están congelados." : "Los pagos ya están congelados.",
            wanted ? "Payments are not frozen." : "Payments are frozen already.");

    private static Rejection? FindingOpen(Finding? finding) => finding switch
    {
        null => Refuse.Field(CommonRules.FindingOpen, "finding", "No existe ese hallazgo.", "There is no such finding."),
        { Resolved: true } => Refuse.With(Codes.WrongState, CommonRules.FindingOpen, "Ese hallazgo ya está cerrado.", "That finding is resolved already."),
        _ => null,
    };

    /// <summary>Whoever raised a finding cannot close it, in his own name or in another's; nor can whom he raised it for.</summary>
    private static Rejection? ResolverIsAnother(Actor actor, Finding finding) =>
        new[] { actor.Person, actor.StandInFor?.From }.Any(p => p is not null && (p == finding.RaisedBy || p == finding.RaisedFor))
        ? Refuse.With(Codes.IncompatibleDuty, CommonRules.ResolverIsAnother, "Un hallazgo lo cierra otra persona.", "A finding is resolved by another person.")
        : null;
}
