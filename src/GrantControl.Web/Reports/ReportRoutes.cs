namespace GrantControl.Web.Reports;

/// <summary>Reports of the whole institution.</summary>
public static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports");
        reports.MapBudgetReports();
        reports.MapMoneyReports();
        reports.MapRefusals();
    }
}
