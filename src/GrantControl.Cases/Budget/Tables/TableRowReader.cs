using System.Collections.Immutable;
using System.Globalization;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>Reads the cells of one row and reports each bad one.</summary>
public static class TableRowReader
{
    /// <summary>Longest code and name, in characters.</summary>
    public const int MaxText = 200;

    /// <summary>The line, or null when any of its cells is bad; every bad cell is added to the errors.</summary>
    public static BudgetTableLine? Read(TableLayout layout, RawRow row, List<TableError> errors)
    {
        var before = errors.Count;
        var code = Text(layout, row, BudgetColumn.Code, errors);
        var name = layout.Has(BudgetColumn.Name) ? Text(layout, row, BudgetColumn.Name, errors) : code;
        if (code.Contains('/', StringComparison.Ordinal))
        {
            errors.Add(new TableError(row.Line, layout.HeaderOf(BudgetColumn.Code), "code-format", new("el código no lleva «/»", "a code has no '/'")));
        }

        var values = Numbers(layout, row, blankIsBad: true, errors);
        TooWide(layout, row, errors);
        return errors.Count > before ? null : new BudgetTableLine(row.Line, code, name, TableChecks.Complete(values));
    }

    /// <summary>The numbers of a row; blank ones are left out where they are allowed (a total that is not stated).</summary>
    public static ImmutableSortedDictionary<BudgetColumn, long> Numbers(TableLayout layout, RawRow row, bool blankIsBad, List<TableError> errors)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<BudgetColumn, long>();
        foreach (var column in layout.Numbers)
        {
            var cell = layout.Cell(row, column);
            if (cell.IsBlank && !blankIsBad)
            {
                continue;
            }

            if (Number(cell, column, out var value) is { } problem)
            {
                errors.Add(new TableError(row.Line, layout.HeaderOf(column), problem.Rule, problem.Message));
            }
            else
            {
                values.Add(column, value);
            }
        }

        return values.ToImmutable();
    }

    private static AmountProblem? Number(RawCell cell, BudgetColumn column, out long value)
    {
        value = 0;
        if (CellTrouble.Of(cell.Problem) is { } trouble)
        {
            return trouble;
        }

        if (cell.IsBlank)
        {
            return Blank;
        }

        if (TableLayout.IsCount(column))
        {
            return long.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= int.MaxValue ? null : NotACount;
        }

        return AmountText.TryRead(cell.Text, out value)
            ?? (value < 0 && column != BudgetColumn.Modified ? Negative : null);
    }

    private static string Text(TableLayout layout, RawRow row, BudgetColumn column, List<TableError> errors)
    {
        var cell = layout.Cell(row, column);
        var problem = CellTrouble.Of(cell.Problem)
            ?? (cell.IsBlank ? Blank : null)
            ?? (cell.Text.Length > MaxText ? TooLong : null)
            ?? (cell.Text.Any(char.IsControl) ? ControlCharacter : null);
        if (problem is not null)
        {
            errors.Add(new TableError(row.Line, layout.HeaderOf(column), problem.Rule, problem.Message));
        }

        return cell.Text;
    }

    private static void TooWide(TableLayout layout, RawRow row, List<TableError> errors)
    {
        for (var i = layout.Width; i < row.Cells.Count; i++)
        {
            if (!row.Cells[i].IsBlank)
            {
                errors.Add(new TableError(row.Line, layout.HeaderAt(i), "row-too-wide", new(
                    "la fila tiene más celdas que encabezados", "the row has more cells than there are headers")));
            }
        }
    }

    private static readonly AmountProblem Blank = new("blank", new Label("está vacía", "is blank"));
    private static readonly AmountProblem Negative = new("amount-negative", new Label("no puede ser negativo", "cannot be negative"));
    private static readonly AmountProblem NotACount = new("count-format", new Label("no es un número entero", "is not a whole number"));
    private static readonly AmountProblem TooLong = new("text-long", new Label("tiene más de 200 caracteres", "is longer than 200 characters"));
    private static readonly AmountProblem ControlCharacter = new("text-control", new Label("tiene caracteres de control", "has control characters"));
}
