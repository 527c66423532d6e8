using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Freeze(GrantSession session, FreezePayments c) => session.Move(
        new ActOptions(),
        () => FreezeStands(session.State, false) ?? Reasoned(c.Reason),
        step => new PaymentsFrozen(c.Reason) { Step = step });

    private static Decision Unfreeze(GrantSession session, UnfreezePayments c) => session.Move(
        new ActOptions(),
        () => FreezeStands(session.State, true) ?? Reasoned(c.Reason),
        step => new PaymentsUnfrozen(c.Reason) { Step = step });

    private static Decision Compensate(GrantSession session, CompensateDuties c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => PairCompensable(c) ?? NotForOneself(session.Envelope.Actor, c) ?? new FieldCheck().Text("person", c.Person, GrantPolicy.MaxTitle).Refusal() ?? Reasoned(c.Reason),
        step => new DutiesCompensated(c.Person, c.DutyA, c.DutyB, c.Reason) { Step = step });

    private static Rejection? FreezeStands(GrantState state, bool wanted) => state.Core.Frozen is not null == wanted
        ? null
        : Refuse.With(
            Codes.WrongState,
            GrantRules.FreezeStands,
            wanted ? "Los pagos no están congelados." : "Los pagos ya están congelados.",
            wanted ? "Payments are not frozen." : "Payments are frozen already.");

    private static Rejection? PairCompensable(CompensateDuties c) => GrantWorkflow.Definition.CompensablePairs.Any(p => p.Matches(c.DutyA, c.DutyB))
        ? null
        : Refuse.Field(GrantRules.PairCompensable, "dutyB", "Esas dos funciones nunca pueden reunirse.", "Those two duties can never be held together.");

    private static Rejection? NotForOneself(Actor actor, CompensateDuties c) => c.Person == actor.Person || c.Person == actor.StandInFor?.From
        ? Refuse.With(Codes.IncompatibleDuty, GrantRules.NotForOneself, "Nadie firma un control compensatorio para sí mismo.", "Nobody signs a compensating control for himself.")
        : null;
}
