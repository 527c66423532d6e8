using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// Guard C: the institution's people need a declaration of interests in force, without the organisation of the case in it.
/// The organisation's own people are the party itself and declare nothing.
/// </summary>
public static class Interests
{
    public static Rejection? Refuses(ActRequest request, Transition transition, Part part)
    {
        var actor = request.Envelope.Actor;
        if (actor.IsSystem || actor.IsCitizen || !transition.Guards.HasFlag(Guards.Interests) || part.Roles.Contains(Role.Ngo))
        {
            return null;
        }

        return Judge(actor, request.Core.Organisation, BusinessCalendar.DayOf(request.Envelope.At));
    }

    /// <summary>The actor himself, and whom he stands in for.</summary>
    public static Rejection? Judge(Actor actor, string organisation, DateOnly today) =>
        Judge(actor.Name, actor.Declaration, organisation, today)
        ?? (actor.StandInFor is null ? null : Judge(actor.StandInFor.Name, actor.StandInFor.Declaration, organisation, today));

    private static Rejection? Judge(string person, InterestsDeclaration? declaration, string organisation, DateOnly today) =>
        declaration is null || declaration.ValidUntil < today ? Refuse.NoDeclaration(person)
        : declaration.RelatedOrganisations.Contains(organisation) ? Refuse.RelatedParty(person)
        : null;
}
