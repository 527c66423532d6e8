using GrantControl.Cases.Grants;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>One sheet of the plan's workbook: its name, its columns, and how many rows it may have.</summary>
public sealed record PlanSheet(Label Name, int MaxRows, IReadOnlyList<PlanColumn> Columns)
{
    /// <summary>Names and values, one a row.</summary>
    public static readonly PlanSheet General = new(new("General", "General"), 40,
    [
        new("field", new("Campo", "Field"), 32, XlsxStyle.Text), new("value", new("Valor", "Value"), 70, XlsxStyle.Text),
    ]);

    public static readonly PlanSheet Results = new(new("Resultados", "Results"), ResultsText.MostResults,
    [
        new("id", PlanWords.Code, 10, XlsxStyle.Text), new("title", PlanWords.Result, 80, XlsxStyle.Text),
    ]);

    public static readonly PlanSheet Indicators = new(new("Indicadores", "Indicators"), ResultsText.MostResults * ResultsText.MostIndicators,
    [
        new("id", PlanWords.Code, 10, XlsxStyle.Text), new("resultId", PlanWords.Result, 12, XlsxStyle.Text), new("title", PlanWords.Indicator, 60, XlsxStyle.Text),
        new("unit", PlanWords.Unit, 18, XlsxStyle.Text), new("baseline", PlanWords.Baseline, 18, XlsxStyle.Text), new("target", PlanWords.Target, 18, XlsxStyle.Text),
        new("verification", PlanWords.Verification, 50, XlsxStyle.Text),
    ]);

    public static readonly PlanSheet Activities = new(new("Actividades", "Activities"), GrantPolicy.MaxPlanLines,
    [
        new("id", PlanWords.Code, 10, XlsxStyle.Text), new("resultId", PlanWords.Result, 12, XlsxStyle.Text), new("title", PlanWords.Activity, 70, XlsxStyle.Text),
        new("starts", PlanWords.Starts, 14, XlsxStyle.Date), new("ends", PlanWords.Ends, 14, XlsxStyle.Date),
    ]);

    public static readonly PlanSheet Budget = new(new("Presupuesto", "Budget"), GrantPolicy.MaxPlanLines,
    [
        new("id", PlanWords.Code, 10, XlsxStyle.Text), new("description", PlanWords.Description, 60, XlsxStyle.Text), new("budgetLine", PlanWords.BudgetLine, 30, XlsxStyle.Text),
        new("amount", PlanWords.Amount, 18, XlsxStyle.Amount), new("resultId", PlanWords.Result, 12, XlsxStyle.Text),
    ]);

    /// <summary>One row a tranche and budget line; date, conditions and visit stand on the first row of each tranche.</summary>
    public static readonly PlanSheet Tranches = new(new("Desembolsos", "Tranches"), 5_000,
    [
        new("number", PlanWords.Tranche, 13, XlsxStyle.Plain), new("plannedOn", PlanWords.PlannedOn, 14, XlsxStyle.Date), new("budgetLine", PlanWords.BudgetLine, 30, XlsxStyle.Text),
        new("amount", PlanWords.Amount, 18, XlsxStyle.Amount), new("preconditions", PlanWords.Preconditions, 60, XlsxStyle.Wrapped), new("visit", PlanWords.Visit, 16, XlsxStyle.Text),
    ]);

    /// <summary>The lines to choose from; nothing of it is read back.</summary>
    public static readonly PlanSheet Lines = new(new("Partidas", "Budget lines"), 0,
    [
        new("key", PlanWords.BudgetLine, 30, XlsxStyle.Text), new("name", new("Nombre", "Name"), 70, XlsxStyle.Text),
    ]);

    public static readonly Label Instructions = new("Instrucciones", "Instructions");

    /// <summary>Sheets that are read, in the order of their tabs.</summary>
    public static IReadOnlyList<PlanSheet> Read { get; } = [General, Results, Indicators, Activities, Budget, Tranches];

    /// <summary>Fields of the first sheet, and the path each has in the command.</summary>
    public static IReadOnlyList<(string Field, Label Label, string Path)> Fields { get; } =
    [
        ("purpose", PlanWords.Purpose, "general.purpose"),
        ("legalRepresentative", PlanWords.Representative, "general.legalRepresentative"),
        ("registrationNumber", PlanWords.Registration, "general.registrationNumber"),
        ("place", PlanWords.Place, "general.place"),
        ("bank", PlanWords.Bank, "general.account.bank"),
        ("number", PlanWords.AccountNumber, "general.account.number"),
        ("holder", PlanWords.Holder, "general.account.holder"),
        ("planStarts", PlanWords.PlanStarts, "activities.starts"),
        ("planEnds", PlanWords.PlanEnds, "activities.ends"),
        ("total", PlanWords.Total, "budget.total"),
    ];
}

/// <param name="Field">The text's field it holds.</param>
/// <param name="Width">In characters.</param>
public sealed record PlanColumn(string Field, Label Label, int Width, XlsxStyle Style);
