using GrantControl.Cases.Budget;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>Sends a file of goods to be looked at. Nothing of it enters the register here.</summary>
public sealed class ImportModel(FileDrafts drafts) : LocalizedPage
{
    /// <summary>What its drafts are kept for.</summary>
    public const string Purpose = "assets";

    private static readonly ReportTable Template = new(
        "plantilla-bienes",
        new("Bienes", "Assets"),
        [
            ReportColumn.Text("inventory", "Inventario", "Inventory"), ReportColumn.Text("serial", "Serie", "Serial"), ReportColumn.Text("description", "Descripción", "Description"),
            ReportColumn.Text("class", "Clase", "Class"), ReportColumn.Text("custodian", "Custodio", "Custodian"), ReportColumn.Text("place", "Ubicación", "Place"),
            ReportColumn.Number("cost", "Costo", "Cost"), ReportColumn.Text("acquired_on", "Fecha de adquisición", "Acquired on"), ReportColumn.Number("life_months", "Vida útil (meses)", "Useful life (months)"),
        ],
        [["EQ-0001", "SN-12345", "Computadora portátil", "Equipo", "custodio1", "Oficina central", "6500.00", "2024-03-15", "60"], ["MO-0001", "", "Escritorio", "Mobiliario", "custodio1", "Oficina central", "1450.00", "2020-07-01", "120"]]);

    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Heading { get; set; } = "";

    [BindProperty]
    public string Currency { get; set; } = "GTQ";

    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Name of the file that was sent before; null when there is none.</summary>
    public string? SentBefore { get; private set; }

    /// <summary>False when importing is another unit's business.</summary>
    public bool May { get; private set; }

    /// <summary>Field id and message.</summary>
    public List<(string Field, string Message)> Errors { get; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        May = await MayAsync(HttpContext);
        var caller = Caller.Of(HttpContext);
        if (May && Draft is { } id && await drafts.ReadAsync<AssetDraftForm>(caller.Institution, caller.Person, Purpose, id, cancellation) is { } draft)
        {
            (Code, Heading, Currency, SentBefore) = (draft.Form.Code, draft.Form.Title, draft.Form.Currency, draft.Name);
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
        May = await MayAsync(HttpContext);
        if (!May)
        {
            return Page();
        }

        var caller = Caller.Of(HttpContext);
        var before = Draft is { } id ? await drafts.ReadAsync<AssetDraftForm>(caller.Institution, caller.Person, Purpose, id, cancellation) : null;
        var (name, content) = await UploadedTable.ReadAsync(Upload, before?.Name, before?.Content, "bienes", cancellation);
        var form = new AssetDraftForm((Code ?? "").Trim(), (Heading ?? "").Trim(), Currency ?? "");
        Check(form, content);
        if (content is { Length: > 0 and <= TableSource.MaxBytes })
        {
            Draft = await drafts.KeepAsync(caller.Institution, caller.Person, Purpose, form, name, content, cancellation);
            SentBefore = name;
        }

        if (Errors.Count == 0)
        {
            return Redirect($"/assets/import/{Draft}");
        }

        // What is shown must be what was just kept, not what the browser sent along.
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public string? Wrong(string field) => Errors.FirstOrDefault(e => string.Equals(e.Field, field, StringComparison.Ordinal)).Message;

    /// <summary>Goods are entered by fixed assets.</summary>
    public static async Task<bool> MayAsync(HttpContext context) =>
        await KnownPerson.FindAsync(context) is { Organisation: null } person && person.Roles.Contains(Role.Property);

    private void Check(AssetDraftForm form, byte[]? content)
    {
        if (Upload?.Length > TableSource.MaxBytes)
        {
            Errors.Add(("Upload", L.T("El archivo pasa de 8 MB.", "The file is larger than 8 MB.")));
        }
        else if (content is null or [])
        {
            Errors.Add(("Upload", L.T("Elija el archivo CSV o XLSX.", "Choose the CSV or XLSX file.")));
        }

        if (!BudgetId.IsCode(form.Code))
        {
            Errors.Add(("Code", L.T("Escriba un código de 1 a 40 letras minúsculas, dígitos y guiones; por ejemplo bodega-2026.", "Write a code of 1 to 40 lower-case letters, digits and hyphens; for example store-2026.")));
        }

        if (form.Title.Length is 0 or > 200)
        {
            Errors.Add(("Heading", L.T("Escriba un nombre de 1 a 200 caracteres.", "Write a name of 1 to 200 characters.")));
        }

        if (!Kernel.Monies.Currency.TryParse(form.Currency, out _))
        {
            Errors.Add(("Currency", L.T("Elija la moneda.", "Choose the currency.")));
        }
    }
}
