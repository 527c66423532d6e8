using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>One decision of a disposal in the making.</summary>
public sealed class DisposalSession(DisposalState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<DisposalState>(state, envelope, engine)
{
    public override CaseCore Core => State.Core;

    protected override WorkflowDefinition Workflow => DisposalWorkflow.Definition;

    protected override Func<string, StateRule?> StateRules => DisposalStateRules.Of(State);

    public (Step? Step, Rejection? Refusal) Open() => Gatekeeper.Open(Request(new ActOptions()));

    /// <summary>How many persons have done the row's only part so far.</summary>
    public int Done(string transition, string part) => Core.Position.Count(transition, part);

    protected override DisposalState Fold(DisposalState state, Recorded recorded) => DisposalFold.Evolve(state, recorded);

    protected override ActRequest Request(ActOptions options) => new(Envelope, State.Core, Workflow, Engine, options.Target, options.Variant)
    {
        Trigger = options.Trigger,
        Documents = options.Documents,
        AboveThreshold = State.AboveThreshold,
    };
}
