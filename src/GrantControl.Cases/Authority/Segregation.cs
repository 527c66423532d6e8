using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// Guard B: neither the actor, nor whoever he stands in for, holds an incompatible duty anywhere in the case. Acting for
/// somebody loads both persons.
/// </summary>
public static class Segregation
{
    public static Rejection? Refuses(ActRequest request, Transition transition, Part part)
    {
        var actor = request.Envelope.Actor;
        if (actor.IsSystem || !transition.Guards.HasFlag(Guards.Segregation))
        {
            return null;
        }

        if (Overlap(request.Core.Positions[request.Target], transition, actor) is { } twice)
        {
            return Refuse.SamePersonTwice(actor.NameOf(twice));
        }

        var definition = request.Workflow.For(request.Target);
        return Conflict(request.Core, definition, actor, part) is { } held
            ? Refuse.IncompatibleDuty(actor.NameOf(held.Person), request.Workflow.DutyLabel(held.Duty), request.Workflow.DutyLabel(part.Duty!))
            : null;
    }

    /// <summary>The duty already held that this part would conflict with; null when there is none.</summary>
    public static DutyHeld? Conflict(CaseCore core, WorkflowDefinition definition, Actor actor, Part part) =>
        part.Duty is null ? null
        : PeopleOf(actor)
            .SelectMany(p => core.Duties.TryGetValue(p, out var held) ? held.Select(d => new DutyHeld(p, d)) : [])
            .FirstOrDefault(h => definition.Incompatible(h.Duty, part.Duty) && !core.IsCompensated(h.Person, h.Duty, part.Duty));

    /// <summary>Who of the actor and whom he stands in for already did a part of this unfinished transition; null when neither did.</summary>
    public static string? Overlap(WorkflowPosition position, Transition transition, Actor actor) =>
        position.PartsDone.Where(p => p.Transition == transition.Id).SelectMany(p => p.Person.Split('+')).Intersect(PeopleOf(actor), StringComparer.Ordinal).FirstOrDefault();

    private static IEnumerable<string> PeopleOf(Actor actor) => actor.StandInFor is null ? [actor.Person] : [actor.Person, actor.StandInFor.From];
}
