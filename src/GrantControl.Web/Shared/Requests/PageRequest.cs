using System.Globalization;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Shared.Requests;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Cursor">Opaque, from the page before; null for the first.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record PageRequest(string? Cursor, int Limit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public static (PageRequest? Page, Problem? Problem) Read(HttpRequest request)
    {
        var limit = DefaultLimit;
        var asked = request.Query["limit"].ToString();
        if (asked.Length > 0 && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
        {
            return (null, Problem.Unreadable("limit", "El límite va de 1 a 200.", "The limit is 1 to 200."));
        }

        return (new PageRequest(Text(request, "cursor"), limit), null);
    }

    /// <summary>One value of the query string; null when it is missing or empty.</summary>
    public static string? Text(HttpRequest request, string name) =>
        request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public static Problem BadCursor() => Problem.Unreadable("cursor", "El cursor no es de esta lista.", "The cursor is none of this list's.");
}
