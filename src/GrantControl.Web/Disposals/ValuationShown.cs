using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Monies;

namespace GrantControl.Web.Disposals;

/// <summary>The valuations of one good side by side, or of all of them.</summary>
/// <param name="Markets">One market value for each valuer, in the order they appraised.</param>
/// <param name="Spread">The highest less the lowest.</param>
public sealed record ValuationShown(string Inventory, Money Book, IReadOnlyList<Money> Markets, Money Spread)
{
    /// <summary>The spread in percent of the highest, rounded up; 0 when that is nothing.</summary>
    public int Percent => Markets.Count == 0 || Markets.Max(static m => m.Minor) is 0 ? 0 : (int)Math.Min(100, ((Spread.Minor * 100) + Markets.Max(static m => m.Minor) - 1) / Markets.Max(static m => m.Minor));

    /// <summary>Valuations so far apart that whoever decides should ask why.</summary>
    public bool FarApart => Percent > 30;

    public static IReadOnlyList<ValuationShown> Of(DisposalView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return [.. view.Assets.Select(a => Of(a.Inventory, view.Appraisals[^1].Book[a.Inventory], [.. view.Appraisals.Select(p => p.Valuations.First(v => v.Inventory == a.Inventory).Market)]))];
    }

    public static ValuationShown Total(DisposalView view)
    {
        var all = Of(view);
        return Of("", Money.Sum(all.Select(static v => v.Book), view.Currency), [.. Enumerable.Range(0, view.Appraisals.Count).Select(i => Money.Sum(all.Select(v => v.Markets[i]), view.Currency))]);
    }

    private static ValuationShown Of(string inventory, Money book, IReadOnlyList<Money> markets) =>
        new(inventory, book, markets, new Money(markets.Max(static m => m.Minor) - markets.Min(static m => m.Minor), book.Currency));
}
