using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Budget;

/// <summary>A budget as the interface shows it; what was charged to its lines is the execution report's business.</summary>
public sealed record BudgetView(
    string Number,
    string Code,
    string Title,
    int FiscalYear,
    Currency Currency,
    bool Chargeable,
    BudgetBreakdown? Details,
    Money Assigned,
    Money Modified,
    Money Current,
    IReadOnlyList<BudgetLineImported> Lines)
{
    public static BudgetView Of(BudgetState s) => new(
        s.Core.Number, s.Code, s.Title, s.FiscalYear, s.Currency, s.Chargeable, s.Details,
        Money.Sum(s.Lines.Values.Select(l => l.Assigned), s.Currency),
        Money.Sum(s.Lines.Values.Select(l => l.Modified), s.Currency),
        s.Current,
        [.. s.Lines.Values]);
}
