using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>One decision of a grant in the making.</summary>
public sealed class GrantSession(GrantState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<GrantState>(GrantKind.Instance, state, envelope, engine)
{
    /// <summary>Judges the opening of this case for an organisation.</summary>
    public (Step? Step, Rejection? Refusal) Open(string organisation, DateOnly callDate) => Gatekeeper.Open(
        Request(new ActOptions { DateOf = (_, name) => name == GrantDates.Call ? callDate : null }) with { Core = State.Core with { Organisation = organisation } });
}

/// <summary>The dates a grant supplies to its deadlines.</summary>
public static class GrantCalendar
{
    /// <summary>A final report on file is not waited for, whatever state the settlement is in.</summary>
    public static bool Waits(GrantState state, string target, string transition) =>
        target.Length > 0 || transition != GrantWorkflow.ReportFinal || state.FinalReport is null;

    public static DateOnly? DateOf(GrantState state, string target, string name) => name switch
    {
        GrantDates.Call => state.CallDate,
        GrantDates.PlanEnd => state.Plan.Activities?.Ends,
        GrantDates.Remedy => state.Suspension?.RemedyBy,
        VisitDates.Since => GrantStates.Running.Contains(state.State) ? state.ActiveSince : null,
        GrantDates.TranchePlanned => PlannedOn(state, target),
        _ => null,
    };

    private static DateOnly? PlannedOn(GrantState state, string target) =>
        state.Plan.Tranches?.Tranches.FirstOrDefault(t => GrantState.TrancheTarget(t.Number) == target)?.PlannedOn;
}
