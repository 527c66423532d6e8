using GrantControl.Journal.Budget;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Reports;

/// <summary>A budget's execution as a table that this program itself reads back.</summary>
public static class BudgetTables
{
    private static readonly ReportColumn[] Columns =
    [
        ReportColumn.Text("code", "Código", "Code"),
        ReportColumn.Text("name", "Nombre", "Name"),
        ReportColumn.Number("assigned", "Asignado", "Assigned"),
        ReportColumn.Number("modified", "Modificaciones", "Modified"),
        ReportColumn.Number("current", "Vigente", "Current"),
        ReportColumn.Number("available", "Disponible", "Available"),
        ReportColumn.Number("reserved", "Reservado", "Reserved"),
        ReportColumn.Number("committed", "Comprometido", "Committed"),
        ReportColumn.Number("accrued", "Devengado", "Accrued"),
        ReportColumn.Number("paid", "Pagado", "Paid"),
        ReportColumn.Number("balance", "Saldo por ejecutar", "Balance"),
        ReportColumn.Number("percent", "% de la fila (devengado ÷ vigente)", "% of the row (accrued ÷ current)"),
    ];

    public static ReportTable Of(BudgetExecution execution)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return new ReportTable(
            $"budget-execution-{execution.Budget.Code}",
            new Label($"Ejecución {execution.Budget.Code}", $"Execution {execution.Budget.Code}"),
            Columns,
            [.. execution.Lines.Append(execution.Total with { Code = "TOTAL", Name = "" }).Select(Row)]);
    }

    /// <summary>Lines of several budgets, each with its key and currency.</summary>
    public static ReportTable Of(string id, IReadOnlyList<ExecutionRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ReportTable(
            id,
            new Label("Ejecución presupuestaria", "Budget execution"),
            [ReportColumn.Text("key", "Clave", "Key"), ReportColumn.Text("currency", "Moneda", "Currency"), .. Columns],
            [.. rows.Select(r => (IReadOnlyList<string>)[r.Key, r.Current.Currency.Code, .. Row(r)])]);
    }

    private static IReadOnlyList<string> Row(ExecutionRow r) =>
    [
        r.Code, r.Name, Cells.Of(r.Assigned), Cells.Of(r.Modified), Cells.Of(r.Current), Cells.Of(r.Available), Cells.Of(r.Reserved),
        Cells.Of(r.Committed), Cells.Of(r.Accrued), Cells.Of(r.Paid), Cells.Of(r.Balance), r.Percent ?? "",
    ];
}
