using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

#pragma warning disable MA0048 // the visits of a case as shown, and one of them

/// <summary>The visits of a case as the interface shows them.</summary>
/// <param name="NextDue">Last day for the next visit; null when one is planned already or none falls due.</param>
public sealed record VisitsView(VisitRisk? Risk, DateOnly? NextDue, IReadOnlyList<ChecklistItem> Checklist, IReadOnlyList<string> Owners, IReadOnlyList<VisitView> All)
{
    /// <param name="workflow">The kind's own workflow, of which visits are a child.</param>
    public static VisitsView Of(CaseCore core, WorkflowDefinition workflow, VisitSetting setting)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(setting);
        var definition = workflow.Child(VisitWorkflow.Id);
        return new VisitsView(
            core.Visits.Risk,
            core.Deadlines.Values.Where(static d => d.Target.Length == 0 && d.Transition.StartsWith(VisitWorkflow.Plan, StringComparison.Ordinal)).Select(static d => (DateOnly?)d.Due).FirstOrDefault(),
            setting.Checklist,
            setting.Owners,
            [.. core.Visits.All.Values.Select(v =>
            {
                var state = definition.State(core.Positions[VisitWorkflow.Target(v.Number)].State);
                return new VisitView(v.Number, state.Id, state.Label, v);
            })]);
    }
}

public sealed record VisitView(int Number, string State, Label Label, VisitState Visit);

/// <summary>The words of visits in a kind's journal and interface.</summary>
public static class VisitCatalog
{
    /// <param name="kind">The kind's own word: its events are <c>grant.visit-planned/1</c> and so on.</param>
    public static EventCatalog AddVisits(this EventCatalog events, string kind)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events
            .Add<VisitPlanned>($"{kind}.visit-planned/1")
            .Add<VisitRecorded>($"{kind}.visit-recorded/1")
            .Add<ActionAnswered>($"{kind}.visit-action-answered/1")
            .Add<ActionResolved>($"{kind}.visit-action-resolved/1")
            .Add<VisitClosed>($"{kind}.visit-closed/1")
            .Add<VisitCancelled>($"{kind}.visit-cancelled/1")
            .Add<VisitNoted>($"{kind}.visit-noted/1");
    }

    public static CommandCatalog AddVisits(this CommandCatalog commands)
    {
        ArgumentNullException.ThrowIfNull(commands);
        return commands
            .Add<PlanVisit>(VisitWorkflow.Plan)
            .Add<RecordVisit>(VisitWorkflow.Record)
            .Add<AnswerAction>(VisitWorkflow.Answer)
            .Add<ResolveAction>(VisitWorkflow.Resolve)
            .Add<CancelVisit>(VisitWorkflow.Cancel)
            .Add<NoteVisit>(VisitWorkflow.Note);
    }
}
