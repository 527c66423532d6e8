using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Layout;

/// <summary>Light, dark, or what the machine prefers. Written into the page by the server, so that nothing flashes.</summary>
/// <param name="Icon">Its picture in <c>/icons.svg</c>.</param>
/// <param name="ColorScheme">What it is called in the page's own <c>color-scheme</c>.</param>
public sealed record Theme(string Name, string Icon, string ColorScheme, Label Label)
{
    public const string CookieName = "theme";

    public static readonly Theme Auto = new("auto", "auto", "light dark", new("Automático", "Automatic"));

    public static readonly Theme Light = new("light", "sun", "light", new("Claro", "Light"));

    public static readonly Theme Dark = new("dark", "moon", "dark", new("Oscuro", "Dark"));

    public static IReadOnlyList<Theme> All { get; } = [Auto, Light, Dark];

    /// <summary>What was asked for or is remembered; the machine's own where nobody chose.</summary>
    public static Theme Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = context.Request.Query[CookieName].ToString() is { Length: > 0 } chosen ? chosen : context.Request.Cookies[CookieName];
        return All.FirstOrDefault(t => string.Equals(t.Name, asked, StringComparison.Ordinal)) ?? Auto;
    }
}
