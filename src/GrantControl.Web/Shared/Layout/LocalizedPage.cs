using System.Globalization;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Shared.Layout;

/// <summary>A page in the language of the person reading it.</summary>
public abstract class LocalizedPage : PageModel
{
    public Language L => Language.Of(HttpContext);

    /// <summary>A day as both countries write it: 21/11/2026.</summary>
    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant in the offices' time, UTC−6.</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToOffset(BusinessCalendar.Offset).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>An area's name; its code where it has none.</summary>
    public string RoleName(string role) => Role.Labels.TryGetValue(role, out var label) ? L.T(label) : role;
}
