using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Tables;

namespace GrantControl.Web.Forms;

/// <summary>Rows copied from a spreadsheet into the rows of a form.</summary>
internal static class FormPaste
{
    /// <summary>The columns a list can be pasted into: its single fields. None when its rows hold rows.</summary>
    public static IReadOnlyList<FormField> Columns(FormField list) =>
        list.Fields.Any(static f => f.Kind is FieldKind.Group or FieldKind.List or FieldKind.Documents)
            ? []
            : [.. list.Fields.Where(static f => f.Kind is not (FieldKind.Document or FieldKind.Texts) && f.Given is null)];

    /// <summary>Adds pasted rows to posted fields; a first line that only repeats the names of the columns is left out.</summary>
    /// <returns>The index of the first row added, and how many.</returns>
    public static (int First, int Count) Into(Dictionary<string, string> fields, FormField list, string path, string pasted, FormSeed seed, Language language)
    {
        var columns = Columns(list);
        var rows = PastedRows.Read(pasted, semicolons: false);
        var heading = rows.Count > 0 && IsHeading(rows[0], columns, language) ? 1 : 0;
        var first = NextRow(fields, path);
        var count = Math.Min(rows.Count - heading, FormPaths.MostRows);
        for (var i = 0; i < count; i++)
        {
            var row = FormPaths.Row(path, first + i);
            fields[row + ".#"] = "";
            foreach (var (cell, column) in rows[heading + i].Zip(columns))
            {
                fields[FormPaths.Join(row, column.Name)] = Value(column, cell, seed, language);
            }
        }

        return (first, count);
    }

    /// <summary>The first index no row of a list has.</summary>
    public static int NextRow(Dictionary<string, string> fields, string path)
    {
        var next = 0;
        foreach (var name in fields.Keys.Where(k => k.StartsWith(path + "[", StringComparison.Ordinal)))
        {
            var close = name.IndexOf(']', path.Length);
            next = close > 0 && FormPaths.Split(name[..(close + 1)]).Index is >= 0 and < 1_000_000 and var index ? Math.Max(next, index + 1) : next;
        }

        return next;
    }

    /// <summary>What is chosen is known by its value or by its name.</summary>
    private static string Value(FormField column, string cell, FormSeed seed, Language language)
    {
        var choices = column.Kind == FieldKind.Options ? column.Options : seed.ChoicesOf(column);
        return choices?.FirstOrDefault(c => string.Equals(c.Value, cell, StringComparison.OrdinalIgnoreCase) || string.Equals(language.T(c.Label), cell, StringComparison.OrdinalIgnoreCase))?.Value ?? cell;
    }

    private static bool IsHeading(IReadOnlyList<string> row, IReadOnlyList<FormField> columns, Language language) =>
        row.Zip(columns).Count(x => string.Equals(x.First, language.T(x.Second.Label), StringComparison.OrdinalIgnoreCase)) >= Math.Min(2, columns.Count);
}
