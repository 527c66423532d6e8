using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Assets;

/// <summary>
/// Straight-line book value. Each month after that of acquisition takes its share of the cost above the memorial value,
/// rounded down to the centavo over all months together, so that nothing is lost by rounding twice. What is used up stays
/// in the books at one unit of the currency until it is removed, so that it is not forgotten.
/// </summary>
public static class BookValue
{
    /// <summary>What remains of a good whose useful life is over, in minor units: 1.00.</summary>
    public const long MemorialMinor = 100;

    /// <summary>The value at the end of a day; nothing before the day of acquisition.</summary>
    public static Money On(AssetFacts asset, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return day < asset.AcquiredOn ? Money.Zero(asset.Cost.Currency) : asset.Cost - DepreciatedBy(asset, day);
    }

    /// <summary>What the good has lost up to a day; nothing before the day of acquisition.</summary>
    public static Money DepreciatedBy(AssetFacts asset, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var above = asset.Cost.Minor - Math.Min(MemorialMinor, asset.Cost.Minor);
        var life = asset.UsefulLifeMonths;
        var elapsed = life == 0 ? 0 : Math.Clamp(MonthsBetween(asset.AcquiredOn, day), 0, life);
        return new Money(elapsed == 0 ? 0 : (long)((Int128)above * elapsed / life), asset.Cost.Currency);
    }

    /// <summary>How the value of a day comes about, number by number.</summary>
    public static BookValueWorking Working(AssetFacts asset, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(asset);
        var depreciable = asset.Cost.Minor - Math.Min(MemorialMinor, asset.Cost.Minor);
        var months = day < asset.AcquiredOn ? 0 : Math.Clamp(MonthsBetween(asset.AcquiredOn, day), 0, asset.UsefulLifeMonths);
        return new BookValueWorking(day, asset.Cost, new Money(depreciable, asset.Cost.Currency), asset.UsefulLifeMonths, months, day < asset.AcquiredOn ? Money.Zero(asset.Cost.Currency) : DepreciatedBy(asset, day), On(asset, day))
        {
            Owned = day >= asset.AcquiredOn,
        };
    }

    private static int MonthsBetween(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;
}

/// <summary>The arithmetic of one book value.</summary>
/// <param name="Depreciable">The cost above the memorial value.</param>
/// <param name="Months">Months of the useful life that have passed, never more than <paramref name="Life"/>.</param>
public sealed record BookValueWorking(DateOnly On, Money Cost, Money Depreciable, int Life, int Months, Money Depreciation, Money Value)
{
    /// <summary>False on a day before the good was acquired.</summary>
    public bool Owned { get; init; }
}
