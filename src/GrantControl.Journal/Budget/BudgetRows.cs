using GrantControl.Cases.Budget;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Budget;

/// <summary>One budget in a list.</summary>
/// <param name="Details">The line of another budget that it breaks down.</param>
public sealed record BudgetSummary(
    Guid Id, long Version, string Number, string Code, string Title, int FiscalYear, Currency Currency, bool Chargeable, BudgetBreakdown? Details, Money Current);

/// <summary>A budget's execution: its lines, their totals, and what disagrees with the line it breaks down.</summary>
/// <param name="Differences">Empty when the budget breaks down no line, or agrees with it.</param>
/// <param name="Basis">What the percentages are a share of.</param>
public sealed record BudgetExecution(
    BudgetSummary Budget, IReadOnlyList<ExecutionRow> Lines, ExecutionRow Total, IReadOnlyList<BudgetDifference> Differences, Label Basis);

/// <summary>One line of an execution report, or its total.</summary>
/// <param name="Key">What grants charge: <c>{budget}/{line}</c>; empty for a total.</param>
/// <param name="Modified">May be negative.</param>
/// <param name="Available">What can still be reserved.</param>
/// <param name="Reserved">Reserved and not yet committed (pre-compromiso).</param>
/// <param name="Committed">Committed so far, accrued and paid included (compromiso).</param>
/// <param name="Accrued">Accrued so far, paid included (devengado).</param>
/// <param name="Balance">Balance to execute: current − accrued.</param>
/// <param name="Percent">Accrued ÷ current of this row, two decimals; null when current is zero.</param>
public sealed record ExecutionRow(
    string Key,
    string Code,
    string Name,
    bool Chargeable,
    Money Assigned,
    Money Modified,
    Money Current,
    Money Available,
    Money Reserved,
    Money Committed,
    Money Accrued,
    Money Paid,
    Money Balance,
    string? Percent)
{
    /// <summary>A row of the ten figures of one line.</summary>
    public static ExecutionRow Of(string key, string code, string name, bool chargeable, Money assigned, Money modified, Money available, Money reserved, Money committed, Money accrued, Money paid)
    {
        var current = assigned + modified;
        return new ExecutionRow(
            key, code, name, chargeable, assigned, modified, current, available, reserved, committed, accrued, paid, current - accrued, ExecutionShare.Percent(accrued, current));
    }

    /// <summary>The sum of rows; its percentage is taken of the sums, never added up.</summary>
    public static ExecutionRow Total(IReadOnlyList<ExecutionRow> rows, Currency currency, bool chargeable) => Of(
        "", "", "TOTAL", chargeable,
        Sum(rows, currency, r => r.Assigned), Sum(rows, currency, r => r.Modified), Sum(rows, currency, r => r.Available), Sum(rows, currency, r => r.Reserved),
        Sum(rows, currency, r => r.Committed), Sum(rows, currency, r => r.Accrued), Sum(rows, currency, r => r.Paid));

    private static Money Sum(IReadOnlyList<ExecutionRow> rows, Currency currency, Func<ExecutionRow, Money> of) => Money.Sum(rows.Select(of), currency);
}

/// <summary>One case that charged a line: the net effect of its entries on each balance of the line.</summary>
public sealed record LineCase(Guid Case, string Kind, string Number, string Title, string State, Money Reserved, Money Committed, Money Accrued, Money Paid);

/// <summary>One ledger entry of a line, with the event behind it.</summary>
public sealed record LineEntry(
    Guid Case, string Kind, string Number, long Version, string Event, string Actor, DateTimeOffset At, string Debit, string Credit, Money Amount, string Memo);
