using GrantControl.Cases.Custody;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Assets;

/// <summary>The screens of a change of custody.</summary>
public sealed class CustodyScreens : IKindScreens
{
    public static readonly CustodyScreens Instance = new();

    private CustodyScreens()
    {
    }

    public string Kind => CustodyKind.Instance.Kind;

    public CasePanel Content { get; } = new("goods", new("Bienes y custodia", "Assets and custody"), "/Assets/_Custody.cshtml", static _ => true);

    public KindWords Words { get; } = new()
    {
        Introduction = new(
            "Quien responde por unos bienes los ofrece a otra persona, o activo fijo los ofrece por él; mientras tanto nadie más puede tomarlos. "
            + "La persona nombrada acepta, y en ese momento el registro la hace responsable y cambia el lugar; o los rechaza y todo queda como estaba.",
            "Whoever answers for some assets offers them to another person, or fixed assets does so for him; meanwhile nobody else can take them. "
            + "The person named accepts, and at that moment the register makes her answerable and changes the place; or she declines and all stays as it was."),
        Events = Table(
            ("custody.offered/1", "Custodia ofrecida; bienes bloqueados", "Custody offered; assets locked"),
            ("custody.accepted/1", "Custodia aceptada", "Custody accepted"),
            ("custody.declined/1", "Custodia rechazada; bienes liberados", "Custody declined; assets released"),
            ("custody.withdrawn/1", "Oferta retirada; bienes liberados", "Offer withdrawn; assets released")),
        Members = Table(
            ("versions", "Versión de cada bien en el registro", "Register version of each asset"),
            ("description", "Descripción", "Description"),
            ("inventory", "Número de inventario", "Inventory number"),
            ("serial", "Serie", "Serial"),
            ("custodian", "Custodio", "Custodian"),
            ("place", "Lugar", "Place")),
        Rules = Table(
            (CustodyRules.GoodsOffered, "Los bienes están en el registro y algo cambia", "The assets are in the register and something changes"),
            (CustodyRules.AssetFree, "Ningún otro expediente tiene tomados los bienes", "No other case holds the assets"),
            (CustodyRules.KeeperOffers, "Ofrece quien responde por los bienes, o activo fijo", "Whoever answers for the assets offers them, or fixed assets"),
            (CustodyRules.ReceiverNamed, "Acepta o rechaza la persona nombrada", "The person named accepts or declines"),
            (CustodyRules.OfferersOwn, "La retira quien la ofreció", "Whoever offered it withdraws it")),
        States = Table(
            ("custody/offered", "Espera a la persona nombrada; los bienes están bloqueados.", "It waits for the person named; the assets are locked."),
            ("custody/accepted", "La persona nombrada responde por los bienes.", "The person named answers for the assets."),
            ("custody/declined", "Se rechazó; todo quedó como estaba.", "It was declined; all stayed as it was."),
            ("custody/withdrawn", "Se retiró; todo quedó como estaba.", "It was withdrawn; all stayed as it was.")),
    };

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
