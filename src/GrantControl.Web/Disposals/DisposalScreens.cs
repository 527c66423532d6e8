using GrantControl.Cases.Disposals;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Disposals;

/// <summary>The screens of a disposal of assets.</summary>
public sealed class DisposalScreens : IKindScreens
{
    public static readonly DisposalScreens Instance = new();

    private DisposalScreens()
    {
    }

    public string Kind => DisposalKind.Instance.Kind;

    public KindWords Words => DisposalWords.All;

    public CasePanel Content { get; } = new("goods", new("Bienes", "Assets"), "/Disposals/_Goods.cshtml", static _ => true);

    public IReadOnlyList<CasePanel> Panels { get; } =
    [
        new("verification", new("Verificación física", "Physical verification"), "/Disposals/_Verification.cshtml", static c => Has(c, "inspections")),
        new("opinion", new("Dictamen técnico", "Technical opinion"), "/Disposals/_Opinion.cshtml", static c => Has(c, "opinions")),
        new("valuation", new("Valúos", "Valuations"), "/Disposals/_Valuation.cshtml", static c => Has(c, "appraisals")),
        new("committee", new("Votación del comité", "Vote of the committee"), "/Disposals/_Committee.cshtml", static c => Has(c, "votes")),
        new("destination", new("Destino y ejecución", "Destination and execution"), "/Disposals/_Destination.cshtml", static c => Has(c, "destination")),
        new("books", new("Baja contable", "Removal from the books"), "/Disposals/_Books.cshtml", static c => Has(c, "outcome")),
    ];

    public IReadOnlyList<PaperDefinition> Papers => DisposalPapers.All;

    public IKindForms Forms => DisposalForms.Instance;

    private static bool Has(CaseShown shown, string member) =>
        shown.Json.TryGetProperty(member, out var value) && value.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Null => false,
            System.Text.Json.JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => true,
        };
}
