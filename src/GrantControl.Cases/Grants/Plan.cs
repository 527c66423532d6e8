using System.Text.Json.Serialization;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>The plan of a grant: five sections, each null until it is first saved. Gates look at this and nothing else.</summary>
public sealed record Plan
{
    public GeneralSection? General { get; init; }

    public ResultsSection? Results { get; init; }

    public ActivitiesSection? Activities { get; init; }

    public BudgetSection? Budget { get; init; }

    public TranchesSection? Tranches { get; init; }

    [JsonIgnore]
    public bool IsComplete => General is not null && Results is not null && Activities is not null && Budget is not null && Tranches is not null;
}

/// <summary>Who asks, for which public purpose, and where the money would go.</summary>
/// <param name="Purpose">The public purpose, at most 4,000 characters.</param>
public sealed record GeneralSection(
    [Field("Finalidad pública", "Public purpose", Long = true, HintEs = "Qué problema atiende, a quiénes y cómo; hasta 4,000 caracteres.", HintEn = "Which problem, for whom and how; up to 4,000 characters.")] string Purpose,
    [Field("Representante legal", "Legal representative")] string LegalRepresentative,
    [Field("Número de registro de la organización", "Registration number of the organisation")] string RegistrationNumber,
    [Field("Cuenta bancaria de la organización", "Bank account of the organisation")] BankAccount Account,
    [Field("Lugar de ejecución", "Place", HintEs = "Municipios o departamentos.", HintEn = "Municipalities or departments.")] string? Place = null);

/// <summary>What the grant is to achieve; 1 to 50 results.</summary>
public sealed record ResultsSection(
    [Field("Resultados", "Results", ItemEs = "Resultado", ItemEn = "Result")] IReadOnlyList<PlannedResult> Results);

public sealed record PlannedResult(
    [Field("Código del resultado", "Result code", HintEs = "Corto y único: R1.", HintEn = "Short and unique: R1.")] string Id,
    [Field("Qué se logrará", "What will be achieved")] string Title,
    [Field("Indicadores", "Indicators", ItemEs = "Indicador", ItemEn = "Indicator")] IReadOnlyList<Indicator> Indicators);

/// <summary>How a result is measured: from where, to where, and how anyone can verify it.</summary>
public sealed record Indicator(
    [Field("Código del indicador", "Indicator code", HintEs = "Corto y único: I1.", HintEn = "Short and unique: I1.")] string Id,
    [Field("Qué se mide", "What is measured")] string Title,
    [Field("Unidad", "Unit")] string Unit,
    [Field("Línea base", "Baseline")] string Baseline,
    [Field("Meta", "Target")] string Target,
    [Field("Cómo se verifica", "How it is verified")] string Verification);

/// <summary>What is done, when. The end of the plan starts the liquidation.</summary>
public sealed record ActivitiesSection(
    [Field("Empieza el", "Starts on")] DateOnly Starts,
    [Field("Termina el", "Ends on", HintEs = "Ese día empieza el plazo de la liquidación.", HintEn = "The term of the liquidation begins that day.")] DateOnly Ends,
    [Field("Actividades", "Activities", ItemEs = "Actividad", ItemEn = "Activity")] IReadOnlyList<PlannedActivity> Activities);

public sealed record PlannedActivity(
    [Field("Código de la actividad", "Activity code", HintEs = "Corto y único: A1.", HintEn = "Short and unique: A1.")] string Id,
    [Field("Resultado al que contribuye", "Result it serves", Choice = "result")] string ResultId,
    [Field("Qué se hará", "What will be done")] string Title,
    [Field("Empieza el", "Starts on")] DateOnly Starts,
    [Field("Termina el", "Ends on")] DateOnly Ends);

/// <summary>What it costs; 1 to 500 lines that add up to the stated total.</summary>
public sealed record BudgetSection(
    [Field("Total del plan", "Total of the plan", HintEs = "La suma de todos los renglones.", HintEn = "The sum of every line.")] Money Total,
    [Field("Renglones", "Lines", ItemEs = "Renglón", ItemEn = "Line")] IReadOnlyList<PlanLine> Lines);

/// <summary>One line of the plan's budget, charged to one line of the institution's budget.</summary>
/// <param name="BudgetLine"><c>{budget}/{line}</c>: what the reservation is charged to.</param>
public sealed record PlanLine(
    [Field("Código del renglón", "Line code", HintEs = "Corto y único: P1.", HintEn = "Short and unique: P1.")] string Id,
    [Field("Descripción", "Description")] string Description,
    [Field("Partida de la institución", "Budget line of the institution", Choice = "budget-line")] string BudgetLine,
    [Field("Monto", "Amount")] Money Amount,
    [Field("Resultado", "Result", Choice = "result")] string? ResultId = null);

/// <summary>When the money leaves; 1 to 60 tranches, numbered from 1, that add up to the total, line by line.</summary>
public sealed record TranchesSection(
    [Field("Desembolsos", "Tranches", ItemEs = "Desembolso", ItemEn = "Tranche")] IReadOnlyList<PlannedTranche> Tranches);
