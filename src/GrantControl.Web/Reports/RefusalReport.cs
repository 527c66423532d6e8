using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Reports;

/// <summary>Who tried what and was refused: for internal control and internal audit.</summary>
public static class RefusalReport
{
    public static void MapRefusals(this IEndpointRouteBuilder reports) =>
        reports.Get("/refusals", ReadAsync).Produces<Page<RefusalRow>>().WithName("report-refusals").WithTags("reports");

    private static async Task<IResult> ReadAsync(HttpContext context)
    {
        if (await KnownPerson.RefuseWithoutAsync(context, Role.Control, Role.Audit) is { } refused)
        {
            return refused;
        }

        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        CaseId? about = null;
        if (PageRequest.Text(context.Request, "case") is { } text)
        {
            if (!CaseId.TryParse(text, out var id))
            {
                return Problem.Unreadable("case", "No es el identificador de un expediente.", "That is no id of a case.");
            }

            about = id;
        }

        var caller = Caller.Of(context);
        try
        {
            var found = await context.RequestServices.GetRequiredService<CaseQueries>().RefusalsAsync(
                caller.Institution, caller.Person, about, page.Cursor, page.Limit, context.RequestAborted);
            return Results.Json(Language.Of(context).IsEnglish ? found with { Items = [.. found.Items.Select(static r => r.InEnglish())] } : found, CaseJson.Options);
        }
        catch (FormatException)
        {
            return PageRequest.BadCursor();
        }
    }
}
