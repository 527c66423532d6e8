using GrantControl.Kernel.Calendars;

namespace GrantControl.Rules.Tests.Kernel.Calendars;

/// <summary>The holidays shipped, against dates known from outside.</summary>
public sealed class HolidayTests
{
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(1981, 4, 19)]
    [InlineData(2000, 4, 23)]
    [InlineData(2019, 4, 21)]
    [InlineData(2020, 4, 12)]
    [InlineData(2021, 4, 4)]
    [InlineData(2022, 4, 17)]
    [InlineData(2023, 4, 9)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2030, 4, 21)]
    [InlineData(2035, 3, 25)]
    [InlineData(2038, 4, 25)]
    public void Easter_falls_where_it_is_known_to(int year, int month, int day) => Easter.Sunday(year).Should().Be(new DateOnly(year, month, day));

    [Fact]
    public void Easter_is_always_a_sunday_within_its_five_weeks()
    {
        var sundays = Enumerable.Range(1583, 9999 - 1582).Select(Easter.Sunday).ToList();

        sundays.Should().OnlyContain(d => d.DayOfWeek == DayOfWeek.Sunday && d >= new DateOnly(d.Year, 3, 22) && d <= new DateOnly(d.Year, 4, 25));
    }

    [Theory]
    [InlineData(1582)]
    [InlineData(10_000)]
    public void There_is_no_gregorian_easter_outside_its_years(int year)
    {
        var sunday = () => Easter.Sunday(year);

        sunday.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("GT", 2026, "2026-01-01 2026-04-02 2026-04-03 2026-04-04 2026-05-01 2026-06-29 2026-09-15 2026-10-20 2026-11-01 2026-12-25")]
    [InlineData("SV", 2024, "2024-01-01 2024-01-02 2024-03-25 2024-03-26 2024-03-27 2024-03-28 2024-03-29 2024-03-30 2024-03-31 2024-04-01 2024-05-01 2024-05-10 2024-06-17 2024-08-01 2024-08-02 2024-08-03 2024-08-04 2024-08-05 2024-08-06 2024-09-15 2024-11-02 2024-12-24 2024-12-25 2024-12-26 2024-12-27 2024-12-28 2024-12-29 2024-12-30 2024-12-31")]
    public void A_year_of_each_country(string country, int year, string days) =>
        BusinessCalendars.Holidays(country).Where(h => h.Day.Year == year).Select(h => h.Day).Should().Equal(days.Split(' ').Select(d => DateOnly.Parse(d)));

    /// <summary>Dates on which the ministry of labour announced the day would be enjoyed.</summary>
    [Theory]
    [InlineData(2020, "2020-06-29")]
    [InlineData(2021, "2021-06-28")]
    [InlineData(2022, "2022-07-04")]
    [InlineData(2023, "2023-07-03")]
    [InlineData(2024, "2024-07-01")]
    [InlineData(2025, "2025-06-30")]
    [InlineData(2029, "2029-07-02")]
    public void Army_day_is_enjoyed_on_a_monday_in_guatemala(int year, string day) =>
        BusinessCalendars.Holidays("GT").Where(h => h.Day.Year == year && h.Name.En == "Army Day").Should().ContainSingle().Which.Day.Should().Be(DateOnly.Parse(day));

    [Fact]
    public void An_exception_of_one_year_stays_in_that_year() =>
        BusinessCalendars.Holidays("SV").Where(h => h.Name.En == "Independence leave").Select(h => h.Day).Should().Equal(new DateOnly(2022, 9, 16));

    [Theory]
    [InlineData("GT")]
    [InlineData("SV")]
    public void Every_year_is_there_and_every_row_asks_to_be_confirmed(string country)
    {
        var holidays = BusinessCalendars.Holidays(country);

        holidays.Select(h => h.Day.Year).Distinct().Should().Equal(Enumerable.Range(2020, 16));
        holidays.Should().OnlyContain(h => h.Ground.EndsWith("(confirm with the statute)", StringComparison.Ordinal) && h.Name.Es.Length > 0 && h.Name.En.Length > 0);
        BusinessCalendars.For(country).Should().BeSameAs(BusinessCalendars.For(country));
        BusinessCalendars.For(country).Id.Should().Be($"{country.ToLowerInvariant()}-1");
    }

    [Theory]
    [InlineData("GT", 2)]
    [InlineData("HN", 1)]
    public void A_calendar_that_was_never_shipped_is_an_error(string country, int version)
    {
        var calendar = () => BusinessCalendars.For(country, version);

        calendar.Should().Throw<ArgumentException>().WithMessage("*no calendar*");
    }
}
