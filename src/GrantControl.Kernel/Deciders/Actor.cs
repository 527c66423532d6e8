namespace GrantControl.Kernel.Deciders;

/// <summary>Who acts, as the host read it from the people's records at the time of the command. Never taken from the caller.</summary>
/// <param name="Person">Stable id of the person; <see cref="SystemPerson"/> for the clock.</param>
/// <param name="Organisation">The NGO the person belongs to; null for the institution's own people.</param>
public sealed record Actor(string Person, string Name, IReadOnlySet<string> Roles, string? Organisation)
{
    /// <summary>The named system actor: the clock.</summary>
    public const string SystemPerson = "sistema";

    /// <summary>Whoever comes through the citizens' portal, without a name: nobody's person, as the clock is.</summary>
    public const string CitizenPerson = "ciudadania";

    /// <summary>Whom the person acts for in this command, with the delegation that allows it.</summary>
    public Delegation? StandInFor { get; init; }

    /// <summary>The declaration of interests in force; null when none was made.</summary>
    public InterestsDeclaration? Declaration { get; init; }

    /// <summary>The citizens' portal, acting for somebody whose right to it was checked there.</summary>
    public static Actor Citizen { get; } =
        new(CitizenPerson, "Ciudadanía", new HashSet<string>([Workflows.Role.Citizen], StringComparer.Ordinal), null);

    public bool IsCitizen => string.Equals(Person, CitizenPerson, StringComparison.Ordinal);

    /// <summary>The name of one of the two whom this command loads: the actor, or whom he stands in for.</summary>
    public string NameOf(string person) => StandInFor is { } other && string.Equals(person, other.From, StringComparison.Ordinal) ? other.Name : Name;

    public bool IsSystem => string.Equals(Person, SystemPerson, StringComparison.Ordinal);
}

/// <summary>A dated, non-transferable delegation of named roles from one person to another.</summary>
/// <param name="From">The person who delegates.</param>
/// <param name="Starts">First day, inclusive, in the institution's calendar.</param>
/// <param name="Ends">Last day, inclusive.</param>
public sealed record Delegation(string From, IReadOnlySet<string> Roles, DateOnly Starts, DateOnly Ends)
{
    /// <summary>The name of the person who delegates; his id where nobody looked it up.</summary>
    public string Name { get => field ?? From; init; }

    /// <summary>The declaration of interests of the person who delegates.</summary>
    public InterestsDeclaration? Declaration { get; init; }
}

/// <summary>What a person declared about his interests.</summary>
/// <param name="ValidUntil">Last day it counts, inclusive.</param>
/// <param name="RelatedOrganisations">Organisations he, or his family, is related to.</param>
public sealed record InterestsDeclaration(DateOnly ValidUntil, IReadOnlySet<string> RelatedOrganisations);
