using GrantControl.Cases.Budget;
using Npgsql;

namespace GrantControl.Journal.Budget;

/// <content>A breakdown beside the line it breaks down: what their files said, and what has moved since.</content>
public sealed partial class BudgetQueries
{
    /// <summary>
    /// The comparison of a budget that breaks down a line of another; null when it breaks down none, that line is
    /// unknown, or this person may not read budgets.
    /// </summary>
    public async Task<BudgetComparison?> ComparisonAsync(string institution, string person, BudgetExecution execution, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.Budget.Details is not { } details || !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var key = BudgetId.Key(details.Budget, details.Line);
        var now = await ReadAsync(
            "SELECT current, accrued_so_far, currency FROM budget_line WHERE institution = $1 AND key = $2",
            FiguresOf, cancellation, institution, key).ConfigureAwait(false);
        if (now is not [var line] || line.Current.Currency != execution.Total.Current.Currency)
        {
            return null;
        }

        var imported = await ImportedAsync(BudgetId.For(institution, details.Budget).Value, "AND budget_line = $2", cancellation, key).ConfigureAwait(false);
        var detail = await ImportedAsync(BudgetId.For(institution, execution.Budget.Code).Value, "", cancellation).ConfigureAwait(false);
        return imported is null || detail is null
            ? null
            : new BudgetComparison(details, imported, detail, line, new BudgetFigures(execution.Total.Current, execution.Total.Accrued));
    }

    /// <summary>What the import itself posted: its file's figures, whatever happened to the balances afterwards.</summary>
    private async Task<BudgetFigures?> ImportedAsync(Guid budget, string only, CancellationToken cancellation, params object[] values) =>
        (await ReadAsync(
            $"""
            SELECT coalesce(sum(amount) FILTER (WHERE credit = 'appropriation'), 0)::bigint, coalesce(sum(amount) FILTER (WHERE debit = 'accrued'), 0)::bigint, currency
            FROM ledger_entry WHERE case_id = $1 AND version = 1 {only} GROUP BY currency
            """,
            FiguresOf, cancellation, [budget, .. values]).ConfigureAwait(false)).FirstOrDefault();

    private static BudgetFigures FiguresOf(NpgsqlDataReader r) => new(Amount(r, 0, 2), Amount(r, 1, 2));
}

/// <summary>A breakdown and the line it breaks down, as their files had them and as they stand.</summary>
public sealed record BudgetComparison(
    BudgetBreakdown Details, BudgetFigures ImportedLine, BudgetFigures ImportedDetail, BudgetFigures LineNow, BudgetFigures DetailNow)
{
    /// <summary>What the two imported files disagree on.</summary>
    public IReadOnlyList<BudgetDifference> Imported => BudgetReconciliation.Compare(ImportedLine, ImportedDetail);

    /// <summary>True when cases or resolutions have moved either of them since its import.</summary>
    public bool Moved => LineNow != ImportedLine || DetailNow != ImportedDetail;
}
