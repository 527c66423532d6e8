using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kernel;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>Delays, penalties and terms over any dates and amounts.</summary>
public sealed class PenaltyArithmeticTests(ITestOutputHelper output)
{
    private static readonly BusinessCalendar Calendar = BusinessCalendars.Guatemala();

    private static readonly DateOnly Due = new(2026, 3, 2);

    private static readonly Arbitrary<int> Days = Gen.Choose(0, 700).ToArbitrary();

    [Fact]
    public void Nothing_is_late_on_its_day_and_a_day_more_never_costs_less() => Seeded.Check(output, Prop.ForAll(Days, days =>
        Enum.GetValues<DayCount>().All(count => PenaltyArithmetic.Days(Due, Due.AddDays(-(days % 300)), count, Calendar) == 0
            && PenaltyArithmetic.Days(Due, Due.AddDays(days + 1), count, Calendar) >= PenaltyArithmetic.Days(Due, Due.AddDays(days), count, Calendar))
        && PenaltyArithmetic.Days(Due, Due.AddDays(days), DayCount.Business, Calendar) <= PenaltyArithmetic.Days(Due, Due.AddDays(days), DayCount.Calendar, Calendar)));

    [Fact]
    public void A_penalty_is_days_times_rate_times_value_rounded_down() => Seeded.Check(output, Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 50).ToArbitrary(), Days, (value, rate, days) =>
    {
        var amount = PenaltyArithmetic.Amount(new Money(value, Currency.Gtq), rate, days);
        var exact = (Int128)value * rate * days;
        return (Int128)amount.Minor * 1000 <= exact && exact - ((Int128)amount.Minor * 1000) < 1000;
    }));

    [Fact]
    public void A_penalty_never_passes_what_the_cap_left() => Seeded.Check(output, Prop.ForAll(Gen.Choose(1, 65).ToArbitrary(), days =>
    {
        var computed = ContractPath.LateBy(days).Given(ContractPath.Delay(), ContractPath.Administrator).State.Penalties[1].Computed;
        return computed.Sum == ContractPath.Q(60 * days) && computed.Amount == (computed.Sum < computed.CapLeft ? computed.Sum : computed.CapLeft);
    }), tests: 40);

    [Fact]
    public void A_suspension_moves_term_and_deliveries_by_the_same_days() => Seeded.Check(output, Prop.ForAll(Gen.Choose(0, 30).ToArbitrary(), days =>
    {
        var before = ContractPath.To(ContractStates.Suspended);
        var after = before.After(days).Given(ContractPath.Resume(), ContractPath.Administrator).Given(ContractPath.Resume(), ContractPath.Head);
        return after.State.Ends!.Value.DayNumber - before.State.Ends!.Value.DayNumber == days
            && after.State.Deliverables.All(d => d.Value.DueOn == before.State.Deliverables[d.Key].DueOn.AddDays(days))
            && after.State.Guarantees.Any(g => g.IsInForce && g.Policy.Until >= after.State.Ends);
    }), tests: 40);
}
