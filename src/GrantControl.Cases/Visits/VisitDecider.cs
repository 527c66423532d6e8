using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

/// <summary>What a case of any kind decides of its visits.</summary>
internal static class VisitDecider
{
    /// <summary>The decision on a command of visits; null for any other command.</summary>
    /// <param name="amount">What the case is about, in money: it weighs in the rating.</param>
    public static Decision? Decide<TState>(CaseSession<TState> session, VisitSetting setting, Money amount, ICaseCommand command)
        where TState : CaseState => command switch
        {
            PlanVisit c => Plan(session, amount, c),
            RecordVisit c => Record(session, setting, amount, c),
            AnswerAction c => VisitActions.Answer(session, c),
            ResolveAction c => VisitActions.Resolve(session, c),
            CancelVisit c => session.Move(
                new ActOptions { Target = VisitWorkflow.Target(c.Visit) },
                () => Oversight.Reasoned(c.Reason),
                step => new VisitCancelled(c.Visit, c.Reason) { Step = step }),
            NoteVisit c => session.Move(
                new ActOptions { Documents = c.Documents },
                () => VisitChecks.Noted(session.Core.Visits, c),
                step => new VisitNoted(c.Visit, c.Text, c.Documents) { Step = step }),
            _ => null,
        };

    /// <summary>A case does not end with a corrective action open.</summary>
    public static Rejection? Settled(CaseCore core) => core.Positions.FirstOrDefault(p => IsVisit(p.Key) && p.Value.State == VisitWorkflow.Done) is { Key: { } open }
        ? Refuse.With(
            Codes.Blocked,
            VisitRules.VisitsSettled,
            $"Hay acciones correctivas abiertas de la visita {open[(VisitWorkflow.Id.Length + 1)..]}.",
            $"Corrective actions of visit {open[(VisitWorkflow.Id.Length + 1)..]} are open.")
        : null;

    /// <summary>Visits still planned when a case ends are not made any more. To be called after the event that ended it.</summary>
    public static void DropPlanned<TState>(CaseSession<TState> session, string reason)
        where TState : CaseState
    {
        foreach (var visit in session.Core.Visits.All.Keys.Where(v => session.Core.Positions[VisitWorkflow.Target(v)].State == VisitWorkflow.Planned).ToList())
        {
            session.Emit(new VisitCancelled(visit, reason) { Step = session.Automatic(VisitWorkflow.Target(visit), VisitWorkflow.Drop) });
        }
    }

    /// <summary>Closes a visit of which nothing is left to do.</summary>
    internal static Decision CloseIfSettled<TState>(CaseSession<TState> session, int visit)
        where TState : CaseState
    {
        if (session.Core.Visits.All[visit].Actions.All(static a => a.Resolved))
        {
            session.Emit(new VisitClosed(visit) { Step = session.Automatic(VisitWorkflow.Target(visit), VisitWorkflow.Close) });
        }

        return session.Accept();
    }

    private static Decision Plan<TState>(CaseSession<TState> session, Money amount, PlanVisit c)
        where TState : CaseState
    {
        var visits = session.Core.Visits;
        var number = visits.All.Count + 1;
        var planned = new VisitPlanned(number, c.Due, c.Purpose, string.IsNullOrWhiteSpace(c.Visitor) ? null : c.Visitor.Trim(), RiskOf(session, amount, session.Core.Findings));
        return session.Move(
            new ActOptions
            {
                AlsoMoved = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal) { [VisitWorkflow.Target(number)] = new(VisitWorkflow.Planned) },
                Visits = visits with { All = visits.All.SetItem(number, new VisitState(number, c.Due, c.Purpose, planned.Visitor)), Risk = planned.Risk },
            },
            () => VisitChecks.PlannedAhead(c, number, session.Today),
            step => planned with { Step = step });
    }

    /// <summary>
    /// The record, then each finding as one of the case, then the end of the visit when nothing is left to do. A visit that
    /// somebody else recorded meanwhile says who and when: a phone that was without net must know what became of its visit.
    /// </summary>
    private static Decision Record<TState>(CaseSession<TState> session, VisitSetting setting, Money amount, RecordVisit c)
        where TState : CaseState
    {
        var visits = session.Core.Visits;
        if (!visits.All.TryGetValue(c.Visit, out var visit))
        {
            return Refuse.With(Codes.NotFound, "target", $"No existe la visita {c.Visit}.", $"There is no visit {c.Visit}.");
        }

        if (visit is { RecordedBy: { } other, RecordedAt: { } at })
        {
            return VisitChecks.AlreadyRecorded(other, at);
        }

        var first = session.Core.Findings.Length + 1;
        var found = session.Core.Findings.AddRange(c.Findings.Select((f, i) => new Finding(first + i, f.Text, f.Severity == Severity.Blocking, session.Envelope.Actor.Person)));
        var recorded = new VisitRecorded(
            c.Visit, c.VisitedOn, c.Department, c.Municipality, c.Point, c.Checklist, c.Received, c.Findings, c.Findings.Count == 0 ? 0 : first, c.Actions, c.Remarks,
            RiskOf(session, amount, found));
        var meta = new EventMeta(0, session.Envelope.Actor.Person, null, session.Envelope.At, session.Envelope.CommandId, 0);
        var decision = session.Move(
            new ActOptions { Target = VisitWorkflow.Target(c.Visit), Documents = c.Documents, Visits = VisitFold.After(visits, recorded, meta) },
            () => VisitChecks.Recorded(setting, c, session.Today),
            step => recorded with { Step = step });
        if (decision is Decision.Rejected)
        {
            return decision;
        }

        foreach (var (finding, i) in c.Findings.Select(static (f, i) => (f, i)))
        {
            session.Emit(new FindingRaised(first + i, finding.Text, finding.Severity == Severity.Blocking));
        }

        return CloseIfSettled(session, c.Visit);
    }

    private static VisitRisk RiskOf<TState>(CaseSession<TState> session, Money amount, ImmutableArray<Finding> findings)
        where TState : CaseState => VisitRisk.Of(amount, session.Envelope.Facts.Organisation, findings);

    private static bool IsVisit(string target) => target.StartsWith(VisitWorkflow.Id + ":", StringComparison.Ordinal);
}
