using System.Globalization;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Kernel.Calendars;

/// <summary>One holiday of a calendar.</summary>
/// <param name="Ground">The law it rests on; every row of the shipped calendars asks to be confirmed with the statute.</param>
public sealed record Holiday(DateOnly Day, Label Name, string Ground);

/// <summary>
/// One row of a calendar file: <c>rule;first year;last year;Spanish;English;ground</c>. A rule is a day or a range of days:
/// <c>05-01</c>, <c>08-01..08-06</c>, <c>easter-3</c>, <c>easter-6..easter+1</c>, or <c>06-30~monday</c> for a day enjoyed on
/// the Monday nearest by law.
/// </summary>
internal sealed record HolidayRule(string Rule, int FirstYear, int LastYear, Label Name, string Ground)
{
    private const string ToMonday = "~monday";

    public static HolidayRule Parse(string line)
    {
        var cells = line.Split(';');
        return cells.Length == 6
            ? new(cells[0], Year(cells[1]), Year(cells[2]), new(cells[3], cells[4]), cells[5])
            : throw new FormatException($"A calendar row has six cells: '{line}'.");
    }

    public IEnumerable<Holiday> Days()
    {
        for (var year = FirstYear; year <= LastYear; year++)
        {
            var ends = Rule.Split("..");
            var last = Day(ends[^1], year);
            for (var day = Day(ends[0], year); day <= last; day = day.AddDays(1))
            {
                yield return new(day, Name, Ground);
            }
        }
    }

    private static DateOnly Day(string rule, int year)
    {
        if (rule.StartsWith("easter", StringComparison.Ordinal))
        {
            return Easter.Sunday(year).AddDays(int.Parse(rule.AsSpan("easter".Length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        var moves = rule.EndsWith(ToMonday, StringComparison.Ordinal);
        var text = moves ? rule[..^ToMonday.Length] : rule;
        var day = DateOnly.ParseExact(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{text}"), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return moves ? Monday(day) : day;
    }

    /// <summary>Tuesday and Wednesday go back to Monday; Thursday to Sunday go on to the next one.</summary>
    private static DateOnly Monday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => day,
        DayOfWeek.Tuesday or DayOfWeek.Wednesday => day.AddDays(DayOfWeek.Monday - day.DayOfWeek),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day.AddDays(8 - (int)day.DayOfWeek),
    };

    private static int Year(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
