using System.Globalization;
using ExcelDataReader;
using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Journal.Budget.Files;

/// <summary>
/// Reads the first visible sheet of a workbook. Numbers arrive as the binary numbers of the sheet: the only place where
/// one comes near money, and it leaves only as the exact decimal it stands for, or as an error.
/// </summary>
public static class XlsxTable
{
    /// <exception cref="InvalidDataException">The file is not a workbook this program can read.</exception>
    public static RawTable Read(byte[] content, int maxRows)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            return new RawTable([.. Rows(reader, maxRows)]);
        }
        catch (Exception e) when (e is not OutOfMemoryException and not InvalidDataException)
        {
            // The library throws whatever its parsers meet; for the caller a workbook either reads or does not.
            throw new InvalidDataException("The workbook cannot be read.", e);
        }
    }

    private static IEnumerable<RawRow> Rows(IExcelDataReader reader, int maxRows)
    {
        while (!string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase) && reader.NextResult())
        {
            // Hidden sheets hold lists and notes, never the table that was meant.
        }

        for (var line = 1; line <= maxRows + 1 && reader.Read(); line++)
        {
            yield return new RawRow(line, Trimmed([.. Enumerable.Range(0, reader.FieldCount).Select(i => CellOf(reader.GetValue(i), reader.GetNumberFormatString(i)))]));
        }
    }

    /// <summary>A sheet is as wide as its widest row: blank cells at the end of a row mean nothing.</summary>
    private static RawCell[] Trimmed(RawCell[] cells) => cells[..(Array.FindLastIndex(cells, c => !c.IsBlank) + 1)];

    private static RawCell CellOf(object? value, string? format) => value switch
    {
        null => RawCell.Blank,
        string text when IsError(text) => new RawCell(text, CellProblem.FormulaError),
        string text => new RawCell(text.Trim()),
        double number when IsCodeFormat(format) && number is >= 0 and < 1e9 && double.IsInteger(number) =>
            new RawCell(((long)number).ToString(format, CultureInfo.InvariantCulture)),
        double number => Number(number),
        int number => new RawCell(number.ToString(CultureInfo.InvariantCulture)),
        _ => new RawCell(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", CellProblem.WrongType),
    };

    /// <summary>The shortest decimal that reads back as the same binary number: exact for every amount a person typed.</summary>
    private static RawCell Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && decimal.Round(exact, 2) == exact
            ? new RawCell(exact.ToString("0.##", CultureInfo.InvariantCulture))
            : new RawCell(text, CellProblem.InexactNumber);
    }

    /// <summary>A number shown as <c>011</c> by the format <c>000</c> is a code, and keeps its zeros.</summary>
    private static bool IsCodeFormat(string? format) => format is { Length: > 1 } && format.All(c => c == '0');

    private static bool IsError(string text) =>
        text is "#NULL!" or "#DIV/0!" or "#VALUE!" or "#REF!" or "#NAME?" or "#NUM!" or "#N/A" or "#GETTING_DATA" or "#SPILL!" or "#CALC!";
}
