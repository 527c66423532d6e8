using GrantControl.Cases.Assets;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;
using GrantControl.Web.Shared.Tables;

namespace GrantControl.Web.Assets;

/// <summary>A file of goods before it is imported: every bad cell in its place, or what confirming it would register.</summary>
public sealed class PreviewModel(FileDrafts drafts, AssetImporter importer) : PreviewPage
{
    public FileDraft<AssetDraftForm> Draft { get; private set; } = null!;

    public AssetTable Table { get; private set; } = null!;

    public Currency Money { get; private set; }

    public Money Cost => Kernel.Monies.Money.Sum(Table.Assets.Select(static a => a.Cost), Money);

    public override string Address => "/assets/import";

    public override (string Address, Label Name) Whole => ("/assets", new("Bienes", "Assets"));

    public override string Confirm => L.T($"Confirmar: registrar {SheetShown.Count(Table.Assets.Count)} bienes", $"Confirm: register {SheetShown.Count(Table.Assets.Count)} assets");

    protected override async Task<(Rejection? Refused, string Next)> ImportAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var import = new AssetImport(caller.Institution, caller.Person, $"asset-upload-{FileId:N}", Draft.Form.Code, Draft.Form.Title, Money, Draft.Name, Draft.Content);
        var imported = await importer.ImportAsync(import, cancellation);
        return (imported.Outcome.Rejection, $"/cases/{InventoryKind.Instance.Route}/{imported.Outcome.Case ?? imported.Case}");
    }

    protected override async Task<bool> LoadAsync(bool? onlyBad, int page, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!await ImportModel.MayAsync(HttpContext)
            || await drafts.ReadAsync<AssetDraftForm>(caller.Institution, caller.Person, ImportModel.Purpose, FileId, cancellation) is not { } draft
            || !Currency.TryParse(draft.Form.Currency, out var currency))
        {
            return false;
        }

        (Draft, Money) = (draft, currency);
        var sheet = importer.Preview(draft.Content, draft.Name, currency);
        Table = sheet.Table;
        IReadOnlyList<SheetColumn> columns = sheet.Header is not { } header ? [] : [.. AssetTable.Meanings(header).Select(static m =>
            new SheetColumn(m is null ? null : new($"→ {m.Es}", $"→ {m.En}"), AssetTable.IsNumber(m)))];
        Sheet = new SheetShown(sheet.Raw, sheet.Header, sheet.Table.Errors, columns, onlyBad, page);
        return true;
    }
}
