using System.Globalization;
using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Budget;

/// <summary>Sends a budget file to be looked at. Nothing of it enters the books here.</summary>
public sealed class ImportModel(BudgetDrafts drafts, BudgetQueries queries, TimeProvider clock) : LocalizedPage
{
    private static readonly ReportTable Template = new(
        "plantilla-presupuesto",
        new("Presupuesto", "Budget"),
        [
            ReportColumn.Text("code", "Código", "Code"), ReportColumn.Text("name", "Nombre", "Name"), ReportColumn.Number("assigned", "Asignado", "Assigned"),
            ReportColumn.Number("modified", "Modificaciones", "Modified"), ReportColumn.Number("accrued", "Devengado", "Accrued"),
        ],
        [["011", "Personal permanente", "150000.00", "0.00", "0.00"], ["435", "Transferencias a organizaciones", "2500000.00", "-50000.00", "125000.50"]]);

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Heading { get; set; } = "";

    [BindProperty]
    public string FiscalYear { get; set; } = "";

    [BindProperty]
    public string Currency { get; set; } = "GTQ";

    [BindProperty]
    public bool Informs { get; set; }

    [BindProperty]
    public string Details { get; set; } = "";

    /// <summary>A file sent before, so that correcting a field does not mean choosing it again.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    /// <summary>The file that was being looked at is not kept any more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Name of the file that was sent before; null when there is none.</summary>
    public string? SentBefore { get; private set; }

    /// <summary>False when importing is another unit's business.</summary>
    public bool May { get; private set; }

    /// <summary>False for people of organisations, who do not read budgets at all.</summary>
    public bool Reads { get; private set; }

    /// <summary>Lines a file may break down.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>Field id and message.</summary>
    public List<(string Field, string Message)> Errors { get; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        var caller = Caller.Of(HttpContext);
        if (May && Draft is { } id && await drafts.ReadAsync(caller.Institution, caller.Person, id, cancellation) is { } draft)
        {
            (Code, Heading, FiscalYear, Currency, Informs, Details) =
                (draft.Form.Code, draft.Form.Title, draft.Form.FiscalYear, draft.Form.Currency, !draft.Form.Chargeable, draft.Form.Details);
            SentBefore = draft.Name;
        }
    }

    public IActionResult OnGetTemplate(string? format) => format switch
    {
        "csv" => File(CsvReport.Write(Template, L.Tag), "text/csv; charset=utf-8", Template.Id + ".csv"),
        "xlsx" => File(XlsxReport.Write(Template, L.Tag), XlsxReport.MediaType, Template.Id + ".xlsx"),
        _ => NotFound(),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!May)
        {
            return Page();
        }

        var caller = Caller.Of(HttpContext);
        var before = Draft is { } id ? await drafts.ReadAsync(caller.Institution, caller.Person, id, cancellation) : null;
        var (name, content) = await UploadedTable.ReadAsync(Upload, before?.Name, before?.Content, "presupuesto", cancellation);
        var form = new BudgetDraftForm((Code ?? "").Trim(), (Heading ?? "").Trim(), (FiscalYear ?? "").Trim(), Currency ?? "", !Informs, (Details ?? "").Trim());
        Check(form, content);
        if (content is not null && content.Length <= BudgetFile.MaxBytes)
        {
            Draft = await drafts.KeepAsync(caller.Institution, caller.Person, form, name, content, cancellation);
            SentBefore = name;
        }

        if (Errors.Count == 0)
        {
            return Redirect($"/budget/import/{Draft}");
        }

        // What is shown must be what was just kept, not what the browser sent along.
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public string? Wrong(string field) => Errors.FirstOrDefault(e => string.Equals(e.Field, field, StringComparison.Ordinal)).Message;

    private async Task LoadAsync(CancellationToken cancellation)
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

    private void Check(BudgetDraftForm form, byte[]? content)
    {
        if (Upload?.Length > BudgetFile.MaxBytes)
        {
            Errors.Add(("Upload", L.T("El archivo pasa de 8 MB.", "The file is larger than 8 MB.")));
        }
        else if (content is null or [])
        {
            Errors.Add(("Upload", L.T("Elija el archivo CSV o XLSX.", "Choose the CSV or XLSX file.")));
        }

        if (!BudgetId.IsCode(form.Code))
        {
            Errors.Add(("Code", L.T("Escriba un código de 1 a 40 letras minúsculas, dígitos y guiones; por ejemplo 2026-departamento.", "Write a code of 1 to 40 lower-case letters, digits and hyphens; for example 2026-department.")));
        }

        if (form.Title.Length is 0 or > 200)
        {
            Errors.Add(("Heading", L.T("Escriba un título de 1 a 200 caracteres.", "Write a title of 1 to 200 characters.")));
        }

        if (!int.TryParse(form.FiscalYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 2000 or > 2100)
        {
            Errors.Add(("FiscalYear", L.T("Escriba un año entre 2000 y 2100.", "Write a year between 2000 and 2100.")));
        }

        if (!Kernel.Monies.Currency.TryParse(form.Currency, out _))
        {
            Errors.Add(("Currency", L.T("Elija la moneda.", "Choose the currency.")));
        }

        if (form.Details.Length > 0 && BudgetImportOf.Breakdown(form.Details) is null)
        {
            Errors.Add(("Details", L.T("Escriba presupuesto/renglón, o deje el campo vacío.", "Write budget/line, or leave the field empty.")));
        }
    }
}
