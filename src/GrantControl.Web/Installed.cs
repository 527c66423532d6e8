using GrantControl.Cases.Budget;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web;

/// <summary>What this installation runs. A new kind of case is one line here, and nowhere else in the interface.</summary>
public static class Installed
{
    public static IReadOnlyList<ICaseKind> Kinds { get; } = [GrantKind.Instance, BudgetKind.Instance];

    public static IReadOnlyList<BusinessCalendar> Calendars { get; } = [BusinessCalendars.Guatemala(), BusinessCalendars.ElSalvador()];
}
