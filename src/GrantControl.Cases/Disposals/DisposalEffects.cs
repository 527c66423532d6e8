using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>What an event of a disposal does outside the case: ledger, register of assets, claims, duties, gate marks, notices.</summary>
public static class DisposalEffects
{
    public static Effects Of(DisposalState before, Recorded recorded, DisposalState after) => new()
    {
        Postings = recorded.Event.Postings ?? [],
        Claims = [.. Claims(recorded.Event, after)],
        Duties = CommonEffects.Duties(recorded, after.Core),
        Gates = [.. Marks(before.Core.Position, after.Core.Position, recorded.Meta.Actor, after.ContentHash)],
        Assets = [.. Moves(before, recorded.Event)],
        Notices = CommonEffects.Notices(recorded.Event, after.Core, DisposalWorkflow.Definition, Role.Custodian),
    };

    private static IEnumerable<Claim> Claims(CaseEvent e, DisposalState after)
    {
        var documents = e.Step is null ? [] : Evidence.Claims(after.Core, e.Step);
        return e is DisposalExecuted { Outcome.BankReference: { } reference }
            ? documents.Append(new Claim(Claim.BankReference, reference, $"case:{after.Id}:auction"))
            : documents;
    }

    /// <summary>A gate is its last signer's; one opened again loses its mark.</summary>
    private static IEnumerable<GateMark> Marks(WorkflowPosition before, WorkflowPosition after, string actor, string contentHash) =>
        after.ClearedGates.Except(before.ClearedGates).Select(g => new GateMark(g, actor, contentHash))
            .Concat(before.ClearedGates.Except(after.ClearedGates).Select(static g => new GateMark(g, null, null)));

    private static IEnumerable<AssetMark> Moves(DisposalState before, CaseEvent e) => e switch
    {
        DisposalRequested x => x.Released.Select(static i => new AssetMark(i, AssetMove.Release)).Concat(x.Locked.Select(static i => new AssetMark(i, AssetMove.Lock))),
        DisposalWithdrawn or DisposalRejected => before.Locked.Select(static i => new AssetMark(i, AssetMove.Release)),
        RemovedFromBooks x => x.Assets.Select(static i => new AssetMark(i, AssetMove.Remove)),
        _ => [],
    };
}
