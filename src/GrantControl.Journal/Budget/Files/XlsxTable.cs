using System.Globalization;
using System.IO.Compression;
using System.Xml;
using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Journal.Budget.Files;

/// <summary>
/// Reads the first visible sheet of a workbook, cell by cell from its XML: a reader that drops cells holding formula
/// errors, as the usual library does, would import half a budget without a word.
/// </summary>
public static class XlsxTable
{
    /// <summary>A table wider than this is not a budget.</summary>
    public const int MaxColumns = 200;

    /// <summary>The table; reading stops above the limit, since more rows are refused anyway.</summary>
    /// <exception cref="InvalidDataException">The file is not a workbook this program can read.</exception>
    public static RawTable Read(byte[] content, int maxRows)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Guarded(content, archive =>
        {
            var book = XlsxBook.Open(archive);
            using var sheet = book.FirstVisibleSheet();
            return new RawTable([.. Rows(sheet, book, CellOf).Take(maxRows + 1)]);
        });
    }

    /// <summary>Every visible sheet by its name, cells as a person reads them: a date as 2026-12-31, half as 50 % when it is shown so.</summary>
    /// <param name="maxRows">Of each sheet; reading stops one above the limit.</param>
    /// <param name="maxCharacters">Of each part of the workbook, expanded.</param>
    /// <exception cref="InvalidDataException">The file is not a workbook this program can read.</exception>
    public static IReadOnlyList<(string Name, RawTable Table)> ReadSheets(byte[] content, int maxSheets, int maxRows, long maxCharacters)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Guarded(content, archive =>
        {
            var book = XlsxBook.Open(archive, maxCharacters);
            List<(string, RawTable)> sheets = [];
            foreach (var (name, part) in book.Sheets.Take(maxSheets))
            {
                using var sheet = book.Sheet(part);
                sheets.Add((name, new RawTable([.. Rows(sheet, book, Shown).Take(maxRows + 1)])));
            }

            return sheets;
        });
    }

    private static T Guarded<T>(byte[] content, Func<ZipArchive, T> read)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return read(archive);
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException("The workbook cannot be read.", e);
        }
    }

    private static IEnumerable<RawRow> Rows(XmlReader sheet, XlsxBook book, Func<string, string?, string, XlsxBook, RawCell> read)
    {
        var line = 0;
        while (sheet.Read())
        {
            if (sheet.NodeType == XmlNodeType.Element && sheet.LocalName == "row")
            {
                line = sheet.GetAttribute("r") is { } r ? int.Parse(r, NumberStyles.None, CultureInfo.InvariantCulture) : line + 1;
                using var row = sheet.ReadSubtree();
                yield return new RawRow(line, Cells(row, book, read));
            }
        }
    }

    private static List<RawCell> Cells(XmlReader row, XlsxBook book, Func<string, string?, string, XlsxBook, RawCell> read)
    {
        var cells = new List<RawCell>();
        while (row.Read())
        {
            if (row.NodeType != XmlNodeType.Element || row.LocalName != "c")
            {
                continue;
            }

            var column = row.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count;
            if (column >= MaxColumns || column < cells.Count)
            {
                throw new InvalidDataException("Cells out of order, or too many columns.");
            }

            var (type, style) = (row.GetAttribute("t") ?? "n", row.GetAttribute("s"));
            cells.AddRange(Enumerable.Repeat(RawCell.Blank, column - cells.Count));
            using var cell = row.ReadSubtree();
            cells.Add(read(type, style, XlsxBook.TextWithin(cell, type == "inlineStr" ? "t" : "v"), book));
        }

        return cells;
    }

    private static RawCell CellOf(string type, string? style, string text, XlsxBook book) => type switch
    {
        "e" => new RawCell(text, CellProblem.FormulaError),
        _ when text.Length == 0 => RawCell.Blank,
        "s" => new RawCell(book.SharedString(text).Trim()),
        "str" or "inlineStr" => new RawCell(text.Trim()),
        "n" => Number(text, book.FormatOf(style)),
        _ => new RawCell(text, CellProblem.WrongType),
    };

    /// <summary>The cell as a person reads it; only a formula that failed is broken.</summary>
    private static RawCell Shown(string type, string? style, string text, XlsxBook book)
    {
        var format = book.FormatOf(style);
        var cell = CellOf(type, style, text, book);
        return (type, cell.Problem) switch
        {
            ("b", _) => new RawCell(text == "1" ? "1" : "0"),
            ("d", _) => new RawCell(text.Length >= 10 ? text[..10] : text),
            (_, CellProblem.InexactNumber) => new RawCell(cell.Text),
            (_, CellProblem.WrongType) when format.Contains('%', StringComparison.Ordinal) => new RawCell(Percent(cell.Text)),
            (_, CellProblem.WrongType) => new RawCell(Date(cell.Text, book.Epoch)),
            _ => cell,
        };
    }

    private static string Percent(string share) =>
        decimal.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && Math.Abs(exact) < 1_000_000
            ? (exact * 100).ToString("0.####", CultureInfo.InvariantCulture) + " %"
            : share;

    /// <summary>A number shown as a date; one beyond the calendar stays a number.</summary>
    private static string Date(string serial, DateOnly epoch) =>
        decimal.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 100_000
            ? epoch.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : serial;

    /// <summary>
    /// A sheet keeps numbers as binary ones and writes them with up to 17 digits (1.1 as 1.1000000000000001). The
    /// shortest decimal that reads back as the same binary number is what a person typed; it is taken when it is a whole
    /// number of centavos, and refused when it is not. This is the only place where a binary number comes near money.
    /// </summary>
    private static RawCell Number(string text, string format)
    {
        var shortest = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        if (XlsxBook.IsDateOrPercent(format))
        {
            return new RawCell(shortest, CellProblem.WrongType);
        }

        if (!decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) || decimal.Round(exact, 2) != exact)
        {
            return new RawCell(shortest, CellProblem.InexactNumber);
        }

        // A number shown as 011 by the format 000 is a code, and keeps its zeros.
        var isCode = format.Length > 1 && format.All(c => c == '0');
        return new RawCell(exact.ToString(isCode ? format : "0.##", CultureInfo.InvariantCulture));
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column - 1;
    }
}
