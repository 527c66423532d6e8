using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Compensate(GrantSession session, CompensateDuties c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => PairCompensable(c) ?? NotForOneself(session.Envelope.Actor, c) ?? new FieldCheck().Text("person", c.Person, GrantPolicy.MaxTitle).Refusal() ?? Reasoned(c.Reason),
        step => new DutiesCompensated(c.Person, c.DutyA, c.DutyB, c.Reason) { Step = step });

    private static Rejection? PairCompensable(CompensateDuties c) => GrantWorkflow.Definition.CompensablePairs.Any(p => p.Matches(c.DutyA, c.DutyB))
        ? null
        : Refuse.Field(GrantRules.PairCompensable, "dutyB", "Esas dos funciones nunca pueden reunirse.", "Those two duties can never be held together.");

    private static Rejection? NotForOneself(Actor actor, CompensateDuties c) => c.Person == actor.Person || c.Person == actor.StandInFor?.From
        ? Refuse.With(Codes.IncompatibleDuty, GrantRules.NotForOneself, "Nadie firma un control compensatorio para sí mismo.", "Nobody signs a compensating control for himself.")
        : null;
}
