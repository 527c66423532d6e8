using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Budget;

#pragma warning disable MA0048 // one small record an event reads better together

public sealed record BudgetImported(
    string Institution,
    string Number,
    string Code,
    string Title,
    int FiscalYear,
    Currency Currency,
    bool Chargeable,
    IReadOnlyList<BudgetLineImported> Lines,
    BudgetBreakdown? Details) : CaseEvent;

public sealed record BudgetModified(string Reason, IReadOnlyList<BudgetChange> Changes) : CaseEvent;
