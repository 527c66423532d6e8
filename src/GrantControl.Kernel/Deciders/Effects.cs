using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Kernel.Deciders;

/// <summary>
/// What one event does outside its case, as a pure function of the event: the transaction writes it, and the audit
/// computes it again from the journal and compares.
/// </summary>
public sealed record Effects
{
    public static readonly Effects None = new();

    public IReadOnlyList<Posting> Postings { get; init; } = [];

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public IReadOnlyList<DutyHeld> Duties { get; init; } = [];

    public IReadOnlyList<GateMark> Gates { get; init; } = [];

    public IReadOnlyList<BudgetLineRecord> BudgetLines { get; init; } = [];

    public IReadOnlyList<AssetMark> Assets { get; init; } = [];

    public IReadOnlyList<BlockMark> Blocks { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];
}

/// <summary>One balanced entry: the same amount debited to one account and credited to another.</summary>
/// <param name="Debit">An account of <see cref="Account"/>.</param>
/// <param name="Amount">More than zero.</param>
/// <param name="BudgetLine">The budget line it is charged to, <c>{budget}/{line}</c>; needed by the budget accounts.</param>
/// <param name="Memo">What it was for, in the ledger's own words: <c>tranche:2</c>, <c>report-line:4</c>.</param>
public sealed record Posting(string Debit, string Credit, Money Amount, string BudgetLine, string Memo);

/// <summary>
/// The accounts of the ledger. The first five follow one appropriation through its life; per budget line
/// each of them can never be negative, which gives paid ≤ accrued ≤ committed so far ≤ current.
/// </summary>
public static class Account
{
    /// <summary>Contra account of the whole appropriation; the only budget account that is credit by nature.</summary>
    public const string Appropriation = "appropriation";
    public const string Available = "available";
    public const string Reserved = "reserved";
    public const string Committed = "committed";
    public const string Accrued = "accrued";
    public const string Paid = "paid";

    /// <summary>Money in the hands of the NGO and not yet accounted for.</summary>
    public const string Advance = "advance";
    public const string Treasury = "treasury";
    public const string ProgrammeExpense = "programme-expense";

    /// <summary>Disallowed money the NGO must give back.</summary>
    public const string Recoverable = "recoverable";

    /// <summary>Debt written off by the head of the institution with a legal opinion.</summary>
    public const string WrittenOff = "written-off";

    /// <summary>Goods of the institution, at cost.</summary>
    public const string FixedAssets = "fixed-assets";

    /// <summary>What the institution owns free: the other side of its goods.</summary>
    public const string NetAssets = "net-assets";
    public const string AccumulatedDepreciation = "accumulated-depreciation";
    public const string DepreciationExpense = "depreciation-expense";

    /// <summary>Book value of goods that left the institution.</summary>
    public const string DisposalLoss = "disposal-loss";
    public const string DisposalProceeds = "disposal-proceeds";

    /// <summary>Kept back from payments, owed to the supplier until the final reception.</summary>
    public const string RetentionPayable = "retention-payable";

    /// <summary>Penalties and claimed guarantees, kept back or collected.</summary>
    public const string PenaltyIncome = "penalty-income";

    public static bool IsBudget(string account) => account is Available or Reserved or Committed or Accrued or Paid;
}

/// <summary>
/// A thing only one owner may hold: a document's hash, a bank reference. A second owner is refused by the database.
/// </summary>
/// <param name="Type"><c>document</c> or <c>bank-reference</c>.</param>
/// <param name="Owner">Who holds it; the same owner may claim it again (an organisation its own statutes).</param>
public sealed record Claim(string Type, string Key, string Owner)
{
    public const string Document = "document";
    public const string BankReference = "bank-reference";

    /// <summary>The keyed hash of a complaint's tracking code.</summary>
    public const string TrackingCode = "tracking-code";
}

/// <summary>A person now holds a duty in the case; the database refuses an incompatible pair as well.</summary>
public sealed record DutyHeld(string Person, string Duty)
{
    /// <summary>A duty this one may stand beside, by a compensating control signed by internal audit.</summary>
    public string? CompensatedWith { get; init; }
}

/// <summary>
/// A gate's standing, kept beside the journal so that the transaction itself refuses money without gates.
/// </summary>
/// <param name="ContentHash">The content all gates must share; null when the gate is open again.</param>
public sealed record GateMark(string Gate, string? Person, string? ContentHash);

/// <summary>A budget line's description, written when a budget is imported or modified.</summary>
/// <param name="Key"><c>{budget}/{line}</c>.</param>
/// <param name="Assigned">Change of the assigned amount, may be zero.</param>
/// <param name="Modified">Change by modifications, may be negative.</param>
public sealed record BudgetLineRecord(string Key, string Budget, string Code, string Name, Money Assigned, Money Modified)
{
    /// <summary>False for a line that only breaks down a line of another budget: the database lets nothing be reserved on it.</summary>
    public bool Chargeable { get; init; } = true;
}

/// <summary>Something that must leave the system: a notice to a role or a person.</summary>
public sealed record Notice(string ToRole, string? ToPerson, string Topic, Label Text);
