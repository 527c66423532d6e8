using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>One decision of a complaint in the making.</summary>
public sealed class ComplaintSession(ComplaintState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<ComplaintState>(ComplaintKind.Instance, state, envelope, engine)
{
    /// <summary>The state the act leads to, as far as it says what is waited for next; set before the act when that changes.</summary>
    public ComplaintState Ahead { get; set; } = state;

    /// <summary>An act of a unit in whose place another acts when it stands accused.</summary>
    public Decision MoveFor(string unit, ActOptions options, Func<Rejection?> rules, Func<Step, CaseEvent> record) =>
        Move(State.IsAccused(unit) ? options with { Variant = ComplaintWorkflow.InPlace } : options, rules, record);

    protected override ActRequest Request(ActOptions options) => base.Request(options) with { Waits = ComplaintStateRules.Waits(Ahead) };
}
