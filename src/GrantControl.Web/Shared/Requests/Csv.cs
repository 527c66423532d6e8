using System.Text;
using Microsoft.Net.Http.Headers;

namespace GrantControl.Web.Shared.Requests;

/// <summary>Tables as comma-separated values (RFC 4180), for whoever asks by <c>Accept: text/csv</c>.</summary>
public static class Csv
{
    /// <summary>True when the caller names CSV; JSON is what everybody else gets.</summary>
    public static bool IsAskedFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.GetTypedHeaders().Accept.Any(static a => a.Quality is not 0 && a.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));
    }

    /// <param name="name">What the file is called when it is kept, without extension.</param>
    public static IResult File(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        Append(text, header);
        foreach (var row in rows)
        {
            Append(text, row);
        }

        // The mark tells spreadsheets that accents are UTF-8.
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
        return Results.File(bytes, "text/csv; charset=utf-8", name + ".csv");
    }

    private static void Append(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A text that a spreadsheet would run as a formula is marked as text; amounts may begin with a minus.</summary>
    private static string Cell(string value)
    {
        var formula = value.Length > 0 && (value[0] is '=' or '+' or '@' or '\t' or '\r' || (value[0] is '-' && !value[1..].All(static c => char.IsAsciiDigit(c) || c == '.')));
        var safe = formula ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : safe;
    }
}
