using GrantControl.Cases.Assets;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Tables;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>A file of goods before it is imported: every bad cell in its place, or what confirming it would register.</summary>
public sealed class PreviewModel(FileDrafts drafts, AssetImporter importer) : LocalizedPage
{
    public FileDraft<AssetDraftForm> Draft { get; private set; } = null!;

    public AssetTable Table { get; private set; } = null!;

    public SheetShown Sheet { get; private set; } = null!;

    public Currency Money { get; private set; }

    /// <summary>Why the confirmation was refused; null when it was not.</summary>
    public Rejection? Refused { get; private set; }

    public Money Cost => Kernel.Monies.Money.Sum(Table.Assets.Select(static a => a.Cost), Money);

    public async Task<IActionResult> OnGetAsync(Guid id, string? show, int p, CancellationToken cancellation) =>
        await LoadAsync(id, show, p, cancellation) ? Page() : Redirect("/assets/import?gone=true");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, 1, cancellation))
        {
            return Redirect("/assets/import?gone=true");
        }

        // The key is the draft's own, so a second click finds the first one's answer.
        var caller = Caller.Of(HttpContext);
        var import = new AssetImport(caller.Institution, caller.Person, $"asset-upload-{id:N}", Draft.Form.Code, Draft.Form.Title, Money, Draft.Name, Draft.Content);
        var imported = await importer.ImportAsync(import, cancellation);
        if (imported.Outcome.Rejection is null)
        {
            return Redirect($"/cases/{InventoryKind.Instance.Route}/{imported.Outcome.Case ?? imported.Case}");
        }

        Refused = imported.Outcome.Rejection;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>False when there is no such file of this person, or it is complete only once its fields are right.</summary>
    private async Task<bool> LoadAsync(Guid id, string? show, int page, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!await ImportModel.MayAsync(HttpContext)
            || await drafts.ReadAsync<AssetDraftForm>(caller.Institution, caller.Person, ImportModel.Purpose, id, cancellation) is not { } draft
            || !Currency.TryParse(draft.Form.Currency, out var currency))
        {
            return false;
        }

        (Draft, Money) = (draft, currency);
        var sheet = importer.Preview(draft.Content, draft.Name, currency);
        Table = sheet.Table;
        IReadOnlyList<SheetColumn> columns = sheet.Header is not { } header ? [] : [.. AssetTable.Meanings(header).Select(static m =>
            new SheetColumn(m is null ? null : new($"→ {m.Es}", $"→ {m.En}"), AssetTable.IsNumber(m)))];
        Sheet = new SheetShown(sheet.Raw, sheet.Header, sheet.Table.Errors, columns, show switch { "bad" => true, "all" => false, _ => null }, page);
        return true;
    }
}
