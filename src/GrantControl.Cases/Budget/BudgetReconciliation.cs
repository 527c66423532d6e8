using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>
/// Compares a budget that breaks down one line of another with that line. Two official tables of one report may state
/// different figures for the same money; a program must say so, not choose one.
/// </summary>
public static class BudgetReconciliation
{
    /// <summary>What differs, measure by measure; empty when both agree to the centavo.</summary>
    /// <param name="line">The figures of the line that is broken down.</param>
    /// <param name="detail">The totals of the budget that breaks it down.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static IReadOnlyList<BudgetDifference> Compare(BudgetFigures line, BudgetFigures detail) =>
    [
        .. new (string Measure, Label Label, Money Line, Money Detail)[]
        {
            ("current", new("Vigente", "Current"), line.Current, detail.Current),
            ("accrued", new("Devengado", "Accrued"), line.Accrued, detail.Accrued),
            ("balance", new("Saldo por ejecutar", "Balance to execute"), line.Balance, detail.Balance),
        }
        .Where(m => m.Line != m.Detail)
        .Select(m => new BudgetDifference(m.Measure, m.Label, m.Line, m.Detail, m.Line - m.Detail)),
    ];
}

/// <summary>The figures of a line or of a whole budget.</summary>
public sealed record BudgetFigures(Money Current, Money Accrued)
{
    /// <summary>Balance to execute: current − accrued.</summary>
    public Money Balance => Current - Accrued;
}

/// <summary>One disagreement.</summary>
/// <param name="Measure"><c>current</c>, <c>accrued</c> or <c>balance</c>.</param>
/// <param name="Difference">Line minus detail; may be negative.</param>
public sealed record BudgetDifference(string Measure, Label Label, Money Line, Money Detail, Money Difference);
