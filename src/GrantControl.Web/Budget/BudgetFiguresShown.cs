using GrantControl.Journal.Budget;

namespace GrantControl.Web.Budget;

/// <summary>The key figures of a budget or of one of its lines, each with the way down to its entries.</summary>
/// <param name="Line">Null for the whole budget.</param>
public sealed record BudgetFiguresShown(ExecutionRow Row, string Budget, string? Line);
