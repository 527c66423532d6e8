using FsCheck;
using FsCheck.Fluent;
using GrantControl.Kernel.Calendars;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Kernel.Calendars;

/// <summary>Working days and the terms counted in them.</summary>
public sealed class BusinessCalendarTests(ITestOutputHelper output)
{
    private static readonly DateOnly First = new(2020, 1, 1);

    /// <summary>Days that leave room for a term inside the years whose holidays are known.</summary>
    private static readonly Arbitrary<DateOnly> Days = Gen.Choose(0, 365 * 12).Select(First.AddDays).ToArbitrary();

    private static readonly Arbitrary<int> Terms = Gen.Choose(1, 400).ToArbitrary();

    public static TheoryData<string> Countries { get; } = ["GT", "SV"];

    [Theory]
    [MemberData(nameof(Countries))]
    public void Counting_undoes_adding_and_ends_on_a_business_day(string country)
    {
        var calendar = BusinessCalendars.For(country);
        Seeded.Check(output, Prop.ForAll(Days, Terms, (from, term) =>
        {
            var end = calendar.Add(from, term);
            return calendar.IsBusinessDay(end) && calendar.Count(from, end) == term && calendar.Count(end, from) == -term && calendar.Count(from, end.AddDays(-1)) == term - 1;
        }));
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Terms_add_up(string country)
    {
        var calendar = BusinessCalendars.For(country);
        Seeded.Check(output, Prop.ForAll(Days, Terms, Terms, (from, a, b) => calendar.Add(calendar.Add(from, a), b) == calendar.Add(from, a + b)));
    }

    [Fact]
    public void No_term_ends_on_the_first_business_day_from_then()
    {
        var calendar = BusinessCalendars.Guatemala();

        calendar.Add(new(2026, 11, 20), 0).Should().Be(new DateOnly(2026, 11, 20));
        calendar.Add(new(2026, 11, 21), 0).Should().Be(new DateOnly(2026, 11, 23));
        calendar.Add(new(2026, 12, 25), 0).Should().Be(new DateOnly(2026, 12, 28));
    }

    [Theory]
    [InlineData("GT", "2026-03-31", 3, "2026-04-07")]
    [InlineData("SV", "2026-03-27", 1, "2026-04-07")]
    [InlineData("GT", "2026-12-23", 2, "2026-12-28")]
    [InlineData("SV", "2026-12-23", 2, "2027-01-05")]
    [InlineData("SV", "2026-07-31", 5, "2026-08-13")]
    public void Known_terms_over_holidays(string country, string from, int term, string end) =>
        BusinessCalendars.For(country).Add(DateOnly.Parse(from), term).Should().Be(DateOnly.Parse(end));

    [Fact]
    public void The_day_changes_at_six_in_the_morning_utc()
    {
        BusinessCalendar.DayOf(new(2026, 11, 21, 5, 59, 59, TimeSpan.Zero)).Should().Be(new DateOnly(2026, 11, 20));
        BusinessCalendar.DayOf(new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero)).Should().Be(new DateOnly(2026, 11, 21));
        BusinessCalendar.DayOf(new(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(9))).Should().Be(new DateOnly(2026, 11, 20));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_term_out_of_range_is_an_error(int term)
    {
        var add = () => BusinessCalendars.Guatemala().Add(new(2026, 1, 5), term);

        add.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_term_beyond_the_known_holidays_is_an_error_and_not_too_short()
    {
        var add = () => BusinessCalendars.ElSalvador().Add(new(2035, 12, 20), 30);
        var count = () => BusinessCalendars.Guatemala().Count(new(2019, 12, 1), new(2020, 1, 15));

        add.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*sv-1*2020 to 2035*");
        count.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*gt-1*");
    }
}
