using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>Amounts as people type them.</summary>
public sealed class AmountTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1250000.00", 1_250_000_00)]
    [InlineData("1,250,000.00", 1_250_000_00)]
    [InlineData("12.5", 12_50)]
    [InlineData("-3.01", -3_01)]
    [InlineData("1000000000000.00", AmountText.Absurd)]
    public void Reads_amounts(string text, long minor)
    {
        AmountText.TryRead(text, out var read).Should().BeNull();
        read.Should().Be(minor);
    }

    [Theory]
    [InlineData("1.005", "amount-decimals")]
    [InlineData("1,50", "amount-comma")]
    [InlineData("1.250,00", "amount-comma")]
    [InlineData("12,50,000.00", "amount-comma")]
    [InlineData("Q 1.00", "amount-format")]
    [InlineData("1.00 GTQ", "amount-format")]
    [InlineData("1.", "amount-format")]
    [InlineData(".50", "amount-format")]
    [InlineData("--1", "amount-format")]
    [InlineData("1e3", "amount-format")]
    [InlineData("١٢", "amount-format")]
    [InlineData("1000000000000.01", "amount-absurd")]
    [InlineData("99999999999999999999999999.00", "amount-absurd")]
    public void Refuses_what_is_not_plainly_an_amount(string text, string rule) =>
        AmountText.TryRead(text, out _)!.Rule.Should().Be(rule);

    [Fact]
    public void Every_amount_written_is_read_back() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<long>().Select(x => x % (AmountText.Absurd + 1)).ToArbitrary(),
            minor =>
            {
                var text = new GrantControl.Kernel.Monies.Money(minor, GrantControl.Kernel.Monies.Currency.Gtq).ToAmount();
                return AmountText.TryRead(text, out var read) is null && read == minor;
            }).QuickCheckThrowOnFailure();
}
