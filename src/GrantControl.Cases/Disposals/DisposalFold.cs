using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

/// <summary>How events make a disposal's state. Every fold is total: an event that was accepted is never refused here.</summary>
public static class DisposalFold
{
    public static DisposalState Evolve(DisposalState state, Recorded recorded)
    {
        var (s, meta) = (state with { Core = state.Core.Apply(recorded) }, recorded.Meta);
        return recorded.Event switch
        {
            DisposalOpened x => s with
            {
                Core = s.Core with { Institution = x.Institution, Number = x.Number },
                Title = x.Title,
                Cause = x.Cause,
                Currency = x.Currency,
                Items = [.. x.Assets],
            },
            DisposalSaved x => Fresh(s) with { Cause = x.Cause, Items = [.. x.Assets] },
            DisposalRequested x => Fresh(s) with { Locked = [.. s.Locked.Except(x.Released).Concat(x.Locked).Order(StringComparer.Ordinal)] },
            DisposalWithdrawn x => s with { LastReason = x.Reason, Locked = [] },
            AssetsVerified x => s with { Inspections = s.Inspections.Add(new Inspection(meta.Actor, x.Step!.Part, [.. x.Sightings], [.. x.Missing])) },
            AssetsOpined x => s with { Opinions = [.. x.Opinions] },
            AssetsValued x => s with { Appraisals = s.Appraisals.Add(new Appraisal(meta.Actor, x.On, [.. x.Valuations], x.Book.ToImmutableSortedDictionary(StringComparer.Ordinal))) },
            CommitteeVoted x => s with { Votes = s.Votes.Add(new Vote(meta.Actor, x.Vote, x.Reason)) },
            DisposalReturned x => s with { LastReason = x.Reason },
            DisposalRejected x => s with { LastReason = x.Reason, Locked = [] },
            DestinationAssigned x => s with { Destination = x.Destination, Receiver = x.Receiver },
            AuctionFailed x => s with { FailedAuctions = s.FailedAuctions + 1, LastReason = x.Reason },
            DisposalExecuted x => s with { Outcome = x.Outcome ?? s.Outcome, Receiver = x.Outcome?.Receiver ?? s.Receiver },
            RemovedFromBooks x => s with { Removal = x with { Step = null, Postings = null }, Locked = [] },
            DisposalCleared or DisposalAuthorized or DisposalClosed or FindingRaised or FindingResolved or DeadlineMissed => s,
            _ => throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}."),
        };
    }

    /// <summary>What was seen and said of other goods, or of an earlier request, does not count.</summary>
    private static DisposalState Fresh(DisposalState s) => s with { Inspections = [], Opinions = [], Appraisals = [], Votes = [] };
}
