using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Journal.Budget.Files;

/// <summary>
/// Reads CSV of commas or semicolons in UTF-8, with or without byte order mark. A byte that is not UTF-8 marks its own
/// cell as broken, so that the error names line and column and no mojibake ever enters the books.
/// </summary>
public static class CsvTable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The table; reading stops one row above the limit, since more rows are refused anyway.</summary>
    public static RawTable Read(byte[] content, int maxRows)
    {
        ArgumentNullException.ThrowIfNull(content);
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false).GetString(content).TrimStart('\uFEFF');
        var broken = new HashSet<int>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            IgnoreBlankLines = false,
            BadDataFound = bad => broken.Add(bad.Context.Parser!.Row),
            MaxFieldSize = 64 * 1024,
        });
        return new RawTable([.. Rows(parser, broken, maxRows)]);
    }

    private static IEnumerable<RawRow> Rows(CsvParser parser, HashSet<int> broken, int maxRows)
    {
        var line = 1;
        for (var count = 0; count <= maxRows && parser.Read(); count++)
        {
            var cells = Enumerable.Range(0, parser.Count).Select(i => CellOf(parser[i])).ToArray();
            if (broken.Contains(parser.Row) && cells.Length > 0)
            {
                cells = [.. cells.Select(c => c.Text.Contains('"', StringComparison.Ordinal) ? c with { Problem = CellProblem.BrokenQuotes } : c)];
            }

            yield return new RawRow(line, cells);
            line = parser.RawRow + 1;
        }
    }

    private static RawCell CellOf(string text) =>
        text.Contains(Replacement, StringComparison.Ordinal) || text.Contains('\0', StringComparison.Ordinal) || WasDecodedTwice(text)
            ? new RawCell(text.Replace('\0', Replacement).Trim(), CellProblem.BrokenText)
            : new RawCell(text.Trim());

    /// <summary>UTF-8 read as Latin-1 and saved again: «Ã©». No Spanish or English text holds this pair.</summary>
    private static bool WasDecodedTwice(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i - 1] is 'Ã' or 'Â' && text[i] is >= '\u0080' and <= '\u00BF')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The delimiter of the header line, quoted text left aside.</summary>
    private static string DelimiterOf(string text)
    {
        var (commas, semicolons, quoted) = (0, 0, false);
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is '\r' or '\n' && commas + semicolons > 0)
            {
                break;
            }
            else if (!quoted)
            {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
            }
        }

        return semicolons > commas ? ";" : ",";
    }
}
