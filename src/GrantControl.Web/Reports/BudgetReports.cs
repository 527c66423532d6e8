using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Budget;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Reports;

/// <summary>Budget execution, and where two official tables disagree about the same money.</summary>
public static class BudgetReports
{
    private static readonly Label Title = new("Conciliación", "Reconciliation");

    private static readonly ReportColumn[] Columns =
    [
        ReportColumn.Text("budget", "Presupuesto", "Budget"),
        ReportColumn.Text("details", "Desglosa", "Breaks down"),
        ReportColumn.Text("measure", "Medida", "Measure"),
        ReportColumn.Number("line", "Según la línea", "By the line"),
        ReportColumn.Number("detail", "Según el desglose", "By the breakdown"),
        ReportColumn.Number("difference", "Diferencia", "Difference"),
        ReportColumn.Text("currency", "Moneda", "Currency"),
    ];

    public static void MapBudgetReports(this IEndpointRouteBuilder reports)
    {
        reports.Get("/budget-execution", ExecutionAsync).Produces<Page<BudgetExecution>>().WithName("report-budget-execution").WithTags("reports");
        reports.Get("/reconciliation", ReconciliationAsync).Produces<Page<Reconciliation>>().WithName("report-reconciliation").WithTags("reports");
    }

    /// <summary>As a file, one budget comes as a table this program itself imports; several come with their keys.</summary>
    private static async Task<IResult> ExecutionAsync(HttpContext context) =>
        await BudgetEndpoints.ExecutionsAsync(context) is not { } executions
            ? new Problem(ProblemKind.Forbidden)
            : TableFile.Of(context, () => executions is [var one] ? BudgetTables.Of(one) : BudgetTables.Of("budget-execution", [.. executions.SelectMany(static e => e.Lines.Append(e.Total))]))
                ?? Results.Json(new Page<BudgetExecution>(executions, null), CaseJson.Options);

    private static async Task<IResult> ReconciliationAsync(HttpContext context)
    {
        if (await BudgetEndpoints.ExecutionsAsync(context) is not { } executions)
        {
            return new Problem(ProblemKind.Forbidden);
        }

        IReadOnlyList<Reconciliation> rows = [.. executions.Where(static e => e.Budget.Details is not null).Select(Reconciliation.Of)];
        return TableFile.Of(context, () => new ReportTable("reconciliation", Title, Columns, [.. rows.SelectMany(static r => r.Cells())]))
            ?? Results.Json(new Page<Reconciliation>(rows, null), CaseJson.Options);
    }
}

/// <summary>A budget beside the line of another that it breaks down.</summary>
public sealed record Reconciliation(string Budget, BudgetBreakdown Details, bool Agrees, Money Current, Money Accrued, IReadOnlyList<BudgetDifference> Differences)
{
    public static Reconciliation Of(BudgetExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new Reconciliation(
            execution.Budget.Code, execution.Budget.Details!, execution.Differences.Count == 0, execution.Total.Current, execution.Total.Accrued, execution.Differences);
    }

    /// <summary>One row a disagreement; none when both agree.</summary>
    public IEnumerable<IReadOnlyList<string>> Cells() => Differences.Select(d => (IReadOnlyList<string>)
    [
        Budget, BudgetId.Key(Details.Budget, Details.Line), d.Measure, d.Line.ToAmount(), d.Detail.ToAmount(), d.Difference.ToAmount(), d.Line.Currency.Code,
    ]);
}
