using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;

namespace GrantControl.Slices.Tests.Plans;

/// <summary>Templates as somebody would send them back.</summary>
internal static class PlanFiles
{
    /// <summary>The template with one line of budget.</summary>
    public static byte[] Filled(byte[] template, string amount)
    {
        var sheets = Read(template);
        sheets["Presupuesto"].Add(["", "Tubería", "b/1", amount, "R1"]);
        return Write(sheets);
    }

    public static Dictionary<string, List<List<string>>> Read(byte[] file) =>
        XlsxTable.ReadSheets(file, 20, 2_000, 1_000_000).ToDictionary(s => s.Name, s => s.Table.Rows.Select(r => r.Cells.Select(c => c.Text).ToList()).ToList());

    /// <summary>Every cell as text, as spreadsheets of other makers write them.</summary>
    public static byte[] Write(Dictionary<string, List<List<string>>> sheets) =>
        XlsxWorkbook.Write([.. sheets.Select(s => new XlsxSheet(s.Key, [.. s.Value.Select(r => (IReadOnlyList<XlsxCell>)[.. r.Select(c => new XlsxCell(c, XlsxStyle.Text))])]))]);
}
