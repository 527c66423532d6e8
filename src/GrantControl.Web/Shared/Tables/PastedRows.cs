using System.Text;

namespace GrantControl.Web.Shared.Tables;

/// <summary>
/// Cells copied from a spreadsheet: rows of tab-separated text, in which a cell with tabs, line ends or quotes stands in
/// quotes and doubles its own.
/// </summary>
public static class PastedRows
{
    /// <summary>More than this is not a table somebody means to paste: characters.</summary>
    public const int MostCharacters = 500_000;

    /// <summary>Rows that hold anything, cells trimmed.</summary>
    /// <param name="semicolons">Without any tab semicolons separate, as in the CSV files of the region; false where a semicolon is punctuation.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text, bool semicolons = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var separator = semicolons && !text.Contains('\t', StringComparison.Ordinal) ? ';' : '\t';
        List<IReadOnlyList<string>> rows = [];
        List<string> row = [];
        var at = 0;
        while (at < text.Length)
        {
            row.Add(Cell(text, ref at, separator));
            if (at < text.Length && text[at] == separator)
            {
                at++;
                if (at == text.Length)
                {
                    row.Add("");
                }

                continue;
            }

            Keep(rows, row);
            row = [];
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }

        Keep(rows, row);
        return rows;
    }

    private static void Keep(List<IReadOnlyList<string>> rows, List<string> row)
    {
        if (row.Exists(static c => c.Length > 0))
        {
            rows.Add(row);
        }
    }

    /// <summary>A quote that never closes is an ordinary character: an inch mark must not swallow the rest of the table.</summary>
    private static string Cell(string text, ref int at, char separator)
    {
        if (text[at] == '"' && Quoted(text, at, separator) is { } quoted)
        {
            at = quoted.End;
            return quoted.Text;
        }

        var end = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        var start = at;
        at = end < 0 ? text.Length : at + end;
        return text[start..at].Trim();
    }

    private static (string Text, int End)? Quoted(string text, int at, char separator)
    {
        var cell = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                cell.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else
            {
                return i + 1 == text.Length || text[i + 1] == separator || text[i + 1] is '\r' or '\n'
                    ? (cell.ToString().ReplaceLineEndings("\n").Trim(), i + 1)
                    : null;
            }
        }

        return null;
    }
}
