using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

public static partial class ComplaintDecider
{
    private static Decision Link(ComplaintSession session, LinkCase c)
    {
        var other = session.Envelope.Facts.Case;
        return session.MoveFor(
            Role.Control,
            new ActOptions(),
            () => other is not null && ComplaintPolicy.Linkable.Contains(other.Kind, StringComparer.Ordinal) && LinkOf(session.State, c.Number) is null
                ? null
                : Refuse.Field(ComplaintRules.LinkKnown, "number", "No es una subvención, un contrato ni un descargo, o ya está vinculado.", "That is no grant, contract or disposal, or it is linked already."),
            step => new CaseLinked(other!.Id, other.Kind, other.Number) { Step = step });
    }

    private static Decision Unlink(ComplaintSession session, UnlinkCase c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => Linked(session.State, c.Number) ?? FreezeStands(session.State, c.Number, wanted: false),
        step => new CaseUnlinked(LinkOf(session.State, c.Number)!.Case, c.Number) { Step = step });

    /// <summary>What advances or pays in the linked case stops; what is recorded, returned or refunded there does not.</summary>
    private static Decision Freeze(ComplaintSession session, FreezeCase c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => Linked(session.State, c.Number) ?? FreezeStands(session.State, c.Number, wanted: false) ?? Oversight.Reasoned(c.Reason),
        step => new CaseFrozen(LinkOf(session.State, c.Number)!.Case, c.Number, c.Reason) { Step = step });

    private static Decision Lift(ComplaintSession session, LiftFreeze c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => Linked(session.State, c.Number) ?? FreezeStands(session.State, c.Number, wanted: true) ?? Oversight.Reasoned(c.Reason),
        step => new FreezeLifted(LinkOf(session.State, c.Number)!.Case, c.Number, c.Reason) { Step = step });

    private static LinkedCase? LinkOf(ComplaintState state, string number) => state.Links.FirstOrDefault(l => l.Number == number);

    private static Rejection? Linked(ComplaintState state, string number) => LinkOf(state, number) is not null
        ? null
        : Refuse.Field(ComplaintRules.LinkKnown, "number", "Ese expediente no está vinculado.", "That case is not linked.");

    private static Rejection? FreezeStands(ComplaintState state, string number, bool wanted) => LinkOf(state, number)?.Frozen is not null == wanted
        ? null
        : Refuse.With(
            Codes.WrongState,
            ComplaintRules.LinkFreezeStands,
            wanted ? "Esta denuncia no lo tiene congelado." : "Esta denuncia lo tiene congelado.",
            wanted ? "This complaint does not have it frozen." : "This complaint has it frozen.");
}
