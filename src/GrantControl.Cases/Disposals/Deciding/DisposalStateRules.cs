using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

/// <summary>The rules of a disposal that its state alone decides, by name: offers ask them, and decisions refuse by them.</summary>
internal static class DisposalStateRules
{
    public static Func<string, StateRule?> Of(DisposalState s) => name => name switch
    {
        DisposalRules.ValuerIsNotCustodian => a => ValuerIsNotCustodian(s, a.Actor),
        DisposalRules.MajorityInFavour => _ => MajorityPossible(s),
        DisposalRules.IsAuction => _ => IsAuction(s),
        DisposalRules.AuctionsLeft => a => AuctionsLeft(s, again: a.Row.Variant == DisposalWorkflow.Again),
        _ => null,
    };

    /// <summary>Whether one failed auction more leaves another one to be held.</summary>
    public static bool MayFailAgain(DisposalState s) => s.FailedAuctions + 1 < DisposalPolicy.AuctionsThatMayFail;

    /// <summary>The vote that completes the quorum carries the motion, or is refused.</summary>
    public static Rejection? Majority(DisposalState s, int inFavour) =>
        s.Core.Position.Count("recommend", "committee") + 1 < DisposalPolicy.Quorum || inFavour >= DisposalPolicy.Majority ? null : Refuse.With(
            Codes.WrongState,
            DisposalRules.MajorityInFavour,
            "Con este voto la recomendación no alcanza mayoría: el comité devuelve el caso.",
            "With this vote the recommendation has no majority: the committee returns the case.");

    private static Rejection? MajorityPossible(DisposalState s) => Majority(s, s.Votes.Count(static v => v.Cast == CommitteeVote.InFavour) + 1);

    /// <summary>The register names custodians by user or by name; whoever requested is barred by his duty besides.</summary>
    private static Rejection? ValuerIsNotCustodian(DisposalState s, Actor? actor) =>
        actor is not null && s.Items.Any(i => Same(i.Custodian, actor.Person) || Same(i.Custodian, actor.Name) || Same(i.Custodian, actor.StandInFor?.From))
            ? Refuse.With(Codes.ConflictOfInterest, DisposalRules.ValuerIsNotCustodian, "El custodio de un bien no lo valúa.", "The custodian of a good does not appraise it.")
            : null;

    private static Rejection? IsAuction(DisposalState s) => s.Destination == Destination.Auction
        ? null
        : Refuse.With(Codes.WrongState, DisposalRules.IsAuction, "El destino no es una subasta.", "The destination is not an auction.");

    private static Rejection? AuctionsLeft(DisposalState s, bool again) => MayFailAgain(s) == again ? null : Refuse.With(
        Codes.WrongState,
        DisposalRules.AuctionsLeft,
        again ? "La subasta ya fracasó: los bienes necesitan otro destino." : "Todavía puede repetirse la subasta.",
        again ? "The auction failed before: the goods need another destination." : "The auction may still be held again.");

    private static bool Same(string a, string? b) => string.Equals(a.Trim(), b, StringComparison.OrdinalIgnoreCase);
}
