using System.Text.Json;
using GrantControl.Cases.Contracts;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Kinds;
using GrantControl.Web.Visits;

namespace GrantControl.Web.Contracts;

/// <summary>The screens of a contract.</summary>
public sealed class ContractScreens : IKindScreens
{
    public static readonly ContractScreens Instance = new();

    private ContractScreens()
    {
    }

    public string Kind => ContractKind.Instance.Kind;

    public KindWords Words => ContractWords.All;

    public CasePanel Content { get; } = new("contract", new("Contrato", "Contract"), "/Contracts/_Terms.cshtml", static _ => true);

    public IReadOnlyList<CasePanel> Panels { get; } =
    [
        new("term", new("Plazo y garantías", "Term and guarantees"), "/Contracts/_Term.cshtml", static c => Has(c, "guarantees") || Has(c, "administrator")) { Acts = ["appoint", "file-guarantee"] },
        new("deliverables", new("Entregables", "Deliverables"), "/Contracts/_Deliverables.cshtml", static c => Has(c, "deliverables")) { Acts = ["penalize"] },
        new("payments", new("Pagos", "Payments"), "/Contracts/_Payments.cshtml", static c => Has(c, "payments")),
        new("amendments", new("Modificaciones y prórrogas", "Amendments and extensions"), "/Contracts/_Amendments.cshtml", static c => Has(c, "amendments")),
        new("penalties", new("Multas", "Penalties"), "/Contracts/_Penalties.cshtml", static c => Has(c, "penalties")),
        VisitForms.Panel,
        new("settlement", new("Cuenta y liquidación", "Account and settlement"), "/Contracts/_Settlement.cshtml", static c => Has(c, "deliverables")) { Acts = ["collect"] },
    ];

    public IReadOnlyList<PaperDefinition> Papers => ContractPapers.All;

    public IKindForms Forms => ContractForms.Instance;

    public IEnumerable<string> PeopleIn(CaseShown shown) => VisitForms.PeopleIn(shown);

    private static bool Has(CaseShown shown, string member) =>
        shown.Json.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null && (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > 0);
}
