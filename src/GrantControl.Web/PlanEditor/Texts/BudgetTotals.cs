namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Running totals of a budget being typed; what is no amount counts as nothing. All amounts in minor units.</summary>
/// <param name="Difference">Stated total less sum; null while no total is stated.</param>
public sealed record BudgetTotals(
    long Sum, long? Difference, IReadOnlyList<(string Line, string Name, long Amount)> ByLine, IReadOnlyList<(string Result, long Amount)> ByResult)
{
    public static BudgetTotals Of(BudgetText budget, BudgetLineBook book)
    {
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(book);
        var lines = budget.Lines.Select(l => (Line: book.Find(l.BudgetLine) ?? l.BudgetLine, l.ResultId, Amount: Minor(l.Amount))).ToList();
        var sum = Add(lines.Select(static l => l.Amount));
        return new BudgetTotals(
            sum,
            budget.Total.Length == 0 ? null : Minor(budget.Total) - sum,
            [.. lines.Where(static l => l.Line.Length > 0).GroupBy(static l => l.Line, StringComparer.Ordinal)
                .Select(g => (g.Key, book.NameOf(g.Key), Add(g.Select(static l => l.Amount))))
                .OrderBy(static g => g.Key, StringComparer.Ordinal)],
            [.. lines.GroupBy(static l => l.ResultId, StringComparer.Ordinal)
                .Select(static g => (g.Key, Add(g.Select(static l => l.Amount))))
                .OrderBy(static g => g.Key, StringComparer.Ordinal)]);
    }

    /// <summary>Zero for what is not an amount yet.</summary>
    public static long Minor(string text) => PlanAmount.TryRead(text, out var minor) is null ? minor : 0;

    internal static long Add(IEnumerable<long> amounts) => amounts.Aggregate(0L, static (sum, next) => checked(sum + next));
}
