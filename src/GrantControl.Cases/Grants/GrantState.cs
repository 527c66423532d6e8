using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>A grant, folded from its events.</summary>
public sealed record GrantState(CaseCore Core) : CaseState(Core), ITrancheCase
{
    public string OrganisationName { get; init; } = "";

    public string Title { get; init; } = "";

    public string Call { get; init; } = "";

    public DateOnly CallDate { get; init; }

    public Currency Currency { get; init; }

    /// <summary>The content in force: what is being written, under review, signed and run.</summary>
    public Plan Plan { get; init; } = new();

    /// <summary>Hash and version of each section saved so far; the version counts changes of that section.</summary>
    public ImmutableSortedDictionary<string, SectionVersion> Sections { get; init; } = ImmutableSortedDictionary.Create<string, SectionVersion>(StringComparer.Ordinal);

    /// <summary>Section hashes as last presented, to tell what a correction changed.</summary>
    public ImmutableSortedDictionary<string, string> Presented { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Who cleared each gate, when and on which content; a gate opened again is not in it.</summary>
    public ImmutableSortedDictionary<string, Clearance> Clearances { get; init; } = ImmutableSortedDictionary.Create<string, Clearance>(StringComparer.Ordinal);

    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>The account payments go to, as verified at activation; null before.</summary>
    public BankAccount? VerifiedAccount { get; init; }

    public GuaranteeFiled? Guarantee { get; init; }

    public Suspension? Suspension { get; init; }

    /// <summary>What internal control proposed and the head of the institution has not decided.</summary>
    public Suspension? SuspensionProposed { get; init; }

    /// <summary>The day execution began; the first visit is counted from it.</summary>
    public DateOnly? ActiveSince { get; init; }

    /// <summary>Tranches by number; empty before activation.</summary>
    public ImmutableSortedDictionary<int, TrancheState> Tranches { get; init; } = ImmutableSortedDictionary<int, TrancheState>.Empty;

    public ImmutableSortedDictionary<int, AmendmentState> Amendments { get; init; } = ImmutableSortedDictionary<int, AmendmentState>.Empty;

    public FinalReportFiled? FinalReport { get; init; }

    public LiquidationDetermined? Determination { get; init; }

    public ImmutableArray<RefundRecorded> Refunds { get; init; } = [];

    /// <summary>Why the grant was rejected, withdrawn, ended, reopened; the latest.</summary>
    public string? LastReason { get; init; }

    public TerminationGround? Termination { get; init; }

    public DateOnly? ClosedOn { get; init; }

    /// <summary>The day the liquidation began; its account is overdue 90 days later.</summary>
    public DateOnly? LiquidationSince { get; init; }

    /// <summary>Hash over the section hashes: one hash for the whole content.</summary>
    [JsonIgnore]
    public override string ContentHash => HashOf(Sections);

    [JsonIgnore]
    public Money Total => Plan.Budget?.Total ?? Money.Zero(Currency);

    [JsonIgnore]
    public bool AboveThreshold => Plan.Budget is not null && GrantPolicy.NeedsCommittee(Plan.Budget.Total);

    public static string HashOf(IReadOnlyDictionary<string, SectionVersion> sections) =>
        sections.Count == 0 ? "" : CanonicalJson.Hash(sections.ToDictionary(s => s.Key, s => s.Value.Hash, StringComparer.Ordinal));

    BankAccount? ITrancheCase.PayeeAccount => Plan.General?.Account;

    TrancheTable ITrancheCase.Table => GrantTranches.Table;

    DateOnly? ITrancheCase.SpendingStarts => Plan.Activities?.Starts;

    IEnumerable<string> ITrancheCase.OtherBankReferences => Refunds.Select(r => r.BankReference);

    bool ITrancheCase.MayPayAgain => State is GrantStates.Active or GrantStates.Suspended;

    Rejection? ITrancheCase.RefusesRequest(int tranche, DateOnly today) =>
        TrancheChecks.InTurn(this, tranche) ?? TrancheChecks.ReportsUpToDate(this, today) ?? TrancheChecks.PreviousLiquidated(this, tranche);

    IReadOnlyList<Deduction>? ITrancheCase.DeductionsOf(int tranche) => null;

    public static string TrancheTarget(int number) => TrancheWorkflow.Target(number);

    public static string AmendmentTarget(int number) => $"{AmendmentWorkflow.Id}:{number}";

    public Money Minor(long minor) => new(minor, Currency);
}

/// <summary>One section's standing.</summary>
public sealed record SectionVersion(int Version, string Hash);

public sealed record Suspension(string Reason, string Remedy, string Appeal, DateOnly RemedyBy);

/// <summary>An amendment, folded; where it stands is in <see cref="CaseCore.Positions"/>.</summary>
public sealed record AmendmentState(int Number, string Reason, Plan Sections, ImmutableArray<string> Changed, string ContentHash)
{
    public ImmutableSortedDictionary<string, Clearance> Clearances { get; init; } = ImmutableSortedDictionary.Create<string, Clearance>(StringComparer.Ordinal);

    public ImmutableArray<ObservationMade> Observations { get; init; } = [];

    /// <summary>What Finance reserved for the increase, by budget line, while the amendment is not adopted.</summary>
    public ImmutableArray<Charge> Reserved { get; init; } = [];

    /// <summary>Why it was withdrawn, or lapsed; null otherwise.</summary>
    public string? WithdrawnBecause { get; init; }
}
