using GrantControl.Cases.Grants;
using GrantControl.Web.Shared.Tables;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Puts pasted rows into the budget table: by their headers when there are any, else from one cell to the right and down.</summary>
public static class BudgetPaste
{
    /// <summary>Columns of the table, in its order.</summary>
    private static readonly (string Field, string[] Words)[] Columns =
    [
        ("description", ["descripcion", "concepto", "rubro", "detalle", "description", "item", "gasto"]),
        ("budgetLine", ["partida", "renglon", "partida presupuestaria", "linea presupuestaria", "linea", "budget line", "line"]),
        ("amount", ["monto", "valor", "importe", "costo", "total", "monto total", "costo total", "amount", "cost"]),
        ("resultId", ["resultado", "result", "objetivo"]),
    ];

    /// <param name="row">First row to fill; the number of rows appends.</param>
    /// <param name="column">Field of the first column: <c>description</c>, <c>budgetLine</c>, <c>amount</c> or <c>resultId</c>.</param>
    public static Pasted Into(BudgetText budget, string text, int row, string column)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var rows = PastedRows.Read(text);
        var headers = rows.Count > 0 ? Headers(rows[0]) : null;
        var fields = headers ?? Positions(rows, column);
        var cells = headers is null ? rows : [.. rows.Skip(1)];
        var (kept, total) = WithoutTotal(cells, fields);
        List<LineText> lines = [.. budget.Lines];
        while (row > 0 && row == lines.Count && lines[^1].IsBlank)
        {
            lines.RemoveAt(--row);
        }

        var taken = 0;
        foreach (var cell in kept)
        {
            if (row + taken >= GrantPolicy.MaxPlanLines)
            {
                break;
            }

            if (row + taken == lines.Count)
            {
                lines.Add(new LineText());
            }

            lines[row + taken] = Filled(lines[row + taken], fields, cell);
            taken++;
        }

        return new Pasted(budget with { Lines = lines }, taken, [.. kept.Skip(taken)], total);
    }

    /// <summary>The field of each column; null when the row is no header. Two known words make one.</summary>
    private static string?[]? Headers(IReadOnlyList<string> row)
    {
        var known = row.Select(static c => TableWords.Plain(c) is { Length: > 0 } word ? Array.Find(Columns, k => k.Words.Contains(word, StringComparer.Ordinal)).Field : null).ToArray();
        var found = known.Where(static k => k is not null).ToList();
        return found.Count >= 2 && found.Distinct(StringComparer.Ordinal).Count() == found.Count ? known : null;
    }

    /// <summary>Two columns of which the second holds amounts are what a short list looks like: what, and how much.</summary>
    private static string?[] Positions(IReadOnlyList<IReadOnlyList<string>> rows, string column)
    {
        if (column == "description" && rows.Count > 0 && rows.All(static r => r.Count <= 2) && rows.Count(static r => r.Count == 2 && IsAmount(r[1])) * 2 > rows.Count)
        {
            return ["description", "amount"];
        }

        var first = Math.Max(0, Array.FindIndex(Columns, c => c.Field == column));
        return [.. Columns.Skip(first).Select(static c => c.Field)];
    }

    /// <summary>A last row that only adds up the others is no line of the budget.</summary>
    private static (IReadOnlyList<IReadOnlyList<string>> Rows, string? Total) WithoutTotal(IReadOnlyList<IReadOnlyList<string>> rows, string?[] fields)
    {
        var at = Array.IndexOf(fields, "amount");
        if (at < 0 || rows.Count < 2 || rows[^1].Count <= at || !rows[^1].Any(static c => TableWords.Plain(c) is "total" or "suma" or "sum" or "gran total"))
        {
            return (rows, null);
        }

        var sum = BudgetTotals.Add(rows.Take(rows.Count - 1).Select(r => r.Count > at ? BudgetTotals.Minor(r[at]) : 0));
        return BudgetTotals.Minor(rows[^1][at]) == sum ? ([.. rows.Take(rows.Count - 1)], rows[^1][at]) : (rows, null);
    }

    private static bool IsAmount(string text) => text.Length > 0 && PlanAmount.TryRead(text, out _) is null;

    private static LineText Filled(LineText line, string?[] fields, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < fields.Length && i < cells.Count; i++)
        {
            line = fields[i] switch
            {
                "description" => line with { Description = cells[i].Replace('\n', ' ') },
                "budgetLine" => line with { BudgetLine = cells[i] },
                "amount" => line with { Amount = BudgetText.Shown(cells[i]) },
                "resultId" => line with { ResultId = cells[i] },
                _ => line,
            };
        }

        return line;
    }
}

/// <summary>What became of a paste.</summary>
/// <param name="Left">Rows beyond the limit of the table, as they were pasted.</param>
/// <param name="Total">Amount of the total row that was left out; null when there was none.</param>
public sealed record Pasted(BudgetText Budget, int Rows, IReadOnlyList<IReadOnlyList<string>> Left, string? Total);
