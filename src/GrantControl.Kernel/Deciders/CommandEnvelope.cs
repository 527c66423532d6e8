using GrantControl.Kernel.Calendars;

namespace GrantControl.Kernel.Deciders;

/// <summary>A command's fields. Its name is the kebab-case trigger it sends.</summary>
public interface ICaseCommand;

/// <summary>Everything a decision may look at besides the state: nothing else exists for it.</summary>
/// <param name="CommandId">The caller's idempotency key.</param>
/// <param name="ExpectedVersion">The version the caller saw (guard E); null only for a new case and for the clock.</param>
/// <param name="At">When, in UTC, microseconds; given by the host's clock.</param>
public sealed record CommandEnvelope(
    string Institution,
    CaseId Case,
    string CommandId,
    string CommandName,
    ICaseCommand Command,
    Actor Actor,
    long? ExpectedVersion,
    DateTimeOffset At,
    Facts Facts);

/// <summary>Facts about the world outside the case, read with the command and checked again inside the transaction.</summary>
public sealed record Facts(BusinessCalendar Calendar)
{
    /// <summary>The organisation the case is about, or that opens it; null when unknown.</summary>
    public OrganisationFacts? Organisation { get; init; }

    /// <summary>Assets the command asks for, by inventory number; one that is not in the register is left out.</summary>
    public IReadOnlyDictionary<string, AssetFacts> Assets { get; init; } = new Dictionary<string, AssetFacts>(StringComparer.Ordinal);

    /// <summary>Whom the command names as a party; null when none.</summary>
    public PartyFacts? Party { get; init; }

    /// <summary>
    /// Freezes that other cases laid on this one. A decision made on what is remembered takes none for granted; the
    /// transaction looks again and has it decided once more.
    /// </summary>
    public IReadOnlyList<BlockFacts> Blocks { get; init; } = [];

    /// <summary>Active people the command names, by id; one the register does not have is left out.</summary>
    public IReadOnlyDictionary<string, Actor> People { get; init; } = new Dictionary<string, Actor>(StringComparer.Ordinal);

    /// <summary>The other case the command names; null when it names none, or there is none.</summary>
    public CaseFacts? Case { get; init; }

    /// <summary>A number for a new case of this kind (<c>SUB-2026-000012</c>); null on existing cases.</summary>
    public string? NextNumber { get; init; }
}

/// <summary>What the register says of an organisation.</summary>
/// <param name="OverdueLiquidations">Cases of the same organisation whose liquidation is overdue.</param>
public sealed record OrganisationFacts(string Id, string Name, bool Sanctioned, int OverdueLiquidations)
{
    /// <summary>Other cases of the same organisation that came to their regular end; 0 for one that is here for the first time.</summary>
    public int ClosedCases { get; init; }
}
