using GrantControl.Journal.Budget;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.OpenApi;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Budget;

/// <summary>Budgets as files and as lines. What a budget is as a case stands among the cases.</summary>
public static class BudgetEndpoints
{
    public static void MapBudget(this IEndpointRouteBuilder api)
    {
        var budget = api.MapGroup("/budget").WithTags("budget");
        budget.Post("/imports", BudgetUpload.ImportAsync)
            .WithMetadata(new WriteOperation(OnExistingCase: false))
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<BudgetImported>(StatusCodes.Status201Created)
            .WithName("import-budget");
        budget.Get("/lines", LinesAsync).Produces<Page<ExecutionRow>>().WithName("budget-lines");
        budget.Get("/lines/{budget}/{line}/cases", CasesAsync).Produces<Page<LineCase>>().WithName("budget-line-cases");
        budget.Get("/lines/{budget}/{line}/entries", EntriesAsync).Produces<Page<LineEntry>>().WithName("budget-line-entries");
    }

    /// <summary>Lines of one budget (<c>?budget=</c>) or of all.</summary>
    private static async Task<IResult> LinesAsync(HttpContext context)
    {
        var executions = await ExecutionsAsync(context);
        if (executions is null)
        {
            return new Problem(ProblemKind.Forbidden);
        }

        IReadOnlyList<ExecutionRow> rows = [.. executions.SelectMany(static e => e.Lines)];
        return TableFile.Of(context, () => BudgetTables.Of("budget-lines", rows)) ?? Results.Json(new Page<ExecutionRow>(rows, null), CaseJson.Options);
    }

    /// <summary>Execution of the budget asked for, or of every budget; null when the caller may not read budgets.</summary>
    public static async Task<IReadOnlyList<BudgetExecution>?> ExecutionsAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var caller = Caller.Of(context);
        var queries = context.RequestServices.GetRequiredService<BudgetQueries>();
        var budgets = await queries.BudgetsAsync(caller.Institution, caller.Person, context.RequestAborted);
        var only = PageRequest.Text(context.Request, "budget");
        if (budgets is null)
        {
            return null;
        }

        List<BudgetExecution> executions = [];
        foreach (var budget in budgets.Where(b => only is null || string.Equals(b.Code, only, StringComparison.Ordinal)))
        {
            if (await queries.ExecutionAsync(caller.Institution, caller.Person, budget.Code, context.RequestAborted) is { } execution)
            {
                executions.Add(execution);
            }
        }

        return executions;
    }

    private static async Task<IResult> CasesAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var rows = await context.RequestServices.GetRequiredService<BudgetQueries>()
            .CasesAsync(caller.Institution, caller.Person, Key(context), context.RequestAborted);
        return rows is null ? new Problem(ProblemKind.Forbidden) : Results.Json(new Page<LineCase>(rows, null), CaseJson.Options);
    }

    private static async Task<IResult> EntriesAsync(HttpContext context)
    {
        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        try
        {
            var rows = await context.RequestServices.GetRequiredService<BudgetQueries>()
                .EntriesAsync(caller.Institution, caller.Person, Key(context), page.Cursor, page.Limit, context.RequestAborted);
            return rows is null ? new Problem(ProblemKind.Forbidden) : Results.Json(rows, CaseJson.Options);
        }
        catch (FormatException)
        {
            return PageRequest.BadCursor();
        }
    }

    private static string Key(HttpContext context) => $"{context.GetRouteValue("budget")}/{context.GetRouteValue("line")}";
}
