using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Assets;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Kernel;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Assets;

/// <summary>Straight-line book value: what it is on known days, and what holds on every day.</summary>
public sealed class BookValueTests(ITestOutputHelper output)
{
    private static readonly DateOnly Acquired = new(2020, 3, 15);

    [Theory]
    [InlineData("2020-03-14", 0)]
    [InlineData("2020-03-15", 6_100_00)]
    [InlineData("2020-03-31", 6_100_00)]
    [InlineData("2020-04-01", 5_998_35)]
    [InlineData("2020-05-01", 5_896_70)]
    [InlineData("2022-09-30", 3_050_50)]
    [InlineData("2025-02-28", 102_65)]
    [InlineData("2025-03-01", 1_00)]
    [InlineData("2099-01-01", 1_00)]
    public void On_known_days(string day, long minor) =>
        BookValue.On(Asset(6_100_00, 60), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(new Money(minor, Currency.Gtq));

    [Fact]
    public void Land_keeps_its_cost_and_a_trifle_is_never_worth_more_than_it_cost()
    {
        BookValue.On(Asset(9_000_000_00, 0), new DateOnly(2090, 1, 1)).Minor.Should().Be(9_000_000_00);
        BookValue.On(Asset(40, 12), new DateOnly(2090, 1, 1)).Minor.Should().Be(40);
    }

    [Fact]
    public void It_never_rises_never_leaves_its_bounds_and_reaches_the_memorial_value_exactly() => Seeded.Check(output, Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt Cost, byte Life, byte Months)>(),
        x =>
        {
            var (asset, life) = (Asset(x.Cost.Get, x.Life), (int)x.Life);
            var values = Enumerable.Range(0, x.Months + 2).Select(m => BookValue.On(asset, new DateOnly(2020, 4, 1).AddMonths(m - 1).AddDays(14)).Minor).ToList();
            var floor = Math.Min(BookValue.MemorialMinor, asset.Cost.Minor);
            var falls = values.Zip(values.Skip(1)).All(p => p.First >= p.Second);
            var bounded = values.All(v => v >= floor && v <= asset.Cost.Minor);
            var ended = life == 0 || BookValue.On(asset, Acquired.AddMonths(life)).Minor == floor;
            var balanced = BookValue.On(asset, Acquired.AddMonths(x.Months)) + BookValue.DepreciatedBy(asset, Acquired.AddMonths(x.Months)) == asset.Cost;
            return falls && bounded && ended && balanced;
        }));

    [Fact]
    public void Months_lose_equal_shares_to_the_centavo() => Seeded.Check(output, Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt Cost, byte Life)>(),
        x =>
        {
            var asset = Asset(x.Cost.Get, x.Life + 1);
            var values = Enumerable.Range(0, x.Life + 2).Select(m => BookValue.On(asset, new DateOnly(2020, 3, 15).AddMonths(m)).Minor).ToList();
            var steps = values.Zip(values.Skip(1)).Select(p => p.First - p.Second).ToList();
            return steps.Max() - steps.Min() <= 1;
        }));

    private static AssetFacts Asset(long cost, int life) =>
        new("PC-1", "SN-1", "Computadora", "equipment", "cus-1", "Bodega", new Money(cost, Currency.Gtq), Acquired, life);
}
