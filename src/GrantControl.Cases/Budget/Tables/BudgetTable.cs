using System.Collections.Immutable;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>A table that was read: its lines, or every error found in it. Never both.</summary>
public sealed record BudgetTable
{
    /// <summary>More rows than this are refused.</summary>
    public const int MaxRows = 10_000;

    public IReadOnlyList<BudgetTableLine> Lines { get; init; } = [];

    public IReadOnlyList<TableError> Errors { get; init; } = [];

    /// <summary>Columns the table has, in the order of <see cref="BudgetColumn"/>.</summary>
    public IReadOnlyList<BudgetColumn> Columns { get; init; } = [];

    public bool IsGood => Errors.Count == 0;

    /// <summary>The sum of one column, in minor units (units, for the physical columns).</summary>
    public long Sum(BudgetColumn column) => Lines.Sum(l => l.Values.GetValueOrDefault(column));
}

/// <summary>One line of a budget.</summary>
/// <param name="Line">Where it stands in the file, 1-based.</param>
/// <param name="Code">Kept as text: <c>011</c> keeps its zero.</param>
/// <param name="Values">Minor units of every amount column the file has or that follows from the others; counts as they are.</param>
public sealed record BudgetTableLine(int Line, string Code, string Name, ImmutableSortedDictionary<BudgetColumn, long> Values)
{
    public long Assigned => Values.GetValueOrDefault(BudgetColumn.Assigned);

    public long Modified => Values.GetValueOrDefault(BudgetColumn.Modified);

    public long Current => Values.GetValueOrDefault(BudgetColumn.Current);

    public long Accrued => Values.GetValueOrDefault(BudgetColumn.Accrued);
}
