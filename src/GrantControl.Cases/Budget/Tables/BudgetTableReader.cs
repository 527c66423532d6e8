using System.Collections.Immutable;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>Makes budget lines of a raw table: all of them, or every error in it.</summary>
public static class BudgetTableReader
{
    private const int MaxTitleRows = 10;

    /// <param name="control">Totals stated outside the file (a letter, a report), in minor units.</param>
    public static BudgetTable Read(RawTable raw, IReadOnlyDictionary<BudgetColumn, long>? control = null)
    {
        var errors = new List<TableError>();
        var rows = raw.Rows.Where(r => !r.IsBlank).ToArray();
        if (rows.Length == 0)
        {
            return Refused([new TableError(0, "", "empty", new("el archivo está vacío", "the file is empty"))]);
        }

        rows = WithoutTitle(rows);
        var layout = TableLayout.Read(rows[0], errors);
        if (errors.Count > 0)
        {
            return Refused(errors);
        }

        if (rows.Length - 1 > BudgetTable.MaxRows + 1)
        {
            return Refused([new TableError(rows[BudgetTable.MaxRows + 1].Line, "", "too-many-rows", new(
                "hay más de 10,000 filas", "there are more than 10,000 rows"))]);
        }

        var lines = new List<BudgetTableLine>();
        RawRow? total = null;
        foreach (var row in rows.Skip(1))
        {
            if (total is not null)
            {
                errors.Add(new TableError(row.Line, "", "after-total", new(
                    "hay filas después del total", "there are rows after the total")));
            }
            else if (IsTotal(layout, row))
            {
                total = row;
            }
            else if (TableRowReader.Read(layout, row, errors) is { } line)
            {
                lines.Add(line);
            }
        }

        Check(layout, lines, total, control, errors, rows[0].Line);
        return errors.Count > 0
            ? Refused(errors)
            : new BudgetTable { Lines = lines, Columns = [.. layout.Numbers] };
    }

    /// <summary>The header row of a table, after its title if it has one; null when every row is blank.</summary>
    public static RawRow? HeaderOf(RawTable raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return WithoutTitle([.. raw.Rows.Where(r => !r.IsBlank)]).FirstOrDefault();
    }

    private static void Check(
        TableLayout layout,
        List<BudgetTableLine> lines,
        RawRow? total,
        IReadOnlyDictionary<BudgetColumn, long>? control,
        List<TableError> errors,
        int headerLine)
    {
        var rowsAreGood = errors.Count == 0;
        if (lines.Count == 0 && rowsAreGood)
        {
            errors.Add(new TableError(headerLine, "", "no-rows", new("no hay filas debajo del encabezado", "there are no rows below the header")));
            return;
        }

        if (lines.Count > BudgetTable.MaxRows)
        {
            errors.Add(new TableError(lines[BudgetTable.MaxRows].Line, "", "too-many-rows", new(
                "hay más de 10,000 filas", "there are more than 10,000 rows")));
        }

        Duplicates(layout, lines, errors);
        foreach (var line in lines)
        {
            TableChecks.Row(layout, line.Line, line.Values, errors);
        }

        if (!rowsAreGood)
        {
            // A sum over rows of which some could not be read would only add a second, misleading error.
            return;
        }

        if (total is not null)
        {
            var stated = TableRowReader.Numbers(layout, total, blankIsBad: false, errors);
            TableChecks.Totals(layout, total.Line, stated, lines, errors);
            TableChecks.Row(layout, total.Line, stated, errors);
        }

        if (control is not null)
        {
            TableChecks.Totals(layout, 0, control.ToImmutableSortedDictionary(), lines, errors);
        }
    }

    private static void Duplicates(TableLayout layout, List<BudgetTableLine> lines, List<TableError> errors)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (!first.TryAdd(line.Code, line.Line))
            {
                errors.Add(new TableError(line.Line, layout.HeaderOf(BudgetColumn.Code), "code-duplicate", new Label(
                    $"el código «{line.Code}» ya está en la línea {first[line.Code]}",
                    $"the code '{line.Code}' stands in line {first[line.Code]} already")));
            }
        }
    }

    /// <summary>Printed reports begin with a title: rows of one or two cells above the headers. Nothing wider is ever skipped.</summary>
    private static RawRow[] WithoutTitle(RawRow[] rows)
    {
        var header = Array.FindIndex(rows, IsHeader);
        return header is > 0 and <= MaxTitleRows && rows[..header].All(r => r.Cells.Count(c => !c.IsBlank) <= 2) ? rows[header..] : rows;
    }

    private static bool IsHeader(RawRow row)
    {
        var meanings = BudgetHeader.Read([.. row.Cells.Select(c => c.Text)]);
        return meanings.Contains(BudgetColumn.Code) && (meanings.Contains(BudgetColumn.Assigned) || meanings.Contains(BudgetColumn.Current));
    }

    private static bool IsTotal(TableLayout layout, RawRow row) =>
        BudgetHeader.IsTotal(layout.Cell(row, BudgetColumn.Code).Text)
        || (layout.Cell(row, BudgetColumn.Code).IsBlank && BudgetHeader.IsTotal(layout.Cell(row, BudgetColumn.Name).Text));

    private static BudgetTable Refused(IReadOnlyList<TableError> errors) =>
        new() { Errors = [.. errors.OrderBy(e => e.Line)] };
}
