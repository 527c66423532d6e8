namespace GrantControl.Kernel.Calendars;

/// <summary>
/// Working days of one institution: Monday to Friday without the holidays listed. Versioned data; the time zone of both
/// countries is UTC−6 all year.
/// </summary>
/// <param name="Id">Country and version: <c>gt-1</c>.</param>
public sealed record BusinessCalendar(string Id, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>First year whose holidays are known. Days before it are an error, not a working day.</summary>
    public int FirstYear { get; init; } = DateOnly.MinValue.Year;

    /// <summary>Last year whose holidays are known. Days after it are an error: a term computed without holidays would be too short.</summary>
    public int LastYear { get; init; } = DateOnly.MaxValue.Year;

    /// <summary>Central America keeps UTC−6 without daylight saving.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(-6);

    /// <summary>The day it is in the institution's country at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>Whether the calendar knows the holidays of that day's year.</summary>
    public bool Covers(DateOnly day) => day.Year >= FirstYear && day.Year <= LastYear;

    /// <summary>
    /// Business days left until a day, as <see cref="Count"/>; null for a day the calendar knows nothing of. People may
    /// name any date in a plan, and one absurd date must not keep anybody from reading.
    /// </summary>
    public int? TryCount(DateOnly from, DateOnly to) => Covers(from) && Covers(to) ? Count(from, to) : null;

    /// <exception cref="ArgumentOutOfRangeException">The holidays of that year are not known.</exception>
    public bool IsBusinessDay(DateOnly day) =>
        day.Year < FirstYear || day.Year > LastYear
            ? throw new ArgumentOutOfRangeException(nameof(day), day, $"The calendar '{Id}' knows the years {FirstYear} to {LastYear}.")
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day);

    /// <summary>
    /// The day on which a term of <paramref name="businessDays"/> business days ends. The first day is not counted:
    /// a term begins on the day after the notice.
    /// </summary>
    /// <param name="businessDays">0 to 10,000. Zero answers the first business day on or after <paramref name="from"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The term leaves the years whose holidays are known.</exception>
    public DateOnly Add(DateOnly from, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(businessDays, 10_000);
        var day = from;
        while (businessDays > 0 || !IsBusinessDay(day))
        {
            day = day.AddDays(1);
            if (businessDays > 0 && IsBusinessDay(day))
            {
                businessDays--;
            }
        }

        return day;
    }

    /// <summary>Business days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when it lies in the past.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -Count(to, from);
        }

        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsBusinessDay(day) ? 1 : 0;
        }

        return count;
    }
}
