using System.Collections.Immutable;
using GrantControl.Kernel.Monies;

namespace GrantControl.Kernel.Deciders;

#pragma warning disable MA0048 // the words of the asset register read better together

/// <summary>One asset of the institution, as the register holds it.</summary>
/// <param name="Inventory">The inventory number, unique in the institution.</param>
/// <param name="Class">What sort of good it is: <c>vehicle</c> asks for papers of its own.</param>
/// <param name="Custodian">The id or the name of whoever answers for it.</param>
/// <param name="Cost">What it cost when it was acquired.</param>
/// <param name="UsefulLifeMonths">Over which its cost is spread; 0 for what does not lose value (land).</param>
public sealed record AssetFacts(
    string Inventory,
    string Serial,
    string Description,
    string Class,
    string Custodian,
    string Place,
    Money Cost,
    DateOnly AcquiredOn,
    int UsefulLifeMonths)
{
    public const string InUse = "in-use";
    public const string Locked = "locked";
    public const string Removed = "removed";

    /// <summary>The class whose goods carry tax and registry papers.</summary>
    public const string Vehicle = "vehicle";

    public string State { get; init; } = InUse;

    /// <summary>The case that holds it locked, or removed it; null while it is in use.</summary>
    public CaseId? HeldBy { get; init; }

    /// <summary>Number of changes, the registration being the first.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The day of the last physical inventory that saw it; null before any did.</summary>
    public DateOnly? SeenOn { get; init; }
}

/// <summary>What an event does to one asset of the register. The transaction refuses a move that does not fit how the asset stands.</summary>
public sealed record AssetMark(string Inventory, AssetMove Move)
{
    /// <summary>The asset itself; only with <see cref="AssetMove.Register"/>.</summary>
    public AssetFacts? Registered { get; init; }

    /// <summary>Who answers for it from now on and where; only with <see cref="AssetMove.Transfer"/>.</summary>
    public AssetHandover? Handover { get; init; }

    /// <summary>The day it was seen; only with <see cref="AssetMove.See"/>.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>A change of custody.</summary>
/// <param name="Version">The version the register gives the asset with it, so that of several changes the last is known in any order of cases.</param>
public sealed record AssetHandover(string Custodian, string Place, long Version);

/// <summary>The moves of an asset.</summary>
public enum AssetMove
{
    /// <summary>It enters the register, in use.</summary>
    Register,

    /// <summary>A case takes it for itself: no other case may.</summary>
    Lock,

    /// <summary>The case that held it lets it go; it is in use again.</summary>
    Release,

    /// <summary>It leaves the register, by the case that held it.</summary>
    Remove,

    /// <summary>The case that held it gives it to another custodian or place, and lets it go.</summary>
    Transfer,

    /// <summary>A physical inventory saw it. Nothing else of it changes, whoever holds it.</summary>
    See,
}

/// <summary>Somebody a command names beside the case's own organisation: who would receive an asset.</summary>
/// <param name="Organisation">What the register says of him; null when he is not an organisation of it.</param>
/// <param name="RelatedPeople">The institution's people who declared a relation with him.</param>
public sealed record PartyFacts(string Id, OrganisationFacts? Organisation, IReadOnlySet<string> RelatedPeople)
{
    /// <summary>The names of those people by their ids; whoever was not looked up has none.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>What a decision on a command needs to know of the world beside the case's own organisation.</summary>
public sealed record FactsWanted
{
    public static readonly FactsWanted None = new();

    /// <summary>Inventory numbers.</summary>
    public IReadOnlyCollection<string> Assets { get; init; } = [];

    /// <summary>Every good of a place or of a custodian that was not removed; null for none.</summary>
    public AssetWhere? Where { get; init; }

    /// <summary>Id of an organisation or a tax number.</summary>
    public string? Party { get; init; }

    /// <summary>People the command names, by id.</summary>
    public IReadOnlyCollection<string> People { get; init; } = [];

    /// <summary>Number of another case the command names; null when none.</summary>
    public string? Case { get; init; }
}

/// <summary>Goods by where they are or who answers for them; exactly one of the two is named.</summary>
public sealed record AssetWhere(string? Place, string? Custodian);
