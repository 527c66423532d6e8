using System.Globalization;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Budget;

/// <summary>Sends a budget file to be looked at. Nothing of it enters the books here.</summary>
public sealed class ImportModel(FileDrafts drafts, BudgetQueries queries, TimeProvider clock) : ImportPage<BudgetDraftForm>(drafts)
{
    private static readonly ReportTable Columns = new(
        "plantilla-presupuesto",
        new("Presupuesto", "Budget"),
        [
            ReportColumn.Text("code", "Código", "Code"), ReportColumn.Text("name", "Nombre", "Name"), ReportColumn.Number("assigned", "Asignado", "Assigned"),
            ReportColumn.Number("modified", "Modificaciones", "Modified"), ReportColumn.Number("accrued", "Devengado", "Accrued"),
        ],
        [["011", "Personal permanente", "150000.00", "0.00", "0.00"], ["435", "Transferencias a organizaciones", "2500000.00", "-50000.00", "125000.50"]]);

    [BindProperty]
    public string FiscalYear { get; set; } = "";

    [BindProperty]
    public bool Informs { get; set; }

    [BindProperty]
    public string Details { get; set; } = "";

    /// <summary>False for people of organisations, who do not read budgets at all.</summary>
    public bool Reads { get; private set; }

    /// <summary>Lines a file may break down.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public override string Address => "/budget/import";

    public override ReportTable Template => Columns;

    public override ImportWords Words { get; } = new(
        new("Archivo CSV o XLSX, hasta 8 MB y 10,000 renglones", "CSV or XLSX file, up to 8 MB and 10,000 lines"),
        new("Los montos en columnas con encabezado; el código del renglón en la suya.", "Amounts in columns with a header; the code of the line in its own."),
        new("Código del presupuesto", "Code of the budget"),
        new("Lo identifica para siempre: 2026-departamento", "It identifies the budget forever: 2026-department"),
        new("2026-departamento", "2026-department"),
        new("Título", "Title"),
        new("título", "title"),
        "presupuesto");

    protected override string Kept => BudgetDrafts.Purpose;

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var person = await KnownPerson.FindAsync(HttpContext);
        Reads = person is { Organisation: null };
        May = Reads && person!.Roles.Contains(Role.Finance);
        if (!May)
        {
            return;
        }

        List<string> lines = [];
        foreach (var budget in await queries.BudgetsAsync(caller.Institution, caller.Person, cancellation) ?? [])
        {
            // A list to choose from is a help up to some length; beyond it the key can still be typed.
            if (await queries.ExecutionAsync(caller.Institution, caller.Person, budget.Code, cancellation) is { Lines.Count: <= 200 } execution)
            {
                lines.AddRange(execution.Lines.Select(static r => r.Key));
            }
        }

        Lines = lines;
        FiscalYear = FiscalYear.Length == 0 ? clock.GetUtcNow().Year.ToString(CultureInfo.InvariantCulture) : FiscalYear;
    }

    protected override BudgetDraftForm Written() =>
        new((Code ?? "").Trim(), (Heading ?? "").Trim(), (FiscalYear ?? "").Trim(), Currency ?? "", !Informs, (Details ?? "").Trim());

    protected override void Show(BudgetDraftForm form) =>
        (Code, Heading, FiscalYear, Currency, Informs, Details) = (form.Code, form.Title, form.FiscalYear, form.Currency, !form.Chargeable, form.Details);

    protected override void Check(BudgetDraftForm form)
    {
        CheckHead(form.Code, form.Title);
        Need(
            int.TryParse(form.FiscalYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100, "FiscalYear",
            "Escriba un año entre 2000 y 2100.", "Write a year between 2000 and 2100.");
        CheckCurrency(form.Currency);
        Need(
            form.Details.Length == 0 || BudgetImportOf.Breakdown(form.Details) is not null, "Details",
            "Escriba presupuesto/renglón, o deje el campo vacío.", "Write budget/line, or leave the field empty.");
    }
}
