using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Kernel.Monies;

/// <summary>Whole centavos, one currency, no rounding, no wrapping.</summary>
public sealed class MoneyTests(ITestOutputHelper output)
{
    private static readonly Arbitrary<long> Centavos = Gen.Choose(int.MinValue, int.MaxValue).SelectMany(a => Gen.Elements(1L, 997L, 4_294_967_296L).Select(f => a * f)).ToArbitrary();

    [Fact]
    public void What_is_written_reads_back_as_itself() =>
        Seeded.Check(output, Prop.ForAll(Centavos, minor =>
        {
            var money = new Money(minor, Currency.Gtq);
            var json = JsonSerializer.Serialize(money, CaseJson.Options);
            return Money.TryParse(money.ToAmount(), Currency.Gtq, out var read) && read == money
                && JsonSerializer.Deserialize<Money>(json, CaseJson.Strict) == money;
        }));

    [Fact]
    public void Sums_and_differences_are_exact_or_an_error_never_something_else() =>
        Seeded.Check(output, Prop.ForAll(Centavos, Centavos, (a, b) => Agrees(a, b, (x, y) => x + y, BigInteger.Add) && Agrees(a, b, (x, y) => x - y, BigInteger.Subtract)));

    [Fact]
    public void Comparison_is_that_of_the_centavos() =>
        Seeded.Check(output, Prop.ForAll(Centavos, Centavos, (a, b) =>
        {
            var (x, y) = (new Money(a, Currency.Usd), new Money(b, Currency.Usd));
            return x < y == a < b && x > y == a > b && x <= y == a <= b && x >= y == a >= b && x == y == (a == b);
        }));

    [Fact]
    public void At_most_a_percentage_is_decided_without_rounding() =>
        Seeded.Check(output, Prop.ForAll(Centavos, Centavos, Gen.Choose(0, 100).ToArbitrary(), (part, whole, percent) =>
            new Money(part, Currency.Gtq).IsAtMostPercentOf(percent, new Money(whole, Currency.Gtq)) == (BigInteger)part * 100 <= (BigInteger)whole * percent));

    [Theory]
    [InlineData("0.00", 0)]
    [InlineData("0.05", 5)]
    [InlineData("-0.05", -5)]
    [InlineData("1250000.00", 125_000_000)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.07", -long.MaxValue)]
    public void Amounts_with_two_decimals_are_read(string text, long minor)
    {
        Money.TryParse(text, Currency.Gtq, out var money).Should().BeTrue();
        money.Should().Be(new Money(minor, Currency.Gtq));
        money.ToAmount().Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.5")]
    [InlineData("1.500")]
    [InlineData(".50")]
    [InlineData("-.50")]
    [InlineData("00.50")]
    [InlineData("-0.00")]
    [InlineData("+1.00")]
    [InlineData("--1.00")]
    [InlineData("1,000.00")]
    [InlineData("1 000.00")]
    [InlineData(" 1.00")]
    [InlineData("1e2.00")]
    [InlineData("1.0 ")]
    [InlineData("1.-0")]
    [InlineData("١٢.٠٠")]
    [InlineData("NaN.00")]
    [InlineData("92233720368547758.08")]
    [InlineData("-92233720368547758.08")]
    [InlineData("9999999999999999999999.00")]
    public void Anything_else_is_not_an_amount(string? text)
    {
        Money.TryParse(text, Currency.Gtq, out var money).Should().BeFalse();
        money.Should().Be(Money.Zero(Currency.Gtq));
    }

    [Theory]
    [InlineData("""{"amount":"1.00","currency":"EUR"}""")]
    [InlineData("""{"amount":"1.00","currency":"gtq"}""")]
    [InlineData("""{"amount":1.00,"currency":"GTQ"}""")]
    [InlineData("""{"amount":"1.000","currency":"GTQ"}""")]
    [InlineData("""{"amount":"1.00"}""")]
    [InlineData("""{"amount":"1.00","amount":"2.00","currency":"GTQ"}""")]
    [InlineData("""{"amount":"1.00","currency":"GTQ","rate":"7"}""")]
    [InlineData("""{"amount":{"x":1},"currency":"GTQ"}""")]
    [InlineData("\"1.00\"")]
    [InlineData("[]")]
    public void Json_that_is_not_money_is_an_error(string json)
    {
        var read = () => JsonSerializer.Deserialize<Money>(json, CaseJson.Strict);

        read.Should().Throw<JsonException>();
    }

    [Fact]
    public void Currencies_never_mix()
    {
        var (quetzal, dollar) = (new Money(100, Currency.Gtq), new Money(100, Currency.Usd));
        Func<object>[] mixes = [() => quetzal + dollar, () => quetzal - dollar, () => quetzal < dollar, () => quetzal.IsAtMostPercentOf(20, dollar), () => Money.Sum([quetzal, dollar], Currency.Gtq)];

        mixes.Should().AllSatisfy(mix => mix.Should().Throw<InvalidOperationException>().WithMessage("*GTQ*USD*"));
        (quetzal == dollar).Should().BeFalse();
        Money.Sum([], Currency.Usd).Should().Be(Money.Zero(Currency.Usd));
        Money.Sum([dollar, dollar], Currency.Usd).Minor.Should().Be(200);
    }

    [Fact]
    public void Leaving_the_range_is_an_error()
    {
        var most = new Money(long.MaxValue, Currency.Gtq);
        var one = new Money(1, Currency.Gtq);
        Func<object>[] beyond = [() => most + one, () => -most - one, () => new Money(long.MinValue, Currency.Gtq), () => most with { Minor = long.MinValue }, () => Money.Sum([most, one], Currency.Gtq)];

        beyond.Should().AllSatisfy(act => act.Should().Throw<OverflowException>());
        (-most).Minor.Should().Be(-long.MaxValue);
    }

    [Fact]
    public void Money_without_a_currency_is_never_written()
    {
        var write = () => JsonSerializer.Serialize(default(Money), CaseJson.Options);

        write.Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData(125_000_000, "GTQ", "Q\u00A01,250,000.00")]
    [InlineData(-5, "USD", "-US$\u00A00.05")]
    [InlineData(long.MaxValue, "GTQ", "Q\u00A092,233,720,368,547,758.07")]
    public void People_read_it_with_symbol_and_separators_in_every_culture(long minor, string currency, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("es-ES");
            new Money(minor, Currency.Parse(currency)).ToString().Should().Be(text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool Agrees(long a, long b, Func<Money, Money, Money> ours, Func<BigInteger, BigInteger, BigInteger> exact)
    {
        var expected = exact(a, b);
        try
        {
            return ours(new Money(a, Currency.Gtq), new Money(b, Currency.Gtq)).Minor == expected;
        }
        catch (OverflowException)
        {
            return BigInteger.Abs(expected) > long.MaxValue;
        }
    }
}
