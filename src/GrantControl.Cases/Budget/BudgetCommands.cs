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
    [Field("Código", "Code", HintEs = "De 1 a 40: letras minúsculas, cifras y guiones.", HintEn = "1 to 40 of lower-case letters, digits and hyphens.")] string Code,
    [Field("Nombre del presupuesto", "Name of the budget")] string Title,
    [Field("Ejercicio fiscal", "Fiscal year")] int FiscalYear,
    [Field("Moneda", "Currency")] Currency Currency,
    [Field("Se puede gastar con cargo a él", "It can be charged", HintEs = "No, si solo muestra el dinero de otro presupuesto en otro corte.", HintEn = "No, if it only shows the money of another budget in another cut.")] bool Chargeable,
    [Field("Partidas", "Lines", ItemEs = "Partida", ItemEn = "Line")] IReadOnlyList<BudgetLineImported> Lines,
    [Field("Partida que desglosa", "Line it breaks down")] BudgetBreakdown? Details = null) : ICaseCommand;

/// <summary>One line as imported.</summary>
/// <param name="Code">1–200 characters without slash; kept as text.</param>
/// <param name="Modified">May be negative; assigned + modified may not.</param>
/// <param name="OpeningAccrued">Committed and accrued outside this program before it began to keep the books.</param>
public sealed record BudgetLineImported(
    [Field("Código de la partida", "Line code")] string Code,
    [Field("Nombre", "Name")] string Name,
    [Field("Asignado", "Assigned")] Money Assigned,
    [Field("Modificado", "Modified")] Money Modified,
    [Field("Devengado antes", "Accrued before", HintEs = "Fuera de este sistema.", HintEn = "Outside this system.")] Money OpeningAccrued);

/// <summary>The line of another budget that this budget breaks down.</summary>
public sealed record BudgetBreakdown(
    [Field("Presupuesto", "Budget")] string Budget,
    [Field("Partida", "Line")] string Line);

/// <summary>Changes lines up or down by a resolution.</summary>
public sealed record ModifyBudget(
    [Field("Motivo de la modificación", "Reason for the modification", Long = true)] string Reason,
    [Field("Cambios", "Changes", ItemEs = "Cambio", ItemEn = "Change")] IReadOnlyList<BudgetChange> Changes,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>The change of one line.</summary>
/// <param name="Amount">Not zero; negative for a reduction.</param>
/// <param name="Name">Given only for a line the budget does not have yet.</param>
public sealed record BudgetChange(
    [Field("Partida", "Line", HintEs = "El código de la partida.", HintEn = "The code of the line.")] string Line,
    [Field("Cambio", "Change", HintEs = "Con signo menos si se reduce.", HintEn = "With a minus sign for a reduction.")] Money Amount,
    [Field("Nombre, si la partida es nueva", "Name, if the line is new")] string? Name = null);

/// <summary>Moves money between two lines of one budget; its total stays the same.</summary>
/// <param name="Amount">More than zero.</param>
public sealed record TransferBudget(
    [Field("De la partida", "From line", Choice = "own-line")] string From,
    [Field("A la partida", "To line", Choice = "own-line")] string To,
    [Field("Monto", "Amount")] Money Amount,
    [Field("Motivo de la transferencia", "Reason for the transfer", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;
