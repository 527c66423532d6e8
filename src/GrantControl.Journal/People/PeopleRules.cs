using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.People;

/// <summary>The rules of the registers, each with its name. They look at what they are given and nothing else.</summary>
public static class PeopleRules
{
    /// <summary>A delegation lasts a year at most, in days.</summary>
    public const int LongestDelegation = 366;

    /// <summary>
    /// Roles are known ones; the organisation's people hold NGO and nothing else, the institution's anything but NGO; the
    /// administrator of the registers holds no role in cases, so that nobody gives himself what he then uses.
    /// </summary>
    public static Rejection? Roles(IReadOnlyCollection<string> roles, string? organisation)
    {
        if (roles.FirstOrDefault(r => r is Role.System or Role.Citizen || !Role.Labels.ContainsKey(r)) is { } unknown)
        {
            return Invalid("role-known", "roles", $"No hay tal función: {unknown}.", $"There is no such role: {unknown}.");
        }

        if (roles.Contains(Role.Ngo, StringComparer.Ordinal) != (organisation is not null) || (organisation is not null && roles.Count != 1))
        {
            return Invalid("role-of-organisation", "roles",
                "La gente de una organización tiene la función ONG y ninguna otra; la de la institución, cualquiera menos esa.",
                "An organisation's people hold the role NGO and no other; the institution's any but that.");
        }

        return roles.Contains(Role.Administrator, StringComparer.Ordinal) && roles.Count > 1
            ? Invalid("administrator-alone", "roles",
                "Quien administra los registros no tiene función en los casos.", "Whoever keeps the registers holds no role in cases.")
            : null;
    }

    /// <summary>Nobody changes his own roles or standing, whatever he is.</summary>
    public static Rejection? NotOneself(string by, string person) => by == person
        ? new Rejection(Codes.IncompatibleDuty, "not-oneself", new("Nadie cambia sus propias funciones.", "Nobody changes his own roles."))
        : null;

    /// <summary>
    /// A person delegates for himself, roles he holds himself (never ones delegated to him), to a colleague of the same side,
    /// for a dated time.
    /// </summary>
    public static Rejection? Delegation(PersonRecord from, PersonRecord to, IReadOnlyCollection<string> roles, DateOnly starts, DateOnly ends, DateOnly today)
    {
        if (from.Id == to.Id || from.Organisation != to.Organisation || !to.Active)
        {
            return Invalid("delegation-person", "to",
                "Se delega en otra persona activa de la misma institución u organización.",
                "A delegation goes to another active person of the same institution or organisation.");
        }

        if (roles.Count == 0 || roles.FirstOrDefault(r => !from.Roles.Contains(r) || r == Role.Administrator) is not null)
        {
            return Invalid("delegation-own-roles", "roles",
                "Sólo se delegan funciones propias; una función delegada no se vuelve a delegar.",
                "Only roles of one's own are delegated; a delegated role is not delegated on.");
        }

        return starts > ends || ends < today || ends.DayNumber - starts.DayNumber >= LongestDelegation
            ? Invalid("delegation-dates", "ends",
                "La delegación tiene inicio y fin, no ha vencido y dura un año a lo sumo.",
                "A delegation has a start and an end, is not past, and lasts a year at most.")
            : null;
    }

    internal static Rejection Invalid(string rule, string path, string es, string en)
    {
        var label = new Label(es, en);
        return new Rejection(Codes.Invalid, rule, label) { Fields = [new FieldError(path, label)] };
    }
}

/// <summary>A person as the register holds him.</summary>
/// <param name="Organisation">The NGO he belongs to; null for the institution's own people.</param>
public sealed record PersonRecord(string Id, string Name, string? Organisation, bool Active, IReadOnlySet<string> Roles);
