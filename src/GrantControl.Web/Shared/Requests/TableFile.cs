using GrantControl.Journal.Reports;
using GrantControl.Web.Shared.Languages;
using Microsoft.Net.Http.Headers;

namespace GrantControl.Web.Shared.Requests;

/// <summary>A table as a file, for whoever prefers CSV or XLSX by <c>Accept</c>; JSON is what everybody else gets.</summary>
public static class TableFile
{
    private const string Json = "application/json";

    /// <summary>The file; null when JSON is asked for, or nothing in particular.</summary>
    public static IResult? Of(HttpContext context, Func<ReportTable> table)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(table);
        var language = Language.Of(context).Tag;
        context.Response.Headers.Vary = "Accept, Accept-Language";
        return Preferred(context.Request) switch
        {
            CsvReport.MediaType => File(table(), CsvReport.Write, language, "text/csv; charset=utf-8", "csv"),
            XlsxReport.MediaType => File(table(), XlsxReport.Write, language, XlsxReport.MediaType, "xlsx"),
            _ => null,
        };
    }

    private static IResult File(ReportTable table, Func<ReportTable, string?, byte[]> write, string language, string type, string extension) =>
        Results.File(write(table, language), type, $"{table.Id}.{extension}");

    /// <summary>The first of the three kinds by the caller's own order of preference.</summary>
    private static string Preferred(HttpRequest request) =>
        request.GetTypedHeaders().Accept
            .Where(static a => a.Quality is not 0)
            .OrderByDescending(static a => a.Quality ?? 1)
            .Select(Kind)
            .FirstOrDefault(static k => k is not null) ?? Json;

    private static string? Kind(MediaTypeHeaderValue accepted) => accepted.MediaType.Value?.ToLowerInvariant() switch
    {
        CsvReport.MediaType => CsvReport.MediaType,
        XlsxReport.MediaType => XlsxReport.MediaType,
        Json or "*/*" or "application/*" => Json,
        _ => null,
    };
}
