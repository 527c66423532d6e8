using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Shared.Requests;

/// <summary>What every page that sends a file to be imported shows and asks.</summary>
public abstract class ImportPage : LocalizedPage
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Heading { get; set; } = "";

    [BindProperty]
    public string Currency { get; set; } = "GTQ";

    /// <summary>A file sent before, so that correcting a field does not mean choosing it again.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Draft { get; set; }

    /// <summary>The file that was being looked at is not kept any more.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Gone { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Name of the file that was sent before; null when there is none.</summary>
    public string? SentBefore { get; protected set; }

    /// <summary>False when importing is another unit's business.</summary>
    public bool May { get; protected set; }

    /// <summary>Field id and message.</summary>
    public List<(string Field, string Message)> Errors { get; } = [];

    /// <summary>Where the page lives.</summary>
    public abstract string Address { get; }

    /// <summary>A file to fill in.</summary>
    public abstract ReportTable Template { get; }

    /// <summary>Labels of the fields every import has.</summary>
    public abstract ImportWords Words { get; }

    public string? Wrong(string field) => Errors.FirstOrDefault(e => string.Equals(e.Field, field, StringComparison.Ordinal)).Message;

    public string? Invalid(string field) => Wrong(field) is null ? null : "true";

    /// <summary>Ids of what describes a field: its fault and its hint.</summary>
    public string? Described(string field, bool hint = false) =>
        string.Join(' ', new[] { Wrong(field) is null ? null : field + "-error", hint ? field + "-hint" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public IActionResult OnGetTemplate(string? format) => format switch
    {
        "csv" => File(CsvReport.Write(Template, L.Tag), "text/csv; charset=utf-8", Template.Id + ".csv"),
        "xlsx" => File(XlsxReport.Write(Template, L.Tag), XlsxReport.MediaType, Template.Id + ".xlsx"),
        _ => NotFound(),
    };

    /// <summary>A message at a field unless something holds.</summary>
    protected void Need(bool holds, string field, string es, string en)
    {
        if (!holds)
        {
            Errors.Add((field, L.T(es, en)));
        }
    }
}

/// <summary>Sends a file to be looked at. Nothing of it is imported here.</summary>
/// <typeparam name="TForm">What a person writes about it.</typeparam>
public abstract class ImportPage<TForm>(FileDrafts drafts) : ImportPage
    where TForm : class
{
    /// <summary>What its drafts are kept for.</summary>
    protected abstract string Kept { get; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (May && await SentAsync(cancellation) is { } draft)
        {
            Show(draft.Form);
            SentBefore = draft.Name;
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!May)
        {
            return Page();
        }

        var before = await SentAsync(cancellation);
        var (name, content) = await UploadedTable.ReadAsync(Upload, before?.Name, before?.Content, Words.Unnamed, cancellation);
        var form = Written();
        CheckFile(content);
        Check(form);
        if (content is { Length: > 0 and <= TableSource.MaxBytes })
        {
            var caller = Caller.Of(HttpContext);
            Draft = await drafts.KeepAsync(caller.Institution, caller.Person, Kept, form, name, content, cancellation);
            SentBefore = name;
        }

        if (Errors.Count == 0)
        {
            return Redirect($"{Address}/{Draft}");
        }

        // What is shown must be what was just kept, not what the browser sent along.
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Says whether this person may import, and reads what the page shows besides.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellation);

    /// <summary>What was written, without blanks around it.</summary>
    protected abstract TForm Written();

    protected abstract void Show(TForm form);

    /// <summary>Faults of the fields, in their order.</summary>
    protected abstract void Check(TForm form);

    protected void CheckHead(string code, string title)
    {
        Need(
            BudgetId.IsCode(code), "Code",
            $"Escriba un código de 1 a 40 letras minúsculas, dígitos y guiones; por ejemplo {Words.Example.Es}.",
            $"Write a code of 1 to 40 lower-case letters, digits and hyphens; for example {Words.Example.En}.");
        Need(title.Length is > 0 and <= 200, "Heading", $"Escriba un {Words.Called.Es} de 1 a 200 caracteres.", $"Write a {Words.Called.En} of 1 to 200 characters.");
    }

    protected void CheckCurrency(string currency) => Need(Kernel.Monies.Currency.TryParse(currency, out _), "Currency", "Elija la moneda.", "Choose the currency.");

    private void CheckFile(byte[]? content)
    {
        Need(!(Upload?.Length > TableSource.MaxBytes), "Upload", "El archivo pasa de 8 MB.", "The file is larger than 8 MB.");
        Need(Errors.Count > 0 || content is { Length: > 0 }, "Upload", "Elija el archivo CSV o XLSX.", "Choose the CSV or XLSX file.");
    }

    private async Task<FileDraft<TForm>?> SentAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        return Draft is { } id ? await drafts.ReadAsync<TForm>(caller.Institution, caller.Person, Kept, id, cancellation) : null;
    }
}

/// <summary>The words of an import's common fields.</summary>
/// <param name="File">What may be sent, and how much of it.</param>
/// <param name="FileHint">Said of the file while none was sent; null for nothing.</param>
/// <param name="Example">A code somebody might choose.</param>
/// <param name="Called">What the heading is called in a sentence: <c>título</c>.</param>
/// <param name="Unnamed">What a file without a usable name is called.</param>
public sealed record ImportWords(Label File, Label? FileHint, Label Code, Label CodeHint, Label Example, Label Heading, Label Called, string Unnamed);
