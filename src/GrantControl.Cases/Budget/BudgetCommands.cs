using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Budget;

#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Brings a year's budget in force: every line of it, or nothing.</summary>
/// <param name="Code">1–40 of a–z, 0–9 and hyphens; with the institution it is the budget's identity.</param>
/// <param name="FiscalYear">2000 to 2100.</param>
/// <param name="Chargeable">False when it shows money of another budget in another cut: nothing can be reserved on its lines.</param>
/// <param name="Lines">1 to 10,000.</param>
public sealed record ImportBudget(
    string Code,
    string Title,
    int FiscalYear,
    Currency Currency,
    bool Chargeable,
    IReadOnlyList<BudgetLineImported> Lines,
    BudgetBreakdown? Details = null) : ICaseCommand;

/// <summary>One line as imported.</summary>
/// <param name="Code">1–200 characters without slash; kept as text.</param>
/// <param name="Modified">May be negative; assigned + modified may not.</param>
/// <param name="OpeningAccrued">Committed and accrued outside this program before it began to keep the books.</param>
public sealed record BudgetLineImported(string Code, string Name, Money Assigned, Money Modified, Money OpeningAccrued);

/// <summary>The line of another budget that this budget breaks down.</summary>
public sealed record BudgetBreakdown(string Budget, string Line);

/// <summary>Changes lines up or down by a resolution.</summary>
public sealed record ModifyBudget(string Reason, IReadOnlyList<BudgetChange> Changes, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>The change of one line.</summary>
/// <param name="Amount">Not zero; negative for a reduction.</param>
/// <param name="Name">Given only for a line the budget does not have yet.</param>
public sealed record BudgetChange(string Line, Money Amount, string? Name = null);

/// <summary>Moves money between two lines of one budget; its total stays the same.</summary>
/// <param name="Amount">More than zero.</param>
public sealed record TransferBudget(string From, string To, Money Amount, string Reason, IReadOnlyList<DocumentCited> Documents) : ICaseCommand;
