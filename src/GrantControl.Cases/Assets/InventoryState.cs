using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Assets;

/// <summary>Goods entered together, folded from their events. Who holds each of them since stands in the register, not here.</summary>
public sealed record InventoryState(CaseCore Core) : CaseState(Core)
{
    public string Code { get; init; } = "";

    public string Title { get; init; } = "";

    public Currency Currency { get; init; } = Currency.Gtq;

    public ImmutableArray<AssetEntered> Assets { get; init; } = [];

    [JsonIgnore]
    public Money Cost => Money.Sum(Assets.Select(a => a.Cost), Currency);

    /// <summary>The state after one event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of an inventory.</exception>
    public InventoryState Apply(Recorded recorded)
    {
        var next = this with { Core = Core.Apply(recorded) };
        return recorded.Event is InventoryImported e
            ? next with
            {
                Core = next.Core with { Institution = e.Institution, Number = e.Number },
                Code = e.Code,
                Title = e.Title,
                Currency = e.Currency,
                Assets = [.. e.Assets],
            }
            : throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}.");
    }
}

/// <summary>An inventory as the interface shows it.</summary>
public sealed record InventoryView(string Number, string Code, string Title, Currency Currency, Money Cost, IReadOnlyList<AssetEntered> Assets)
{
    public static InventoryView Of(InventoryState s) => new(s.Core.Number, s.Code, s.Title, s.Currency, s.Cost, s.Assets);
}
