using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Reports;

/// <summary>A report as a table: what a spreadsheet or a CSV file of it holds. The last row is its total, when it has one.</summary>
/// <param name="Id">Kebab-case; the file's name too.</param>
public sealed record ReportTable(string Id, Label Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>One column.</summary>
/// <param name="IsNumber">True for amounts, counts and percentages: cells are digits with a point, or empty.</param>
public sealed record ReportColumn(string Id, Label Label, bool IsNumber)
{
    public static ReportColumn Text(string id, string es, string en) => new(id, new Label(es, en), IsNumber: false);

    public static ReportColumn Number(string id, string es, string en) => new(id, new Label(es, en), IsNumber: true);
}

/// <summary>How values stand in a cell.</summary>
public static class Cells
{
    public static string Of(Money money) => money.ToAmount();

    public static string Of(long count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
