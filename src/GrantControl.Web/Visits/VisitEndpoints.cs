using System.Globalization;
using GrantControl.Cases.Visits.History;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Journal.Visits;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Places;
using GrantControl.Web.OpenApi;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Visits;

/// <summary>Past visits in by file, and all visits out by department and period.</summary>
public static class VisitEndpoints
{
    public static void MapVisits(this IEndpointRouteBuilder api)
    {
        api.Post("/visits/imports", ImportAsync)
            .WithMetadata(new WriteOperation(OnExistingCase: false))
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<VisitsRegistered>(StatusCodes.Status201Created)
            .WithName("import-visits")
            .WithTags("visits");
        api.Get("/reports/visits", ReportAsync).Produces<IReadOnlyList<VisitsLine>>().WithName("report-visits").WithTags("visits");
    }

    /// <summary>Every department and period with its visits: months of those made here, whole periods of those imported.</summary>
    internal static IReadOnlyList<VisitsLine> Lines(IEnumerable<VisitsMade> made, IEnumerable<VisitsReported> history) =>
    [
        .. history.Select(static h => new VisitsLine(h.Department, Departments.ByItsCode(h.Department)?.Name ?? h.Department, $"{h.Starts:yyyy-MM-dd}/{h.Ends:yyyy-MM-dd}", h.Title, h.Visits)),
        .. made.Select(static m => new VisitsLine(m.Department, Departments.ByItsCode(m.Department)?.Name ?? m.Department, m.Month, "", m.Visits)),
    ];

    /// <summary>A file of past visits: <c>code</c>, <c>title</c>, <c>country</c>, <c>starts</c> and <c>ends</c> as fields of the form or of the query, and the file.</summary>
    private static async Task<IResult> ImportAsync(HttpContext context)
    {
        var (file, problem) = await UploadedFile.ReadAsync(context.Request, TableSource.MaxBytes);
        if (file is null)
        {
            return problem!;
        }

        var (headers, missing) = WriteHeaders.Read(context.Request);
        if (headers is null)
        {
            return missing!;
        }

        string Field(string name) => file.Fields.GetValueOrDefault(name) ?? context.Request.Query[name].ToString();
        if (!Day(Field("starts"), out var starts) || !Day(Field("ends"), out var ends))
        {
            return new Problem(ProblemKind.Invalid) { Rule = "import-form", Fields = [new FieldError("starts", new("Indique el período: starts y ends, como 2021-01-31.", "Name the period: starts and ends, as 2021-01-31."))] };
        }

        var caller = Caller.Of(context);
        var import = new VisitImport(
            caller.Institution, caller.Person, headers.IdempotencyKey, Field("code"), Field("title"), Field("country"), starts, ends, file.Name, ((MemoryStream)file.Content).ToArray())
        {
            StandInFor = headers.StandInFor,
        };
        var imported = await context.RequestServices.GetRequiredService<VisitImporter>().ImportAsync(import, context.RequestAborted);
        if (imported.Outcome.Rejection is { } rejection)
        {
            return Problem.Of(rejection);
        }

        var id = imported.Outcome.Case ?? imported.Case;
        context.Response.Headers.Location = $"/api/v1/{VisitHistoryKind.Instance.Route}/{id}";
        context.Response.Headers.ETag = WriteHeaders.ETag(imported.Outcome.Version);
        if (imported.Outcome.Replayed)
        {
            context.Response.Headers[WriteHeaders.ReplayedName] = "true";
        }

        return Results.Json(new VisitsRegistered(id, import.Code, imported.Outcome.Number, imported.Outcome.Version, imported.Visits), CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReportAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var queries = context.RequestServices.GetRequiredService<VisitQueries>();
        var lines = Lines(
            await queries.MadeAsync(caller.Institution, caller.Person, context.RequestAborted) ?? [],
            await queries.HistoryAsync(caller.Institution, caller.Person, context.RequestAborted));
        return TableFile.Of(context, () => Table(lines)) ?? Results.Json(lines, CaseJson.Options);
    }

    internal static ReportTable Table(IReadOnlyList<VisitsLine> lines) => new(
        "visitas",
        new("Visitas por departamento y período", "Visits by department and period"),
        [
            ReportColumn.Text("department", "Departamento", "Department"), ReportColumn.Text("period", "Período", "Period"), ReportColumn.Text("source", "Informe", "Report"),
            ReportColumn.Number("visits", "Visitas", "Visits"),
        ],
        [.. lines.Select(static l => (IReadOnlyList<string>)[l.Name, l.Period, l.Source, Cells.Of(l.Visits)]), ["Total", "", "", Cells.Of(lines.Sum(static l => l.Visits))]]);

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

/// <summary>Past visits registered.</summary>
public sealed record VisitsRegistered(CaseId Id, string Code, string Number, long Version, int Visits);

/// <summary>Visits of one department in one period.</summary>
/// <param name="Period">A month (<c>2026-03</c>), or the days of an imported report (<c>2021-01-01/2021-04-30</c>).</param>
/// <param name="Source">The imported report; empty for visits made here.</param>
public sealed record VisitsLine(string Department, string Name, string Period, string Source, int Visits);
