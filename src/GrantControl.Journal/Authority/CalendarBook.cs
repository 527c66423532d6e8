using GrantControl.Kernel.Calendars;

namespace GrantControl.Journal.Authority;

/// <summary>The business calendars this program carries, by the id an institution names.</summary>
public sealed class CalendarBook(IEnumerable<BusinessCalendar> calendars)
{
    private readonly Dictionary<string, BusinessCalendar> _byId = calendars.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The institution names a calendar this program does not carry.</exception>
    public BusinessCalendar Get(string id) =>
        _byId.TryGetValue(id, out var calendar) ? calendar : throw new InvalidOperationException($"There is no calendar '{id}'.");
}
