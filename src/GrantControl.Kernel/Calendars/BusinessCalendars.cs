using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace GrantControl.Kernel.Calendars;

/// <summary>
/// The calendars shipped with the program: versioned data in <c>Calendars/Data</c>, read once. A version is never edited
/// after it was used, since a deadline must come out the same when it is computed again; a change of law is a new version.
/// Holidays are working defaults: an institution confirms each with the statute.
/// </summary>
public static class BusinessCalendars
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Holiday>> Files = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, BusinessCalendar> Calendars = new(StringComparer.Ordinal);

    /// <summary>Public offices of Guatemala, 2020 to 2035.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static BusinessCalendar Guatemala(int version = 1) => For("GT", version);

    /// <summary>Public offices of El Salvador, 2020 to 2035, with the vacation periods of public employees.</summary>
    /// <exception cref="ArgumentException">There is no such version.</exception>
    public static BusinessCalendar ElSalvador(int version = 1) => For("SV", version);

    /// <summary>The calendar of a country.</summary>
    /// <param name="country">ISO 3166 code: <c>GT</c> or <c>SV</c>.</param>
    /// <exception cref="ArgumentException">There is no calendar of that country and version.</exception>
    public static BusinessCalendar For(string country, int version = 1) =>
        Calendars.GetOrAdd(Id(country, version), static (id, key) =>
        {
            var holidays = Holidays(key.country, key.version);
            return new BusinessCalendar(id, holidays.Select(static h => h.Day).ToFrozenSet())
            {
                FirstYear = holidays[0].Day.Year,
                LastYear = holidays[^1].Day.Year,
            };
        }, (country, version));

    /// <summary>Every holiday of a calendar with its name and ground, in order; a day with two grounds stands twice.</summary>
    /// <exception cref="ArgumentException">There is no calendar of that country and version.</exception>
    public static IReadOnlyList<Holiday> Holidays(string country, int version = 1) => Files.GetOrAdd(Id(country, version), Read);

    private static string Id(string country, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{(country ?? throw new ArgumentNullException(nameof(country))).ToLowerInvariant()}-{version}");

    private static IReadOnlyList<Holiday> Read(string id)
    {
        using var stream = typeof(BusinessCalendars).Assembly.GetManifestResourceStream($"calendar/{id}.csv")
            ?? throw new ArgumentException($"There is no calendar '{id}'.", nameof(id));
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(static line => !line.StartsWith('#')).SelectMany(static line => HolidayRule.Parse(line).Days()).OrderBy(static h => h.Day)];
    }
}
