using GrantControl.Cases.Grants;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Reports;

/// <summary>Where the money of grants, or of another kind named by <c>?kind=</c>, stands: by state and by organisation.</summary>
public static class MoneyReportRoutes
{
    private static readonly Label ByState = new("Dinero por estado", "Money by state");
    private static readonly Label ByOrganisation = new("Dinero por organización", "Money by organisation");

    public static void MapMoneyReports(this IEndpointRouteBuilder reports)
    {
        reports.Get("/money-by-state", context => ReadAsync(
                context, static (r, c, k, t) => r.ByStateAsync(c.Institution, c.Person, k, t), "money-by-state", ByState, ReportColumn.Text("state", "Estado", "State")))
            .Produces<Page<MoneyRow>>().WithName("report-money-by-state").WithTags("reports");
        reports.Get("/money-by-organisation", context => ReadAsync(
                context, static (r, c, k, t) => r.ByOrganisationAsync(c.Institution, c.Person, k, t), "money-by-organisation", ByOrganisation, ReportColumn.Text("organisation", "Organización", "Organisation")))
            .Produces<Page<MoneyRow>>().WithName("report-money-by-organisation").WithTags("reports");
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context, Func<MoneyReports, Caller, ICaseKind, CancellationToken, Task<IReadOnlyList<MoneyRow>?>> read, string id, Label title, ReportColumn key)
    {
        if (context.RequestServices.GetRequiredService<CaseKinds>().ByRoute(PageRequest.Text(context.Request, "kind") ?? GrantKind.Instance.Route) is not { } kind)
        {
            return Problem.Unreadable("kind", "No hay tal clase de expediente.", "There is no such kind of case.");
        }

        var rows = await read(context.RequestServices.GetRequiredService<MoneyReports>(), Caller.Of(context), kind, context.RequestAborted);
        return rows is null
            ? new Problem(ProblemKind.Forbidden)
            : TableFile.Of(context, () => MoneyTables.Of(id, title, key, rows, Language.Of(context).Tag)) ?? Results.Json(new Page<MoneyRow>(rows, null), CaseJson.Options);
    }
}
