using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>A tranche, folded; where it stands is in <see cref="CaseCore.Positions"/>.</summary>
public sealed record TrancheState(PlannedTranche Plan)
{
    /// <summary>Evidence by precondition, from 1: the document's hash.</summary>
    public ImmutableSortedDictionary<int, string> Evidence { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    public bool Visited { get; init; }

    /// <summary>The day it was asked for, the last time: a visit made since then serves for it.</summary>
    public DateOnly? RequestedOn { get; init; }

    public string? Order { get; init; }

    /// <summary>The day the payment was ordered, in the institution's country: the bank cannot have paid before it.</summary>
    public DateOnly? OrderedOn { get; init; }

    /// <summary>What is kept back from the payment, as the order stated it; null when nothing is.</summary>
    public IReadOnlyList<Deduction>? Deductions { get; init; }

    public string? BankReference { get; init; }

    public DateOnly? PaidOn { get; init; }

    public ImmutableArray<ExpenseLine> Lines { get; init; } = [];

    public ImmutableArray<NumberedObservation> Observations { get; init; } = [];

    [JsonIgnore]
    public Money Amount => Money.Sum(Plan.Charges.Select(c => c.Amount), Plan.Charges[0].Amount.Currency);

    /// <summary>What the bank is told to pay: the amount less what is kept back.</summary>
    [JsonIgnore]
    public Money Net => Amount - Money.Sum((Deductions ?? []).Select(d => d.Amount), Amount.Currency);
}

/// <summary>A reported expense and what internal control decided of it.</summary>
public sealed record ExpenseLine(ExpenseReported Reported, ExpenseVerdict Verdict, string? Reason);
