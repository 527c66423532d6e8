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
        if (actor.IsSystem || !transition.Guards.HasFlag(Guards.Interests) || part.Roles.Contains(Role.Ngo))
        {
            return null;
        }

        var today = BusinessCalendar.DayOf(request.Envelope.At);
        return Judge(actor.Name, actor.Declaration, request.Core.Organisation, today)
            ?? (actor.StandInFor is null ? null : Judge(actor.StandInFor.From, actor.StandInFor.Declaration, request.Core.Organisation, today));
    }

    public static Rejection? Judge(string person, InterestsDeclaration? declaration, string organisation, DateOnly today) =>
        declaration is null || declaration.ValidUntil < today ? Refuse.NoDeclaration(person)
        : declaration.RelatedOrganisations.Contains(organisation) ? Refuse.RelatedParty(person)
        : null;
}
