using System.Collections.Immutable;
using GrantControl.Kernel.Workflows;
using Values = System.Collections.Immutable.ImmutableSortedDictionary<GrantControl.Cases.Budget.Tables.BudgetColumn, long>;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>The arithmetic of a table: each row in itself, and the rows against the stated totals.</summary>
public static class TableChecks
{
    /// <summary>Fills in what follows from the columns a row has: current = assigned + modified.</summary>
    public static Values Complete(Values values)
    {
        var assigned = values.TryGetValue(BudgetColumn.Assigned, out var a);
        var modified = values.TryGetValue(BudgetColumn.Modified, out var m);
        var current = values.TryGetValue(BudgetColumn.Current, out var c);
        return (assigned, modified, current) switch
        {
            (true, true, false) => values.Add(BudgetColumn.Current, a + m),
            (true, false, true) => values.Add(BudgetColumn.Modified, c - a),
            (true, false, false) => values.Add(BudgetColumn.Modified, 0).Add(BudgetColumn.Current, a),
            (false, true, true) => values.Add(BudgetColumn.Assigned, c - m),
            (false, false, true) => values.Add(BudgetColumn.Assigned, c).Add(BudgetColumn.Modified, 0),
            _ => values,
        };
    }

    /// <summary>Equations that must hold within one row, a stated total included.</summary>
    public static void Row(TableLayout layout, int line, Values values, List<TableError> errors)
    {
        Equation(layout, line, values, BudgetColumn.Current, BudgetColumn.Assigned, BudgetColumn.Modified, +1, errors);
        Equation(layout, line, values, BudgetColumn.Balance, BudgetColumn.Current, BudgetColumn.Accrued, -1, errors);
        Equation(layout, line, values, BudgetColumn.PhysicalBalance, BudgetColumn.PhysicalGoal, BudgetColumn.PhysicalExecuted, -1, errors);
        if (!values.TryGetValue(BudgetColumn.Current, out var current))
        {
            // A total need not state everything; every line has it by now.
            return;
        }

        if (current < 0)
        {
            Add(layout, line, BudgetColumn.Current, "amount-negative", new(
                "lo asignado más las modificaciones queda por debajo de cero", "assigned plus modified falls below zero"), errors);
        }
        else if (values.TryGetValue(BudgetColumn.Accrued, out var accrued) && accrued > current)
        {
            Add(layout, line, BudgetColumn.Accrued, "accrued-above-current", new(
                $"lo devengado {Show(accrued)} pasa de lo vigente {Show(current)}",
                $"accrued {Show(accrued)} is above current {Show(current)}"), errors);
        }
    }

    /// <summary>Compares stated totals with the sum of the rows, to the centavo.</summary>
    public static void Totals(TableLayout layout, int line, Values stated, IReadOnlyList<BudgetTableLine> lines, List<TableError> errors)
    {
        foreach (var (column, total) in stated)
        {
            var sum = lines.Aggregate((Int128)0, (s, l) => s + l.Values.GetValueOrDefault(column));
            if (sum != total)
            {
                var (s, t, d) = (Show(column, sum), Show(column, total), Show(column, total - sum));
                Add(layout, line, column, "total-differs", new(
                    $"el total declarado {t} no es la suma de las filas {s}: diferencia {d}",
                    $"the stated total {t} is not the sum of the rows {s}: difference {d}"), errors);
            }
        }
    }

    private static void Equation(
        TableLayout layout, int line, Values values, BudgetColumn result, BudgetColumn left, BudgetColumn right, int sign, List<TableError> errors)
    {
        if (!values.TryGetValue(result, out var stated) || !values.TryGetValue(left, out var a) || !values.TryGetValue(right, out var b)
            || stated == a + (sign * b))
        {
            return;
        }

        var (op, l, r) = (sign < 0 ? "−" : "+", BudgetHeader.LabelOf(left), BudgetHeader.LabelOf(right));
        var numbers = $"{Show(result, a)} {op} {Show(result, b)} = {Show(result, a + (sign * b))}";
        Add(layout, line, result, "row-arithmetic", new(
            $"dice {Show(result, stated)}, pero {l.Es} {op} {r.Es} es {numbers}: diferencia {Show(result, stated - a - (sign * b))}",
            $"says {Show(result, stated)}, but {l.En} {op} {r.En} is {numbers}: difference {Show(result, stated - a - (sign * b))}"), errors);
    }

    private static void Add(TableLayout layout, int line, BudgetColumn column, string rule, Label message, List<TableError> errors) =>
        errors.Add(new TableError(line, layout.HeaderOf(column), rule, message));

    private static string Show(long minor) => Show(BudgetColumn.Current, minor);

    /// <summary>Amounts with thousands and two decimals, counts as they are.</summary>
    private static string Show(BudgetColumn column, Int128 value) =>
        TableLayout.IsCount(column)
            ? value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)
            : string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{(value < 0 ? "-" : "")}{Int128.Abs(value) / 100:#,0}.{Int128.Abs(value) % 100:00}");
}
