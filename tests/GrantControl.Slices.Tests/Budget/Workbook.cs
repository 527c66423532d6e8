using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>Makes workbooks for tests. A cell is text, or a number written as the given digits, or an error when it begins with #.</summary>
internal static class Workbook
{
    public static byte[] Of(params object?[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(RowOf)));
            workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Presupuesto" }));
            Styles(workbook.AddNewPart<WorkbookStylesPart>());
        }

        return stream.ToArray();
    }

    /// <summary>A number shown with the format 000, as people keep codes.</summary>
    public sealed record Code(string Digits);

    /// <summary>A number by the digits the sheet holds.</summary>
    public sealed record Number(string Digits);

    /// <summary>A number shown as a date.</summary>
    public sealed record Date(string Digits);

    private static void Styles(WorkbookStylesPart part) =>
        part.Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "000" }),
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));

    private static OpenXmlElement RowOf(object?[] cells, int row) =>
        new Row(cells.Select((value, column) => CellOf(value, $"{(char)('A' + column)}{row + 1}"))) { RowIndex = (uint)row + 1 };

    private static Cell CellOf(object? value, string reference) => value switch
    {
        Number n => new Cell { CellReference = reference, CellValue = new CellValue(n.Digits) },
        Code c => new Cell { CellReference = reference, CellValue = new CellValue(c.Digits), StyleIndex = 1 },
        Date d => new Cell { CellReference = reference, CellValue = new CellValue(d.Digits), StyleIndex = 2 },
        string s when s.StartsWith('#') => new Cell
        {
            CellReference = reference,
            DataType = CellValues.Error,
            CellFormula = new CellFormula("1/0"),
            CellValue = new CellValue(s),
        },
        string s => new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(s)) },
        _ => new Cell { CellReference = reference },
    };
}
