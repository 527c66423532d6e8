using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Kinds;
using GrantControl.Web.Visits;

namespace GrantControl.Web.Grants;

/// <summary>The screens of a grant.</summary>
public sealed class GrantScreens : IKindScreens
{
    public static readonly GrantScreens Instance = new();

    private GrantScreens()
    {
    }

    public string Kind => "grant";

    public KindWords Words => GrantWords.All;

    public IReadOnlyList<CasePanel> Panels { get; } =
    [
        new("tranches", new("Desembolsos", "Tranches"), "/Grants/_TranchesPanel.cshtml", static c => Has(c, "tranches")),
        VisitForms.Panel,
        new("amendments", new("Modificaciones", "Amendments"), "/Grants/_AmendmentsPanel.cshtml", static c => Has(c, "amendments")),
        new("settlement", new("Cuenta, garantía y liquidación", "Account, guarantee and settlement"), "/Grants/_SettlementPanel.cshtml", static c => Has(c, "verifiedAccount")) { Acts = ["refund", "disallow"] },
    ];

    public IReadOnlyList<PaperDefinition> Papers => GrantPapers.All;

    public IKindForms Forms => GrantForms.Instance;

    public IEnumerable<string> PeopleIn(CaseShown shown) => VisitForms.PeopleIn(shown);

    private static bool Has(CaseShown shown, string member) =>
        shown.Json.TryGetProperty(member, out var value) && (value.ValueKind != System.Text.Json.JsonValueKind.Array || value.GetArrayLength() > 0);
}
