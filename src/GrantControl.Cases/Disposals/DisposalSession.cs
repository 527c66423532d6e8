using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>One decision of a disposal in the making.</summary>
public sealed class DisposalSession(DisposalState state, CommandEnvelope envelope, IWorkflowEngine engine) : CaseSession<DisposalState>(DisposalKind.Instance, state, envelope, engine)
{
    /// <summary>How many persons have done the row's only part so far.</summary>
    public int Done(string transition, string part) => Core.Position.Count(transition, part);
}
