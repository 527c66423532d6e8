using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

/// <summary>A contract, folded from its events.</summary>
public sealed record ContractState(CaseCore Core) : CaseState(Core), ITrancheCase
{
    public string SupplierName { get; init; } = "";

    public string Title { get; init; } = "";

    public Currency Currency { get; init; } = Currency.Gtq;

    /// <summary>The content in force, with every amendment adopted; null before it is first saved.</summary>
    public ContractTerms? Terms { get; init; }

    public ImmutableSortedDictionary<string, Clearance> Clearances { get; init; } = ImmutableSortedDictionary.Create<string, Clearance>(StringComparer.Ordinal);

    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>Person appointed; null before.</summary>
    public string? Administrator { get; init; }

    /// <summary>The day he was appointed; null before.</summary>
    public DateOnly? AppointedOn { get; init; }

    /// <summary>True once he accepted and declared no conflict.</summary>
    public bool AppointmentAccepted { get; init; }

    public ImmutableArray<FiledGuarantee> Guarantees { get; init; } = [];

    public BankAccount? VerifiedAccount { get; init; }

    /// <summary>The day of the start order; null before.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Amount and last day as they stood when the contract started: what caps are counted from.</summary>
    public Money? OriginalAmount { get; init; }

    public DateOnly? OriginalEnds { get; init; }

    /// <summary>Last day of the term as it stands, with suspensions and extensions.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>The day <see cref="Ends"/> was last set.</summary>
    public DateOnly? EndsSetOn { get; init; }

    /// <summary>Days of extension adopted so far, without those of suspensions.</summary>
    public int DaysExtended { get; init; }

    public ImmutableSortedDictionary<int, DeliverableState> Deliverables { get; init; } = ImmutableSortedDictionary<int, DeliverableState>.Empty;

    public ImmutableSortedDictionary<int, TrancheState> Tranches { get; init; } = ImmutableSortedDictionary<int, TrancheState>.Empty;

    public ImmutableSortedDictionary<int, ContractAmendmentState> Amendments { get; init; } = ImmutableSortedDictionary<int, ContractAmendmentState>.Empty;

    public ImmutableSortedDictionary<int, PenaltyState> Penalties { get; init; } = ImmutableSortedDictionary<int, PenaltyState>.Empty;

    public ImmutableArray<SuspensionPeriod> Suspensions { get; init; } = [];

    /// <summary>What the administrator proposed and the head of the institution has not decided.</summary>
    public SuspensionProposal? SuspensionProposed { get; init; }

    public ImmutableArray<string> Defects { get; init; } = [];

    public ImmutableArray<DefectCured> Cured { get; init; } = [];

    public SupplierEvaluated? Evaluation { get; init; }

    public ContractSettled? Settlement { get; init; }

    public ImmutableArray<CollectedFromSupplier> Collected { get; init; } = [];

    public ImmutableArray<RetentionReleased> RetentionsReleased { get; init; } = [];

    public ContractTerminated? Termination { get; init; }

    /// <summary>The day of the termination; null when there is none.</summary>
    public DateOnly? TerminatedOn { get; init; }

    /// <summary>Alerts told already: what, days and the end they spoke of.</summary>
    public ImmutableSortedSet<string> Alerts { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public string? LastReason { get; init; }

    public DateOnly? ClosedOn { get; init; }

    [JsonIgnore]
    public override string ContentHash => Terms is null ? "" : CanonicalJson.Hash(Terms);

    BankAccount? ITrancheCase.PayeeAccount => Terms?.Account;

    TrancheTable ITrancheCase.Table => ContractPayments.Table;

    DateOnly? ITrancheCase.SpendingStarts => null;

    IEnumerable<string> ITrancheCase.OtherBankReferences => Collected.Select(c => c.BankReference).Concat(RetentionsReleased.Select(r => r.BankReference));

    bool ITrancheCase.MayPayAgain => ContractStates.Paying.Contains(State) || State == ContractStates.Suspended;

    Rejection? ITrancheCase.RefusesRequest(int tranche, DateOnly today) => ContractMoney.RefusesRequest(this, tranche);

    IReadOnlyList<Deduction>? ITrancheCase.DeductionsOf(int tranche) => ContractMoney.Deductions(this, tranche);

    public Money Minor(long minor) => new(minor, Currency);
}

/// <summary>A guarantee on file.</summary>
public sealed record FiledGuarantee(GuaranteePolicy Policy, DateOnly FiledOn, GuaranteeStanding Standing = GuaranteeStanding.InForce)
{
    [JsonIgnore]
    public bool IsInForce => Standing == GuaranteeStanding.InForce;
}

public enum GuaranteeStanding
{
    InForce,
    Claimed,
    Released,
}

/// <summary>A deliverable, folded; where it stands is in <see cref="CaseCore.Positions"/>.</summary>
/// <param name="DueOn">As suspensions and amendments moved it.</param>
public sealed record DeliverableState(PlannedDeliverable Plan, DateOnly DueOn)
{
    public ImmutableArray<Reception> Receptions { get; init; } = [];

    /// <summary>The penalty for what never came; null while there is none.</summary>
    public int? MissingPenalty { get; init; }

    /// <summary>Units of an item received so far.</summary>
    public int Received(string item) => Receptions.Where(r => r.Verdict == ReceptionVerdict.Accepted).SelectMany(r => r.Lines).Where(l => l.Item == item).Sum(l => l.Quantity);

    /// <summary>Units of an item still due.</summary>
    public int Left(string item) => Plan.Lines.Where(l => l.Item == item).Sum(l => l.Quantity) - Received(item);

    [JsonIgnore]
    public Reception? Pending => Receptions.LastOrDefault(r => r.Verdict == ReceptionVerdict.Pending);
}

/// <summary>One delivery and what came of it.</summary>
public sealed record Reception(int Number, DateOnly On, DateOnly DueOn, ImmutableArray<ItemQuantity> Lines, ReceptionVerdict Verdict)
{
    public DateOnly? DecidedOn { get; init; }

    public string? Reason { get; init; }

    /// <summary>The penalty its delay went into; null when there is none.</summary>
    public int? Penalty { get; init; }
}

public enum ReceptionVerdict
{
    Pending,
    Accepted,
    Rejected,
}

/// <summary>An amendment, folded; where it stands is in <see cref="CaseCore.Positions"/>.</summary>
public sealed record ContractAmendmentState(int Number, string Reason, AmendmentContent Content, Money Increase, string ContentHash)
{
    public ImmutableSortedDictionary<string, Clearance> Clearances { get; init; } = ImmutableSortedDictionary.Create<string, Clearance>(StringComparer.Ordinal);

    /// <summary>True while Finance holds its increase reserved.</summary>
    public bool Reserved { get; init; }

    public string? EndedBecause { get; init; }
}

public sealed record PenaltyState(int Number, int Deliverable, string Report, PenaltyComputed Computed)
{
    public string? Hearing { get; init; }

    public DateOnly? HeardOn { get; init; }

    /// <summary>What was imposed; null when nothing was.</summary>
    public Money? Imposed { get; init; }

    public string? Grounds { get; init; }
}

/// <summary>One suspension, and how it moved the term.</summary>
public sealed record SuspensionPeriod(DateOnly Since, string Reason, DateOnly Until)
{
    public DateOnly? ResumedOn { get; init; }

    /// <summary>Calendar days; null while it lasts.</summary>
    public int? Days { get; init; }

    /// <summary>Last day of the term before and after.</summary>
    public DateOnly? EndsBefore { get; init; }

    public DateOnly? EndsAfter { get; init; }
}

public sealed record SuspensionProposal(string Reason, DateOnly Until);
