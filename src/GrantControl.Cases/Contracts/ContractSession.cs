using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>One decision of a contract in the making.</summary>
public sealed class ContractSession(ContractState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<ContractState>(ContractKind.Instance, state, envelope, engine)
{
    /// <summary>Judges the opening of this case for a supplier.</summary>
    public (Step? Step, Rejection? Refusal) Open(string supplier) => Gatekeeper.Open(Request(new ActOptions()) with { Core = State.Core with { Organisation = supplier } });

    /// <summary>The usual decision, with the deadlines of the state the act makes.</summary>
    public Decision MoveTo(ActOptions options, Func<ContractState, ContractState> after, Func<Rejection?> rules, Func<Step, CaseEvent> record)
    {
        // An act whose rules do not hold has no state after it.
        var then = new Lazy<ContractState>(() => rules() is null ? after(State) : State);
        return Move(options with { DateOf = (target, name) => ContractCalendar.DateOf(then.Value, target, name) }, rules, record);
    }
}

/// <summary>The dates a contract supplies to its deadlines.</summary>
public static class ContractCalendar
{
    public const string Contract = "contract";
    public const string Guarantee = "guarantee";

    /// <summary>What was done once is not waited for any more, though the state is the same.</summary>
    public static bool Waits(ContractState state, string transition) => transition switch
    {
        "commit" => state.VerifiedAccount is null,
        "release-retention" => ContractMoney.Retained(state).IsPositive,
        "release-guarantee" => state.Guarantees.Any(static g => g.IsInForce),
        _ => !transition.StartsWith(ContractWorkflow.Evaluate, StringComparison.Ordinal) || state.Evaluation is null,
    };

    public static DateOnly? DateOf(ContractState state, string target, string name) => name switch
    {
        ContractDates.ContractEnd => state.Ends,
        VisitDates.Since => state.StartedOn,
        ContractDates.AcceptBy => state.AppointmentAccepted ? null : state.AppointedOn?.AddDays(ContractPolicy.AcceptDays),
        ContractDates.ResumeBy => state.Suspensions.Length == 0 ? null : state.Suspensions[^1].Until,
        ContractDates.DeliverableDue => WorkflowDefinition.NumberOf(target) is { } n && state.Deliverables.TryGetValue(n, out var d) ? d.DueOn : null,
        TrancheWorkflow.PlannedDate => WorkflowDefinition.NumberOf(target) is { } n && state.Tranches.TryGetValue(n, out var t) ? t.Plan.PlannedOn : null,
        ContractDates.GuaranteeEnd => NextGuarantee(state)?.Policy.Until,
        _ => ContractPolicy.AlertDays.Select(days => Alert(state, name, days)).FirstOrDefault(d => d is not null),
    };

    /// <summary>What an alert row is about, and the end it speaks of; null when that end is not set.</summary>
    public static (string What, int Days, DateOnly Ends)? AlertOf(ContractState state, string transition)
    {
        var what = transition.StartsWith(ContractWorkflow.GuaranteeEnds, StringComparison.Ordinal) ? Guarantee : Contract;
        var days = ContractPolicy.AlertDays.FirstOrDefault(d => transition.Contains($"-{d}-in-", StringComparison.Ordinal));
        var ends = what == Contract ? state.Ends : NextGuarantee(state)?.Policy.Until;
        return ends is { } end ? (what, days, end) : null;
    }

    public static string AlertKey(string what, int days, DateOnly ends) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}:{days}:{ends:O}");

    /// <summary>The guarantee in force that ends first.</summary>
    public static FiledGuarantee? NextGuarantee(ContractState state) => state.Guarantees.Where(g => g.IsInForce).MinBy(g => g.Policy.Until);

    /// <summary>The last day before an alert: told once, and not when the end was never that far away.</summary>
    private static DateOnly? Alert(ContractState state, string name, int days)
    {
        var (what, ends, since) = name == ContractDates.Alert(ContractDates.ContractEnd, days) ? (Contract, state.Ends, state.EndsSetOn)
            : name == ContractDates.Alert(ContractDates.GuaranteeEnd, days) ? (Guarantee, NextGuarantee(state)?.Policy.Until, NextGuarantee(state)?.FiledOn)
            : ("", null, (DateOnly?)null);
        return ends is not { } end || since is not { } set || end.DayNumber - days < set.DayNumber || state.Alerts.Contains(AlertKey(what, days, end)) ? null : end.AddDays(-days - 1);
    }
}
