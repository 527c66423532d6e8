using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

// The content of a contract: what the three areas look at, and nothing else.
#pragma warning disable MA0048 // small records that stand together

/// <summary>What is bought, for how much, until when, and how it is paid.</summary>
/// <param name="Amount">The sum of quantity times unit price over all items.</param>
/// <param name="Ends">Last day of the term, before any suspension moves it.</param>
/// <param name="PenaltyPerMille">Penalty for one day of delay, in thousandths of what is late; 0 to 50.</param>
/// <param name="RetentionPercent">Kept back from each payment until after the final reception; 0 to 20.</param>
public sealed record ContractTerms(
    [Field("Objeto del contrato", "Object of the contract", Long = true)] string Object,
    [Field("Monto total", "Total amount", HintEs = "La suma de cantidad por precio de todos los renglones.", HintEn = "The sum of quantity times price over all items.")] Money Amount,
    [Field("Último día del plazo", "Last day of the term")] DateOnly Ends,
    [Field("Cuenta del proveedor", "Account of the supplier")] BankAccount Account,
    [Field("Renglones", "Items", ItemEs = "Renglón", ItemEn = "Item")] IReadOnlyList<ContractItem> Items,
    [Field("Entregables", "Deliverables", ItemEs = "Entregable", ItemEn = "Deliverable")] IReadOnlyList<PlannedDeliverable> Deliverables,
    [Field("Plan de pagos", "Payment plan", ItemEs = "Pago", ItemEn = "Payment")] IReadOnlyList<PlannedPayment> Payments,
    [Field("Garantías que se exigen", "Guarantees required", ItemEs = "Garantía", ItemEn = "Guarantee")] IReadOnlyList<GuaranteeRequired> Guarantees,
    [Field("Multa por día de atraso, por millar", "Penalty for a day of delay, per thousand", HintEs = "Sobre el valor de lo que se entrega tarde.", HintEn = "On the value of what comes late.")] int PenaltyPerMille,
    [Field("Cómo se cuentan los días de atraso", "How days of delay are counted")] DayCount PenaltyDays,
    [Field("Retención de cada pago, en por ciento", "Kept back from each payment, in percent", HintEs = "Se devuelve después de la recepción definitiva.", HintEn = "Released after the final reception.")] int RetentionPercent);

public enum DayCount
{
    [Field("Días calendario", "Calendar days")]
    Calendar,

    [Field("Días hábiles", "Business days")]
    Business,
}

/// <param name="Quantity">Whole units, 1 to 1,000,000.</param>
public sealed record ContractItem(
    [Field("Código del renglón", "Item code", HintEs = "Corto y único: R1.", HintEn = "Short and unique: R1.")] string Code,
    [Field("Descripción", "Description")] string Description,
    [Field("Unidad", "Unit")] string Unit,
    [Field("Cantidad", "Quantity")] int Quantity,
    [Field("Precio unitario", "Unit price", Times = "quantity")] Money UnitPrice);

/// <param name="Payment">Number of the payment that pays for it.</param>
public sealed record PlannedDeliverable(
    [Field("Número de entregable", "Deliverable number")] int Number,
    [Field("Qué se entrega", "What is delivered")] string Title,
    [Field("Último día para entregarlo", "Last day to deliver it")] DateOnly DueOn,
    [Field("Pago que le corresponde", "Payment it belongs to", HintEs = "Número del pago en el plan de pagos.", HintEn = "Number of the payment in the payment plan.")] int Payment,
    [Field("Cantidades", "Quantities", ItemEs = "Cantidad", ItemEn = "Quantity")] IReadOnlyList<ItemQuantity> Lines);

/// <param name="Quantity">Whole units, more than zero.</param>
public sealed record ItemQuantity(
    [Field("Renglón", "Item", Choice = "contract-item", HintEs = "Su código: R1.", HintEn = "Its code: R1.")] string Item,
    [Field("Cantidad", "Quantity")] int Quantity);

/// <summary>One payment. Its charges are worth exactly the deliverables that name it.</summary>
public sealed record PlannedPayment(
    [Field("Número de pago", "Payment number")] int Number,
    [Field("Previsto para el", "Planned on")] DateOnly PlannedOn,
    [Field("Cargos", "Charges", ItemEs = "Cargo", ItemEn = "Charge")] IReadOnlyList<Charge> Charges)
{
    /// <summary>The payment as a tranche of the shared table: it has no conditions of its own, because the receptions are its evidence.</summary>
    public PlannedTranche ToTranche() => new(Number, PlannedOn, Charges, []);
}

/// <param name="Percent">Of the amount of the contract; 1 to 100.</param>
public sealed record GuaranteeRequired(
    [Field("Clase de garantía", "Kind of guarantee")] GuaranteeKind Kind,
    [Field("Por ciento del monto", "Percent of the amount")] int Percent);

public enum GuaranteeKind
{
    [Field("Cumplimiento de contrato", "Performance")]
    Performance,

    [Field("Buena obra o calidad", "Quality")]
    Quality,

    /// <summary>Nothing is paid in advance (ADR 0019), so no contract asks for it; it stays readable.</summary>
    [Field("Buena inversión de anticipo", "Advance payment", NotOffered = true)]
    AdvancePayment,
}

/// <summary>A guarantee as its insurer wrote it.</summary>
/// <param name="Until">Last day it covers.</param>
public sealed record GuaranteePolicy(
    [Field("Clase de garantía", "Kind of guarantee")] GuaranteeKind Kind,
    [Field("Número de póliza", "Policy number")] string Number,
    [Field("Aseguradora o banco", "Insurer or bank")] string Insurer,
    [Field("Monto garantizado", "Amount guaranteed")] Money Amount,
    [Field("Vigente desde", "Valid from")] DateOnly From,
    [Field("Vigente hasta", "Valid until", HintEs = "No antes del fin del plazo.", HintEn = "Not before the end of the term.")] DateOnly Until);
