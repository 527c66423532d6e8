using GrantControl.Cases.Budget;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Budget.BudgetScenario;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>Percentages of the row, by integers, to the hundredth.</summary>
public sealed class ExecutionShareTests
{
    [Theory]
    [InlineData("892751.39", "5151459.55", "17.33")]
    [InlineData("536456.95", "536901.00", "99.92")]
    [InlineData("0.00", "10.00", "0.00")]
    [InlineData("10.00", "10.00", "100.00")]
    [InlineData("1.00", "3.00", "33.33")]
    [InlineData("2.00", "3.00", "66.67")]
    [InlineData("0.01", "200.00", "0.01")]
    [InlineData("0.01", "200.01", "0.00")]
    [InlineData("1000000000000.00", "1000000000000.00", "100.00")]
    public void Is_exact_to_the_hundredth(string part, string whole, string percent) =>
        ExecutionShare.Percent(Q(part), Q(whole)).Should().Be(percent);

    [Fact]
    public void Of_nothing_there_is_no_share() => ExecutionShare.Percent(Q("0.00"), Q("0.00")).Should().BeNull();

    [Fact]
    public void Currencies_and_signs_must_make_sense()
    {
        FluentActions.Invoking(() => ExecutionShare.Percent(Q("1.00"), new Money(1, Currency.Usd))).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => ExecutionShare.Percent(Q("-1.00"), Q("1.00"))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
