using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.PlanEditor.Workbooks;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.PlanEditor;

/// <summary>A whole plan out of a workbook: read, shown with every bad cell and what would change, and only then saved.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = 3 * 1024 * 1024)]
[RequestSizeLimit(3 * 1024 * 1024)]
public sealed class ImportModel(PlanDesk desk) : LocalizedPage
{
    private const string DraftName = "import";

    public PlanCase Plan { get; private set; } = null!;

    /// <summary>What was read; null before anything was uploaded.</summary>
    public PlanImport? Import { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>Sections of the workbook, each with what it would change.</summary>
    public IReadOnlyList<ImportedSection> Sections { get; private set; } = [];

    /// <summary>What would still stand in the way of presenting the plan.</summary>
    public IReadOnlyList<FieldError> StillMissing { get; private set; } = [];

    public Label? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] string kind, [FromRoute] string id) => await OpenAsync(kind, id) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromRoute] string kind, [FromRoute] string id, IFormFile? file, CancellationToken cancellation)
    {
        if (await OpenAsync(kind, id) is { } elsewhere)
        {
            return elsewhere;
        }

        if (file is null)
        {
            return Refused(new("Elija un archivo.", "Choose a file."));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        FileName = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        Import = PlanImport.Read(content.ToArray(), FileName, Plan.Plan, Plan.Grant.Currency, Plan.Book);
        if (!Import.IsGood)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Describe(Import.Sent);
        var kept = new KeptImport(Import.Sent, Section.All.ToDictionary(static s => s.Id, s => Plan.VersionOf(s.Id), StringComparer.Ordinal));
        return await desk.KeepAsync(Plan, DraftName, JsonSerializer.Serialize(kept, CaseJson.Options), cancellation) is null
            ? Refused(new("El plan es demasiado grande para importarlo de una vez.", "The plan is too large to be imported at once."))
            : Page();
    }

    /// <summary>Saves what was previewed: every section that changed, or none.</summary>
    public async Task<IActionResult> OnPostConfirmAsync([FromRoute] string kind, [FromRoute] string id, CancellationToken cancellation)
    {
        if (await OpenAsync(kind, id) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await desk.FindAsync(Plan, DraftName, cancellation) is not { } draft || JsonSerializer.Deserialize<KeptImport>(draft.Fields, CaseJson.Options) is not { } kept)
        {
            return Refused(new("Suba el archivo otra vez.", "Upload the file again."));
        }

        var changed = PlanSections.Changed(Plan.Grant.Sections, kept.Sections);
        var stale = changed.Where(s => kept.Versions.GetValueOrDefault(s) != Plan.VersionOf(s)).Select(s => Section.All.First(d => d.Id == s).Label).ToList();
        if (stale.Count > 0)
        {
            Describe(kept.Sections);
            return Refused(new(
                $"Alguien guardó mientras tanto: {string.Join(", ", stale.Select(static s => s.Es))}. No se guardó nada; suba el archivo otra vez para ver qué cambiaría ahora.",
                $"Somebody saved in the meantime: {string.Join(", ", stale.Select(static s => s.En))}. Nothing was saved; upload the file again to see what would change now."));
        }

        if (changed.Count > 0 && (await desk.SaveAsync(Plan, PlanSections.Only(kept.Sections, [.. changed]), cancellation)).Rejection is { } rejection)
        {
            return Refused(rejection.Fields.Count > 0 ? rejection.Fields[0].Message : rejection.Message);
        }

        foreach (var section in changed.Append(DraftName))
        {
            await desk.DropAsync(Plan, section, cancellation);
        }

        return Redirect($"{Plan.Address}?saved=plan");
    }

    private async Task<IActionResult?> OpenAsync(string kind, string id)
    {
        if (await desk.OpenAsync(HttpContext, kind, id, amending: false) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan;
        return plan.MayEdit ? null : Redirect(plan.Address);
    }

    private void Describe(Plan sent)
    {
        Sections =
        [
            .. PlanSections.Of(sent).Select(s => new ImportedSection(
                Section.All.First(d => d.Id == s.Id).Label,
                PlanChange.Between(SectionText.Of(Plan.Plan, s.Id), SectionText.Of(sent, s.Id)),
                PlanSections.HashOf(s.Content) == Plan.HashOf(s.Id))),
        ];
        StillMissing = PlanReview.Problems(PlanSections.Merge(Plan.Plan, sent));
    }

    private PageResult Refused(Label why)
    {
        Refusal = why;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private sealed record KeptImport(Plan Sections, IReadOnlyDictionary<string, int> Versions);
}

/// <summary>One section of a workbook.</summary>
/// <param name="Same">True when it is saved exactly so already.</param>
public sealed record ImportedSection(Label Label, IReadOnlyList<PlanChange> Changes, bool Same);
