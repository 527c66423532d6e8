using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>One decision of a complaint in the making.</summary>
public sealed class ComplaintSession(ComplaintState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<ComplaintState>(state, envelope, engine)
{
    public override CaseCore Core => State.Core;

    protected override WorkflowDefinition Workflow => ComplaintWorkflow.Definition;

    protected override Func<string, StateRule?> StateRules => ComplaintStateRules.Of(State);

    public (Step? Step, Rejection? Refusal) Open() => Gatekeeper.Open(Request(new ActOptions()));

    /// <summary>The state the act leads to, as far as it says what is waited for next; set before the act when that changes.</summary>
    public ComplaintState Ahead { get; set; } = state;

    /// <summary>An act of a unit in whose place another acts when it stands accused.</summary>
    public Decision MoveFor(string unit, ActOptions options, Func<Rejection?> rules, Func<Step, CaseEvent> record) =>
        Move(State.IsAccused(unit) ? options with { Variant = ComplaintWorkflow.InPlace } : options, rules, record);

    protected override ComplaintState Fold(ComplaintState state, Recorded recorded) => ComplaintFold.Evolve(state, recorded);

    protected override ActRequest Request(ActOptions options) => new(Envelope, State.Core, Workflow, Engine, options.Target, options.Variant)
    {
        Trigger = options.Trigger,
        Documents = options.Documents,
        Waits = ComplaintStateRules.Waits(Ahead),
        DateOf = options.DateOf ?? ((_, name) => name == ComplaintWorkflow.PlanEnd ? State.PlanEnd : null),
    };
}
