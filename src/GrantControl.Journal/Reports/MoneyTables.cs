using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Reports;

/// <summary>Money by state or by organisation as a table, with one total for each currency.</summary>
public static class MoneyTables
{
    /// <param name="key">The first column: what the rows are by.</param>
    public static ReportTable Of(string id, Label title, ReportColumn key, IReadOnlyList<MoneyRow> rows, string? language)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new ReportTable(
            id,
            title,
            [
                key,
                ReportColumn.Text("name", "Nombre", "Name"),
                ReportColumn.Text("currency", "Moneda", "Currency"),
                ReportColumn.Number("cases", "Casos", "Cases"),
                ReportColumn.Number("amount", "Monto", "Amount"),
                ReportColumn.Number("reserved", "Reservado", "Reserved"),
                ReportColumn.Number("committed", "Comprometido", "Committed"),
                ReportColumn.Number("accrued", "Devengado", "Accrued"),
                ReportColumn.Number("paid", "Pagado", "Paid"),
                ReportColumn.Number("advance", "Anticipo por rendir", "Advance to account for"),
                ReportColumn.Number("accepted", "Gasto aceptado", "Accepted expense"),
                ReportColumn.Number("recoverable", "Por reintegrar", "Recoverable"),
                ReportColumn.Number("written-off", "Dado de baja", "Written off"),
            ],
            [.. rows.Concat(Totals(rows)).Select(r => Row(r, language))]);
    }

    /// <summary>The sum of the rows of each currency; currencies never meet.</summary>
    public static IEnumerable<MoneyRow> Totals(IReadOnlyList<MoneyRow> rows) => rows.GroupBy(r => r.Currency).Select(g =>
    {
        Money Sum(Func<MoneyRow, Money> of) => Money.Sum(g.Select(of), g.Key);
        return new MoneyRow(
            "TOTAL", new Label("", ""), g.Key, g.Sum(r => r.Cases), Sum(r => r.Amount), Sum(r => r.Reserved), Sum(r => r.Committed), Sum(r => r.Accrued), Sum(r => r.Paid),
            Sum(r => r.Advance), Sum(r => r.Accepted), Sum(r => r.Recoverable), Sum(r => r.WrittenOff));
    });

    private static IReadOnlyList<string> Row(MoneyRow r, string? language) =>
    [
        r.Key, r.Label.For(language), r.Currency.Code, Cells.Of(r.Cases), Cells.Of(r.Amount), Cells.Of(r.Reserved), Cells.Of(r.Committed), Cells.Of(r.Accrued), Cells.Of(r.Paid),
        Cells.Of(r.Advance), Cells.Of(r.Accepted), Cells.Of(r.Recoverable), Cells.Of(r.WrittenOff),
    ];
}
