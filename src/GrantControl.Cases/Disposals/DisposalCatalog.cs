using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

/// <summary>The words of a disposal in the journal and in the interface. A name once used is never given to anything else.</summary>
internal static class DisposalCatalog
{
    public static EventCatalog Events() => new EventCatalog()
        .Add<DisposalOpened>("disposal.opened/1")
        .Add<DisposalSaved>("disposal.saved/1")
        .Add<DisposalRequested>("disposal.requested/1")
        .Add<DisposalWithdrawn>("disposal.withdrawn/1")
        .Add<AssetsVerified>("disposal.verified/1")
        .Add<AssetsOpined>("disposal.opined/1")
        .Add<AssetsValued>("disposal.valued/1")
        .Add<CommitteeVoted>("disposal.committee-voted/1")
        .Add<DisposalReturned>("disposal.returned/1")
        .Add<DisposalCleared>("disposal.cleared/1")
        .Add<DisposalAuthorized>("disposal.authorized/1")
        .Add<DisposalRejected>("disposal.rejected/1")
        .Add<DestinationAssigned>("disposal.destination-assigned/1")
        .Add<AuctionFailed>("disposal.auction-failed/1")
        .Add<DisposalExecuted>("disposal.executed/1")
        .Add<RemovedFromBooks>("disposal.removed-from-books/1")
        .Add<DisposalClosed>("disposal.closed/1")
        .Add<FindingRaised>("disposal.finding-raised/1")
        .Add<FindingResolved>("disposal.finding-resolved/1")
        .Add<DeadlineMissed>("disposal.deadline-missed/1");

    public static CommandCatalog Commands() => new CommandCatalog()
        .Add<OpenDisposal>("open")
        .Add<SaveDisposal>("save")
        .Add<RequestDisposal>("request")
        .Add<WithdrawDisposal>("withdraw")
        .Add<VerifyAssets>("verify")
        .Add<OpineAssets>("opine")
        .Add<ValueAssets>("value")
        .Add<RecommendDisposal>("recommend")
        .Add<ReturnDisposal>("return")
        .Add<ClearDisposal>("clear")
        .Add<AuthorizeDisposal>("authorize")
        .Add<RejectDisposal>("reject")
        .Add<AssignDestination>("assign")
        .Add<RecordFailedAuction>("auction-failed")
        .Add<ExecuteDisposal>("execute")
        .Add<RemoveFromBooks>("remove-from-books")
        .Add<CloseDisposal>("close")
        .Add<RaiseFinding>("raise-finding")
        .Add<ResolveFinding>("resolve-finding")
        .Add<ExpireDeadline>("expire");
}
