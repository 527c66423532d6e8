using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Guard A: the role, or a dated, non-transferable delegation of it.</summary>
public static class AuthorityGuard
{
    public static bool Holds(CommandEnvelope envelope, CaseCore core, Part part) =>
        Holds(envelope.Actor, core, part, BusinessCalendar.DayOf(envelope.At));

    /// <summary>
    /// A stand-in acts with the delegated roles only, within the dates of the delegation. NGO people act in the cases of
    /// their own organisation only, and their role cannot be delegated to the institution's people.
    /// </summary>
    public static bool Holds(Actor actor, CaseCore core, Part part, DateOnly today)
    {
        if (actor.IsSystem)
        {
            return part.ByClock;
        }

        var roles = actor.StandInFor is not { } delegation ? actor.Roles
            : delegation.Starts <= today && today <= delegation.Ends ? delegation.Roles
            : (IReadOnlySet<string>)new HashSet<string>(StringComparer.Ordinal);
        return part.Roles.Any(r => r != Role.System && roles.Contains(r) && (r == Role.Ngo ? actor.Organisation == core.Organisation : actor.Organisation is null));
    }
}
