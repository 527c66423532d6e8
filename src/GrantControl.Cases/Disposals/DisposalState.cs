using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

/// <summary>A disposal, folded from its events.</summary>
public sealed record DisposalState(CaseCore Core) : CaseState(Core)
{
    public string Title { get; init; } = "";

    public string Cause { get; init; } = "";

    public Currency Currency { get; init; } = Currency.Gtq;

    public ImmutableArray<DisposalItem> Items { get; init; } = [];

    /// <summary>Inventory numbers the case holds locked against others.</summary>
    public ImmutableArray<string> Locked { get; init; } = [];

    public ImmutableArray<Inspection> Inspections { get; init; } = [];

    public ImmutableArray<AssetOpinion> Opinions { get; init; } = [];

    public ImmutableArray<Appraisal> Appraisals { get; init; } = [];

    public ImmutableArray<Vote> Votes { get; init; } = [];

    public Destination? Destination { get; init; }

    public Receiver? Receiver { get; init; }

    public int FailedAuctions { get; init; }

    public DisposalOutcome? Outcome { get; init; }

    public RemovedFromBooks? Removal { get; init; }

    /// <summary>Why it was returned, rejected or withdrawn, or its last auction failed.</summary>
    public string? LastReason { get; init; }

    /// <summary>Hash of the goods and the cause: what every gate clears.</summary>
    [JsonIgnore]
    public override string ContentHash => Items.Length == 0 ? "" : CanonicalJson.Hash(new Content(Cause, Items));

    [JsonIgnore]
    public Money Cost => Money.Sum(Items.Select(i => i.Cost), Currency);

    /// <summary>What the authorities decide on: for each good the highest of its book value and its appraisals.</summary>
    [JsonIgnore]
    public Money Value => Money.Sum(Items.Select(i => new Money(Highest(i.Inventory), Currency)), Currency);

    [JsonIgnore]
    public bool AboveThreshold => DisposalPolicy.NeedsTreasury(Value);

    public Money BookValueOn(DateOnly day) => Money.Sum(Items.Select(i => BookValue.On(i.ToFacts(), day)), Currency);

    public Money DepreciationBy(DateOnly day) => Money.Sum(Items.Select(i => BookValue.DepreciatedBy(i.ToFacts(), day)), Currency);

    private long Highest(string inventory) => Appraisals
        .SelectMany(a => new[] { a.Book[inventory].Minor, a.Valuations.First(v => v.Inventory == inventory).Market.Minor })
        .DefaultIfEmpty(0).Max();

    private sealed record Content(string Cause, ImmutableArray<DisposalItem> Items);
}

/// <summary>What one of the two who verified saw.</summary>
public sealed record Inspection(string By, string Part, ImmutableArray<AssetSighting> Sightings, ImmutableArray<string> Missing);

/// <summary>What one valuer found.</summary>
/// <param name="Book">Book values on that day, by inventory number.</param>
public sealed record Appraisal(string By, DateOnly On, ImmutableArray<AssetValuation> Valuations, ImmutableSortedDictionary<string, Money> Book);

/// <summary>How one member of the committee voted.</summary>
public sealed record Vote(string By, CommitteeVote Cast, string? Reason);
