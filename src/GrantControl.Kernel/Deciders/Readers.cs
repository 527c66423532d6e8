namespace GrantControl.Kernel.Deciders;

/// <summary>
/// Who may see a confidential case, by keys that people carry. Whoever carries a barred key sees nothing, whatever else he
/// carries. A case without readers is seen by the institution's people and by those of its organisation.
/// </summary>
public sealed record Readers(IReadOnlyList<string> Allowed, IReadOnlyList<string> Barred)
{
    public bool Admit(IReadOnlyCollection<string> keys) => keys.Any(Allowed.Contains) && !keys.Any(Barred.Contains);
}

/// <summary>The keys of readers. They are written into the index of cases, so their form never changes.</summary>
public static class ReaderKey
{
    public static string OfPerson(string person) => "p:" + person;

    public static string OfRole(string role) => "r:" + role;

    /// <summary>Carried by an organisation's people, and by whoever declared to be related to it.</summary>
    public static string OfOrganisation(string organisation) => "o:" + organisation;

    /// <summary>The keys of somebody: himself, his roles with those he acts in for another, and the organisations he is bound to.</summary>
    public static HashSet<string> Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        IEnumerable<string> organisations = [.. actor.Declaration?.RelatedOrganisations ?? new HashSet<string>(), .. actor.StandInFor?.Declaration?.RelatedOrganisations ?? new HashSet<string>()];
        HashSet<string> keys = new(StringComparer.Ordinal) { OfPerson(actor.Person) };
        keys.UnionWith(actor.Roles.Concat(actor.StandInFor?.Roles ?? new HashSet<string>()).Select(OfRole));
        keys.UnionWith(organisations.Concat(actor.Organisation is { } own ? [own] : []).Select(OfOrganisation));
        if (actor.StandInFor is { } other)
        {
            keys.Add(OfPerson(other.From));
        }

        return keys;
    }
}
