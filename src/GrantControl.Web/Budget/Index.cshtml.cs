using GrantControl.Journal.Budget;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Budget;

/// <summary>Every budget's execution, line by line.</summary>
public sealed class IndexModel : LocalizedPage
{
    /// <summary>Null when the person may not read budgets.</summary>
    public IReadOnlyList<BudgetExecution>? Executions { get; private set; }

    public async Task OnGetAsync() => Executions = await BudgetEndpoints.ExecutionsAsync(HttpContext);
}
