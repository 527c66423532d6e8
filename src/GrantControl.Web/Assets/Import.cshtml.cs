using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Assets;

/// <summary>Sends a file of goods to be looked at. Nothing of it enters the register here.</summary>
public sealed class ImportModel(FileDrafts drafts) : ImportPage<AssetDraftForm>(drafts)
{
    /// <summary>What its drafts are kept for.</summary>
    public const string Purpose = "assets";

    private static readonly ReportTable Columns = new(
        "plantilla-bienes",
        new("Bienes", "Assets"),
        [
            ReportColumn.Text("inventory", "Inventario", "Inventory"), ReportColumn.Text("serial", "Serie", "Serial"), ReportColumn.Text("description", "Descripción", "Description"),
            ReportColumn.Text("class", "Clase", "Class"), ReportColumn.Text("custodian", "Custodio", "Custodian"), ReportColumn.Text("place", "Ubicación", "Place"),
            ReportColumn.Number("cost", "Costo", "Cost"), ReportColumn.Text("acquired_on", "Fecha de adquisición", "Acquired on"), ReportColumn.Number("life_months", "Vida útil (meses)", "Useful life (months)"),
        ],
        [["EQ-0001", "SN-12345", "Computadora portátil", "Equipo", "custodio1", "Oficina central", "6500.00", "2024-03-15", "60"], ["MO-0001", "", "Escritorio", "Mobiliario", "custodio1", "Oficina central", "1450.00", "2020-07-01", "120"]]);

    public override string Address => "/assets/import";

    public override ReportTable Template => Columns;

    public override ImportWords Words { get; } = new(
        new("Archivo CSV o XLSX, hasta 8 MB y 10,000 bienes", "CSV or XLSX file, up to 8 MB and 10,000 assets"),
        null,
        new("Código del inventario", "Code of the inventory"),
        new("Identifica esta carga para siempre: bodega-2026", "It identifies this load forever: store-2026"),
        new("bodega-2026", "store-2026"),
        new("Nombre del inventario", "Name of the inventory"),
        new("nombre", "name"),
        "bienes");

    protected override string Kept => Purpose;

    /// <summary>Goods are entered by fixed assets.</summary>
    public static async Task<bool> MayAsync(HttpContext context) =>
        await KnownPerson.FindAsync(context) is { Organisation: null } person && person.Roles.Contains(Role.Property);

    protected override async Task LoadAsync(CancellationToken cancellation) => May = await MayAsync(HttpContext);

    protected override AssetDraftForm Written() => new((Code ?? "").Trim(), (Heading ?? "").Trim(), Currency ?? "");

    protected override void Show(AssetDraftForm form) => (Code, Heading, Currency) = (form.Code, form.Title, form.Currency);

    protected override void Check(AssetDraftForm form)
    {
        CheckHead(form.Code, form.Title);
        CheckCurrency(form.Currency);
    }
}
