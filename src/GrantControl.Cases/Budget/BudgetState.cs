using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Budget;

/// <summary>A year's budget, folded from its events. What has been charged to it stands in the ledger, not here.</summary>
public sealed record BudgetState(CaseCore Core) : CaseState(Core)
{
    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    public int FiscalYear { get; init; }

    public Currency Currency { get; init; } = Currency.Gtq;

    public bool Chargeable { get; init; }

    public BudgetBreakdown? Details { get; init; }

    /// <summary>Lines by code; codes are compared letter by letter, after a snapshot too.</summary>
    public ImmutableSortedDictionary<string, BudgetLineImported> Lines
    {
        get;
        init => field = value.WithComparers(StringComparer.Ordinal);
    }
    = ImmutableSortedDictionary.Create<string, BudgetLineImported>(StringComparer.Ordinal);

    [JsonIgnore]
    public Money Current => Money.Sum(Lines.Values.Select(l => l.Assigned + l.Modified), Currency);

    /// <summary>The state after one event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a budget.</exception>
    public BudgetState Apply(Recorded recorded)
    {
        var next = this with { Core = Core.Apply(recorded) };
        return recorded.Event switch
        {
            BudgetImported e => next with
            {
                Core = next.Core with { Institution = e.Institution, Number = e.Number },
                Code = e.Code,
                Title = e.Title,
                FiscalYear = e.FiscalYear,
                Currency = e.Currency,
                Chargeable = e.Chargeable,
                Details = e.Details,
                Lines = e.Lines.ToImmutableSortedDictionary(l => l.Code, l => l, StringComparer.Ordinal),
            },
            BudgetModified e => next with { Lines = Lines.SetItems(e.Changes.Select(c => KeyValuePair.Create(c.Line, Changed(c)))) },
            _ => throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}."),
        };
    }

    private BudgetLineImported Changed(BudgetChange change) =>
        Lines.TryGetValue(change.Line, out var line)
            ? line with { Modified = line.Modified + change.Amount }
            : new BudgetLineImported(change.Line, change.Name ?? change.Line, Money.Zero(Currency), change.Amount, Money.Zero(Currency));
}
