using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

/// <summary>A disposal as the interface shows it.</summary>
public sealed record DisposalView
{
    public required string Title { get; init; }

    public required string Cause { get; init; }

    public required Currency Currency { get; init; }

    public required IReadOnlyList<DisposalItem> Assets { get; init; }

    /// <summary>Inventory numbers locked against other cases.</summary>
    public required IReadOnlyList<string> Locked { get; init; }

    public required Money Cost { get; init; }

    /// <summary>What the authorities decide on.</summary>
    public required Money Value { get; init; }

    /// <summary>True when the treasury's authority must agree as well.</summary>
    public required bool AboveThreshold { get; init; }

    public required IReadOnlyList<Inspection> Inspections { get; init; }

    public required IReadOnlyList<AssetOpinion> Opinions { get; init; }

    public required IReadOnlyList<Appraisal> Appraisals { get; init; }

    public required IReadOnlyList<Vote> Votes { get; init; }

    public Destination? Destination { get; init; }

    public Receiver? Receiver { get; init; }

    public required int FailedAuctions { get; init; }

    public DisposalOutcome? Outcome { get; init; }

    public RemovedFromBooks? Removal { get; init; }

    /// <summary>What the removal posted.</summary>
    public required DisposalFigures Money { get; init; }

    public required IReadOnlyList<GateStanding> Gates { get; init; }

    public required IReadOnlyList<DocumentUse> Documents { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public string? LastReason { get; init; }

    public static DisposalView Of(DisposalState s) => new()
    {
        Title = s.Title,
        Cause = s.Cause,
        Currency = s.Currency,
        Assets = s.Items,
        Locked = s.Locked,
        Cost = s.Cost,
        Value = s.Value,
        AboveThreshold = s.AboveThreshold,
        Inspections = s.Inspections,
        Opinions = s.Opinions,
        Appraisals = s.Appraisals,
        Votes = s.Votes,
        Destination = s.Destination,
        Receiver = s.Receiver,
        FailedAuctions = s.FailedAuctions,
        Outcome = s.Outcome,
        Removal = s.Removal,
        Money = DisposalFigures.Of(s),
        Gates = GateStanding.Of(DisposalWorkflow.Definition, s.Core),
        Documents = s.Core.Documents,
        Findings = s.Core.Findings,
        LastReason = s.LastReason,
    };
}

/// <summary>The money of a disposal, each figure the balance of one account of its ledger.</summary>
/// <param name="CostRemoved">Cost of the goods that left the books: the depreciation used against it and the loss.</param>
public sealed record DisposalFigures(Money CostRemoved, Money Depreciation, Money Loss, Money Proceeds)
{
    public static DisposalFigures Of(DisposalState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Money At(string account) => new(s.Core.Balance(account), s.Currency);
        return new(-At(Account.FixedAssets), At(Account.DepreciationExpense), At(Account.DisposalLoss), -At(Account.DisposalProceeds));
    }
}
