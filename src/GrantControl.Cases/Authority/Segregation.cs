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

        if (Overlaps(request.Core.Positions[request.Target], transition, actor))
        {
            return Refuse.SamePersonTwice(actor.Name);
        }

        var definition = request.Workflow.For(request.Target);
        return Conflict(request.Core, definition, actor, part) is { } held
            ? Refuse.IncompatibleDuty(NameOf(held.Person, actor), request.Workflow.DutyLabel(held.Duty), request.Workflow.DutyLabel(part.Duty!))
            : null;
    }

    /// <summary>The duty already held that this part would conflict with; null when there is none.</summary>
    public static DutyHeld? Conflict(CaseCore core, WorkflowDefinition definition, Actor actor, Part part) =>
        part.Duty is null ? null
        : PeopleOf(actor)
            .SelectMany(p => core.Duties.TryGetValue(p, out var held) ? held.Select(d => new DutyHeld(p, d)) : [])
            .FirstOrDefault(h => definition.Incompatible(h.Duty, part.Duty) && !core.IsCompensated(h.Person, h.Duty, part.Duty));

    /// <summary>True when the actor, or whom he stands in for, already did a part of this unfinished transition.</summary>
    public static bool Overlaps(WorkflowPosition position, Transition transition, Actor actor) =>
        position.PartsDone.Where(p => p.Transition == transition.Id).SelectMany(p => p.Person.Split('+')).Intersect(PeopleOf(actor), StringComparer.Ordinal).Any();

    /// <summary>Of whom he stands in for only the id is known here.</summary>
    private static string NameOf(string person, Actor actor) => string.Equals(person, actor.Person, StringComparison.Ordinal) ? actor.Name : person;

    private static IEnumerable<string> PeopleOf(Actor actor) => actor.StandInFor is null ? [actor.Person] : [actor.Person, actor.StandInFor.From];
}
