using GrantControl.Journal.Appending;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Authority;

/// <summary>
/// What the registers say of people and organisations. Answers may come from a cache of this process: whoever decides on
/// them passes their stamps to the append, which compares them inside its transaction.
/// </summary>
public interface IFactsReader
{
    /// <summary>An active person of an institution; null when there is none.</summary>
    /// <param name="maxAge">How old a cached answer may be; zero reads the database.</param>
    ValueTask<PersonFacts?> PersonAsync(string institution, string person, TimeSpan maxAge, CancellationToken cancellation);

    /// <summary>What is known of an organisation, and the stamp of it; null when there is none.</summary>
    /// <param name="except">The case asked for: its own liquidation does not stand in its way.</param>
    /// <param name="today">The day overdue liquidations are counted on.</param>
    ValueTask<KnownOrganisation?> OrganisationAsync(
        string institution, string organisation, CaseId except, DateOnly today, TimeSpan maxAge, CancellationToken cancellation);

    /// <summary>Assets of the register as they stand now, by inventory number; numbers it does not know are left out.</summary>
    ValueTask<IReadOnlyDictionary<string, AssetFacts>> AssetsAsync(string institution, IReadOnlyCollection<string> inventories, CancellationToken cancellation);

    /// <summary>The goods of a place or of a custodian that were not removed, by inventory number; no more than a limit and one.</summary>
    ValueTask<IReadOnlyDictionary<string, AssetFacts>> AssetsAsync(string institution, AssetWhere where, int limit, CancellationToken cancellation);

    /// <summary>The people of an institution whose declaration names somebody (an organisation, or a tax number): their names by their ids.</summary>
    ValueTask<IReadOnlyDictionary<string, string>> RelatedPeopleAsync(string institution, string party, CancellationToken cancellation);

    /// <summary>The freezes that other cases laid on a case and did not lift, oldest first.</summary>
    ValueTask<IReadOnlyList<BlockFacts>> BlocksAsync(string institution, CaseId blocked, CancellationToken cancellation);

    /// <summary>What the index says of the case of a number; null when there is none in the institution.</summary>
    ValueTask<CaseFacts?> CaseAsync(string institution, string number, CancellationToken cancellation);

    /// <exception cref="InvalidOperationException">The institution is unknown.</exception>
    ValueTask<BusinessCalendar> CalendarAsync(string institution, CancellationToken cancellation);

    /// <summary>The next number of a kind of case in a year: unique, rising, with gaps where a case was not opened.</summary>
    Task<string> NextNumberAsync(string institution, string kind, string prefix, int year, CancellationToken cancellation);
}

/// <summary>One active person as the register holds him.</summary>
/// <param name="Organisation">The NGO he belongs to; null for the institution's own people.</param>
/// <param name="Delegations">All delegations to him, whether in force or not.</param>
public sealed record PersonFacts(
    string Id,
    string Name,
    string? Organisation,
    IReadOnlySet<string> Roles,
    InterestsDeclaration? Declaration,
    IReadOnlyList<Delegation> Delegations,
    long FactsVersion)
{
    public FactStamp Stamp => new(Id, FactsVersion);

    /// <summary>What a session carries of the password it was opened with: 16 hexadecimal digits, another ones once the password is changed. Null without an account.</summary>
    public string? SessionMark { get; init; }

    public Actor ToActor() => new(Id, Name, Roles, Organisation) { Declaration = Declaration };

    /// <summary>Whether guard C lets him act at all on the day: people of the institution need a declaration of interests in force.</summary>
    public bool MayDecide(DateOnly today) =>
        Organisation is not null || Roles.All(static r => r == Role.Administrator) || Declaration?.ValidUntil >= today;

    /// <summary>This person standing in for another; null when no delegation of that person is in force on the day.</summary>
    public Actor? StandingInFor(PersonFacts other, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(other);
        var inForce = Delegations.Where(d => string.Equals(d.From, other.Id, StringComparison.Ordinal) && d.Starts <= today && today <= d.Ends).ToArray();
        if (inForce.Length == 0)
        {
            return null;
        }

        // Nobody can delegate what he no longer holds.
        var roles = inForce.SelectMany(d => d.Roles).Where(other.Roles.Contains).ToHashSet(StringComparer.Ordinal);
        var delegation = new Delegation(other.Id, roles, inForce.Max(d => d.Starts), inForce.Min(d => d.Ends)) { Name = other.Name, Declaration = other.Declaration };
        return ToActor() with { StandInFor = delegation };
    }
}

/// <summary>An organisation's facts with the stamp they were read under.</summary>
public sealed record KnownOrganisation(OrganisationFacts Facts, OrganisationStamp Stamp);
