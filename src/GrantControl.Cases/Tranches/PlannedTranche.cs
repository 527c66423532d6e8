using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

// A tranche as its case plans it, before anybody asks for it.
#pragma warning disable MA0048 // small records that stand together

/// <param name="Preconditions">Each needs evidence before the tranche is verified.</param>
/// <param name="VisitRequired">Internal control asks for a field visit before it verifies.</param>
public sealed record PlannedTranche(
    [Field("Número de desembolso", "Tranche number")] int Number,
    [Field("Previsto para el", "Planned on")] DateOnly PlannedOn,
    [Field("Cargos", "Charges", ItemEs = "Cargo", ItemEn = "Charge")] IReadOnlyList<Charge> Charges,
    [Field("Condiciones previas", "Preconditions", HintEs = "Una por línea; cada una necesitará evidencia.", HintEn = "One a line; each will need evidence.")] IReadOnlyList<string> Preconditions,
    [Field("Requiere visita de campo", "Needs a field visit")] bool VisitRequired = false);

/// <summary>Part of an amount, charged to one line of the institution's budget.</summary>
public sealed record Charge(
    [Field("Partida", "Budget line", Choice = "budget-line")] string BudgetLine,
    [Field("Monto", "Amount")] Money Amount);

/// <summary>A bank account of the organisation.</summary>
public sealed record BankAccount(
    [Field("Banco", "Bank")] string Bank,
    [Field("Número de cuenta", "Account number")] string Number,
    [Field("A nombre de", "Holder")] string Holder);
