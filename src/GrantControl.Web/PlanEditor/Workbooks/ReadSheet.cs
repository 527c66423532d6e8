using System.Globalization;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>One sheet of an uploaded workbook, read by its headers.</summary>
public sealed class ReadSheet
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private ReadSheet(PlanSheet sheet, string name) => (Sheet, Name) = (sheet, name);

    public PlanSheet Sheet { get; }

    /// <summary>As the file writes it.</summary>
    public string Name { get; }

    /// <summary>Rows below the headers that hold anything.</summary>
    public IReadOnlyList<RawRow> Rows { get; private set; } = [];

    public static ReadSheet Of(PlanSheet sheet, string name, RawTable table, List<CellError> errors, List<Label> notes)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(table);
        var read = new ReadSheet(sheet, name);
        var filled = table.Rows.Where(static r => !r.IsBlank).ToList();
        if (filled.Count == 0)
        {
            errors.Add(new CellError($"{name}!A1", new("La hoja no tiene encabezados.", "The sheet has no headers.")));
            return read;
        }

        read.PlaceColumns(filled[0], errors, notes);
        read.Rows = [.. filled.Skip(1)];
        if (read.Rows.Count > sheet.MaxRows || table.Rows.Count > sheet.MaxRows + 1_000)
        {
            errors.Add(new CellError($"{name}!A{sheet.MaxRows + 2}", new($"La hoja pasa de {sheet.MaxRows} filas.", $"The sheet has more than {sheet.MaxRows} rows.")));
            read.Rows = [];
        }

        foreach (var row in read.Rows)
        {
            read.TellBroken(row, errors);
        }

        return read;
    }

    public string Text(RawRow row, string field)
    {
        ArgumentNullException.ThrowIfNull(row);
        return _columns.TryGetValue(field, out var column) ? row[column].Text : "";
    }

    /// <summary>Where a cell stands: <c>Presupuesto!C14</c>.</summary>
    public string Address(RawRow row, string field)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"{Name}!{Column(_columns.GetValueOrDefault(field))}{row.Line}");
    }

    private void PlaceColumns(RawRow header, List<CellError> errors, List<Label> notes)
    {
        for (var i = 0; i < header.Cells.Count; i++)
        {
            var word = TableWords.Plain(header.Cells[i].Text);
            var column = Sheet.Columns.FirstOrDefault(c => TableWords.Plain(c.Label.Es) == word || TableWords.Plain(c.Label.En) == word);
            if (column is not null && !_columns.TryAdd(column.Field, i))
            {
                errors.Add(new CellError($"{Name}!{Column(i)}{header.Line}", new($"La columna «{column.Label.Es}» está dos veces.", $"The column “{column.Label.En}” stands twice.")));
            }
            else if (column is null && word.Length > 0)
            {
                notes.Add(new($"{Name}!{Column(i)}{header.Line}: se pasó por alto la columna «{header.Cells[i].Text}».", $"{Name}!{Column(i)}{header.Line}: the column “{header.Cells[i].Text}” was passed over."));
            }
        }

        errors.AddRange(Sheet.Columns.Where(c => !_columns.ContainsKey(c.Field)).Select(c =>
            new CellError($"{Name}!A{header.Line}", new($"Falta la columna «{c.Label.Es}».", $"The column “{c.Label.En}” is missing."))));
    }

    private void TellBroken(RawRow row, List<CellError> errors)
    {
        foreach (var (field, column) in _columns)
        {
            if (CellTrouble.Of(row[column].Problem) is { } trouble)
            {
                errors.Add(new CellError(Address(row, field), trouble.Message));
            }
        }
    }

    private static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";
}

/// <summary>One bad cell.</summary>
/// <param name="Address"><c>Presupuesto!C14</c>.</param>
public sealed record CellError(string Address, Label Message);
