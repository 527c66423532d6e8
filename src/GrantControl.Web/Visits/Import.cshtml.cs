using System.Globalization;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Visits;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Visits;

/// <summary>Brings in a report of past visits by file: every row of it, or none.</summary>
public sealed class ImportModel(VisitImporter importer) : LocalizedPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public string Country { get; set; } = Departments.Guatemala;

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>False when this is another unit's business.</summary>
    public bool May { get; private set; }

    /// <summary>Why it was refused: every bad row, or the fields.</summary>
    public IReadOnlyList<string> Errors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return May ? Page() : StatusCode(StatusCodes.Status403Forbidden);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync();
        if (!May)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (Upload is null || Upload.Length == 0 || !Day(Starts, out var starts) || !Day(Ends, out var ends))
        {
            Errors = [L.T("Elija el archivo e indique desde cuándo y hasta cuándo.", "Choose the file and say from when to when.")];
            return Again();
        }

        if (Upload.Length > TableSource.MaxBytes)
        {
            Errors = [L.T("El archivo pasa de 8 MB.", "The file is larger than 8 MB.")];
            return Again();
        }

        using var content = new MemoryStream();
        await Upload.CopyToAsync(content, cancellation);
        var caller = Caller.Of(HttpContext);
        var imported = await importer.ImportAsync(
            new VisitImport(caller.Institution, caller.Person, $"visits-{Key}", (Code ?? "").Trim(), (Heading ?? "").Trim(), Country, starts, ends, Path.GetFileName(Upload.FileName), content.ToArray()),
            cancellation);
        if (imported.Outcome.Rejection is not { } rejection)
        {
            return Redirect($"/visits?country={Uri.EscapeDataString(Country)}");
        }

        Errors = rejection.Fields.Count == 0 ? [L.T(rejection.Message)] : [.. rejection.Fields.Select(f => L.T(f.Message))];
        return Again();
    }

    private PageResult Again()
    {
        // A file that was mended is another attempt.
        Key = Guid.NewGuid().ToString("N");
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync() =>
        May = await KnownPerson.FindAsync(HttpContext) is { Organisation: null } person && (person.Roles.Contains(Role.Technical) || person.Roles.Contains(Role.Control));

    private static bool Day(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
