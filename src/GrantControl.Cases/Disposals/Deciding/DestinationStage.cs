using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Disposals;

public static partial class DisposalDecider
{
    /// <summary>The committee gives the goods their destination: one member proposes it with its documents, the next agrees to the very same.</summary>
    private static Decision Assign(DisposalSession session, AssignDestination c)
    {
        var first = session.Done("assign", "committee") == 0;
        return session.Move(
            new ActOptions { Documents = c.Documents },
            () => DestinationFits(session.State, c)
                ?? (first ? null : SameDestination(session.State, c))
                ?? (first ? MissingDocuments(DisposalRules.DestinationDocuments, c.Documents, PapersBefore(c.Destination)) : null)
                ?? ReceiverUnrelated(session, c.Receiver)
                ?? DoneeEligible(session, c),
            step => new DestinationAssigned(c.Destination, c.Receiver) { Step = step });
    }

    /// <summary>A failed auction may be held again; after the second the goods need another destination.</summary>
    private static Decision FailAuction(DisposalSession session, RecordFailedAuction c) => session.Move(
        new ActOptions
        {
            Documents = c.Documents,
            Variant = DisposalStateRules.MayFailAgain(session.State) ? DisposalWorkflow.Again : DisposalWorkflow.Elsewhere,
        },
        () => new FieldCheck().That(c.HeldOn <= session.Today, "heldOn", "La fecha no puede ser futura.", "The date cannot lie in the future.").Refusal()
            ?? Oversight.Reasoned(c.Reason),
        step => new AuctionFailed(c.HeldOn, c.Reason) { Step = step });

    /// <summary>The papers a destination needs before it is given.</summary>
    public static IReadOnlyList<string> PapersBefore(Destination destination) => destination switch
    {
        Destination.Auction => [DocumentType.AuctionTerms],
        Destination.Barter => [DocumentType.BarterAppraisal],
        Destination.Donation => [DocumentType.DonationRequest],
        Destination.Transfer => [DocumentType.TransferAcceptance],
        _ => [DocumentType.DestructionPlan],
    };

    /// <summary>What still serves is transferred; what is hazardous is transferred or destroyed; a twice failed auction is not a third time one.</summary>
    private static Rejection? DestinationFits(DisposalState state, AssignDestination c)
    {
        var named = c.Destination is Destination.Barter or Destination.Donation or Destination.Transfer;
        var usable = state.Opinions.Where(static o => o.Usable).Select(static o => o.Inventory).ToList();
        var hazardous = state.Opinions.Where(static o => o.Hazardous).Select(static o => o.Inventory).ToList();
        return new FieldCheck()
            .That(usable.Count == 0 || c.Destination == Destination.Transfer, "destination",
                $"Aún sirven y sólo pueden trasladarse: {string.Join(", ", usable)}.", $"They still serve and may only be transferred: {string.Join(", ", usable)}.")
            .That(hazardous.Count == 0 || c.Destination is Destination.Transfer or Destination.Destruction, "destination",
                $"Son peligrosos; sólo traslado o destrucción: {string.Join(", ", hazardous)}.", $"They are hazardous; transfer or destruction only: {string.Join(", ", hazardous)}.")
            .That(c.Destination != Destination.Auction || state.FailedAuctions < DisposalPolicy.AuctionsThatMayFail, "destination",
                "La subasta ya fracasó dos veces.", "The auction failed twice already.")
            .That(named == (c.Receiver is not null), "receiver", "Permuta, donación y traslado nombran a quien recibe; los demás no.", "Barter, donation and transfer name the receiver; the others do not.")
            .Party("receiver", c.Receiver)
            .Refusal(DisposalRules.DestinationFits);
    }

    private static FieldCheck Party(this FieldCheck check, string path, Receiver? receiver) => receiver is null ? check : check
        .Reference($"{path}.id", receiver.Id, DisposalPolicy.MaxReference)
        .Text($"{path}.name", receiver.Name, FieldCheck.MaxTitle);

    private static Rejection? SameDestination(DisposalState state, AssignDestination c) => state.Destination == c.Destination && state.Receiver == c.Receiver
        ? null
        : Refuse.Field(DisposalRules.SameDestination, "destination", "Otro miembro propuso otro destino.", "Another member proposed another destination.");

    /// <summary>Nobody who took part in the case, the authorities first of all, may be related to who receives.</summary>
    private static Rejection? ReceiverUnrelated(DisposalSession session, Receiver? receiver)
    {
        if (receiver is null)
        {
            return null;
        }

        var related = session.Envelope.Facts.Party?.RelatedPeople ?? new HashSet<string>(StringComparer.Ordinal);
        var actor = session.Envelope.Actor;
        var party = session.Core.Duties.Keys.Append(actor.Person).Append(actor.StandInFor?.From ?? actor.Person).FirstOrDefault(related.Contains);
        if (party is null)
        {
            return null;
        }

        var name = session.Envelope.Facts.Party!.Names.GetValueOrDefault(party, party);
        return Refuse.With(
            Codes.ConflictOfInterest,
            DisposalRules.ReceiverUnrelated,
            $"{name}, que interviene en el caso, declaró un vínculo con {receiver.Name}.",
            $"{name}, who takes part in the case, declared a relation with {receiver.Name}.");
    }

    private static Rejection? DoneeEligible(DisposalSession session, AssignDestination c) =>
        c.Destination != Destination.Donation || session.Envelope.Facts.Party?.Organisation is { Sanctioned: false }
            ? null
            : Refuse.With(Codes.Blocked, DisposalRules.DoneeEligible, "El donatario no consta en el registro o está sancionado.", "The donee is not in the register, or is sanctioned.");
}
