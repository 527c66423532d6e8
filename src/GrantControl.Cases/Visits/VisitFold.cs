using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

/// <summary>How events make the visits of a case. Events of anything else leave them alone.</summary>
internal static class VisitFold
{
    public static CaseCore Apply(CaseCore core, CaseEvent e, EventMeta meta) => e switch
    {
        VisitPlanned x => core with
        {
            Visits = core.Visits with { All = core.Visits.All.SetItem(x.Visit, new VisitState(x.Visit, x.Due, x.Purpose, x.Visitor)), Risk = x.Risk },
            Positions = core.Positions.SetItem(VisitWorkflow.Target(x.Visit), new WorkflowPosition(VisitWorkflow.Planned)),
        },
        VisitRecorded x => core with { Visits = After(core.Visits, x, meta) },
        ActionAnswered x => core with { Visits = Answered(core.Visits, x, meta) },
        ActionResolved x => core with { Visits = Resolved(core.Visits, x) },
        VisitCancelled x => core with { Visits = core.Visits.With(x.Visit, v => v with { CancelledBecause = x.Reason }) },
        VisitNoted x => core with { Visits = core.Visits.With(x.Visit, v => v with { Notes = v.Notes.Add(new NoteState(meta.Actor, meta.At, x.Text, [.. x.Photos])) }) },
        _ => core,
    };

    public static bool Is(CaseEvent e) => e is VisitPlanned or VisitRecorded or ActionAnswered or ActionResolved or VisitClosed or VisitCancelled or VisitNoted;

    /// <summary>The visits after one was recorded: deadlines of that very act are computed from them.</summary>
    public static CaseVisits After(CaseVisits visits, VisitRecorded x, EventMeta meta) => visits.With(x.Visit, v => v with
    {
        VisitedOn = x.VisitedOn,
        RecordedBy = meta.Actor,
        RecordedAt = meta.At,
        Department = x.Department,
        Municipality = x.Municipality,
        Point = x.Point,
        Checklist = [.. x.Checklist],
        Received = x.Received,
        Findings = [.. x.Findings.Select((f, i) => new FindingSeen(x.FirstFinding + i, f.Severity))],
        Actions = [.. x.Actions.Select((a, i) => new ActionState(i + 1, a.Text, a.Owner, a.Due))],
        Remarks = x.Remarks,
        Photos = [.. x.Step?.Documents ?? []],
    }) with
    { Risk = x.Risk };

    public static CaseVisits Answered(CaseVisits visits, ActionAnswered x, EventMeta meta) => Action(visits, x.Visit, x.Action, a => a with
    {
        AnsweredBy = meta.Actor,
        AnsweredFor = meta.StandInFor,
        Answer = x.Text,
        VerifyBy = x.VerifyBy,
    });

    /// <summary>Sent back, it is open again as if nobody had answered; the events keep who did.</summary>
    public static CaseVisits Resolved(CaseVisits visits, ActionResolved x) => Action(visits, x.Visit, x.Action, a => x.Done
        ? a with { Resolved = true, Resolution = x.Text }
        : a with { AnsweredBy = null, AnsweredFor = null, Answer = null, VerifyBy = null, Resolution = x.Text });

    private static CaseVisits Action(CaseVisits visits, int visit, int action, Func<ActionState, ActionState> change) =>
        visits.With(visit, v => v with { Actions = [.. v.Actions.Select(a => a.Number == action ? change(a) : a)] });
}
