using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

public static partial class DisposalDecider
{
    /// <summary>One event a vote. The last one of the quorum carries the motion, or is refused: then the committee returns the case.</summary>
    private static Decision Recommend(DisposalSession session, RecommendDisposal c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Explained(c) ?? DisposalStateRules.Majority(session.State, session.State.Votes.Count(static v => v.Cast == CommitteeVote.InFavour) + (c.Vote == CommitteeVote.InFavour ? 1 : 0)),
        step => new CommitteeVoted(c.Vote, c.Reason) { Step = step });

    private static Decision Return(DisposalSession session, ReturnDisposal c) => session.Move(
        new ActOptions { Variant = ReturnsAlone(session) ? DisposalWorkflow.ByLegal : DisposalWorkflow.ByCommittee },
        () => Oversight.Reasoned(c.Reason),
        step => new DisposalReturned(c.Reason) { Step = step });

    private static Decision Clear(DisposalSession session, ClearDisposal c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Note(c.Note) ?? VehiclePapers(session.State, c.Documents),
        step => new DisposalCleared(session.State.ContentHash, c.Note) { Step = step });

    /// <summary>One event an act: the head of the institution, then, above the threshold, the treasury's authority.</summary>
    private static Decision Authorize(DisposalSession session, AuthorizeDisposal c) => session.Move(
        new ActOptions { Documents = c.Documents }, () => Note(c.Note), step => new DisposalAuthorized(session.State.ContentHash, c.Note) { Step = step });

    private static Decision Reject(DisposalSession session, RejectDisposal c) => session.Move(
        new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new DisposalRejected(c.Reason) { Step = step });

    private static bool ReturnsAlone(DisposalSession session) =>
        session.State.State == DisposalStates.Recommended && AuthorityGuard.Holds(session.Envelope, session.Core, DisposalWorkflow.Lawyer);

    private static Rejection? Explained(RecommendDisposal c) => c.Vote == CommitteeVote.Abstains
        ? Oversight.Reasoned(c.Reason)
        : new FieldCheck().Optional("reason", c.Reason).Refusal();

    private static Rejection? VehiclePapers(DisposalState state, IReadOnlyList<DocumentCited> documents) =>
        state.Items.Any(static i => i.Class == AssetFacts.Vehicle)
            ? MissingDocuments(DisposalRules.VehiclePapers, documents, DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration)
            : null;

    private static Rejection? MissingDocuments(string rule, IReadOnlyList<DocumentCited> documents, params IReadOnlyList<string> types)
    {
        var missing = types.Where(t => documents.All(d => d.Type != t)).Select(static t => DocumentType.All[t].Label).ToList();
        return missing.Count == 0 ? null : Refuse.With(
            Codes.DocumentMissing, rule, $"Falta: {string.Join(", ", missing.Select(l => l.Es))}.", $"Missing: {string.Join(", ", missing.Select(l => l.En))}.");
    }
}
