namespace GrantControl.Journal.Reports;

/// <summary>A report as a workbook of one sheet.</summary>
public static class XlsxReport
{
    public const string MediaType = XlsxWorkbook.MediaType;

    /// <param name="language">Of title and headers; anything that is not English reads Spanish.</param>
    public static byte[] Write(ReportTable table, string? language)
    {
        ArgumentNullException.ThrowIfNull(table);
        return XlsxWorkbook.Write(
        [
            new XlsxSheet(table.Title.For(language),
            [
                [.. table.Columns.Select(c => new XlsxCell(c.Label.For(language), XlsxStyle.Bold))],
                .. table.Rows.Select(row => (IReadOnlyList<XlsxCell>)[.. row.Select((text, i) => new XlsxCell(text, table.Columns[i].IsNumber ? XlsxStyle.Amount : XlsxStyle.Plain))]),
            ]),
        ]);
    }
}
