using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Visits;

/// <summary>The rules of visits that the state alone decides, by name: offers ask them, and decisions refuse by them.</summary>
internal static class VisitStateRules
{
    public static StateRule? Find(string name) => name switch
    {
        VisitRules.VisitKnown => static a => a.Core.Visits.All.Values.Any(static v => v.RecordedBy is not null) ? null
            : Refuse.With(Codes.WrongState, VisitRules.VisitKnown, "Todavía no hay ninguna visita registrada.", "No visit is recorded yet."),
        VisitRules.VisitsSettled => static a => VisitDecider.Settled(a.Core),
        VisitRules.ActionOpen => static a => Actions(a).Any(x => !x.Resolved && x.AnsweredBy is null && x.Owner == a.Row.Variant) ? null
            : Refuse.With(Codes.WrongState, VisitRules.ActionOpen, "No queda ninguna acción por cumplir.", "No action is left to be done."),
        VisitRules.ActionAnswered => static a => Answered(a).Any() ? null
            : Refuse.With(Codes.WrongState, VisitRules.ActionAnswered, "Nadie ha informado que alguna acción se cumplió.", "Nobody has reported any action as done."),
        VisitRules.VerifierIsAnother => static a => a.Actor is not { } actor || Answered(a).Select(x => VisitActions.Another(actor, x)).Any(static r => r is null) ? null
            : VisitActions.Another(actor, Answered(a).First()),
        _ => null,
    };

    private static ImmutableArray<ActionState> Actions(RowAsked asked) => asked.Core.Visits.All.GetValueOrDefault(asked.Child)?.Actions ?? [];

    private static IEnumerable<ActionState> Answered(RowAsked asked) => Actions(asked).Where(static x => !x.Resolved && x.AnsweredBy is not null);
}
