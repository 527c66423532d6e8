using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Complaints;

/// <summary>The screens of a complaint, for the office.</summary>
public sealed class ComplaintScreens : IKindScreens
{
    public static readonly ComplaintScreens Instance = new();

    private ComplaintScreens()
    {
    }

    public string Kind => ComplaintKind.Instance.Kind;

    public KindWords Words => ComplaintWords.All;

    public CasePanel Content { get; } = new("facts", new("Lo denunciado", "What was complained of"), "/Complaints/_Facts.cshtml", static _ => true);

    public IReadOnlyList<CasePanel> Panels { get; } =
    [
        new("questions", new("Preguntas y respuestas", "Questions and answers"), "/Complaints/_Questions.cshtml", static c => Has(c, "questions")),
        new("identity", new("Identidad sellada", "Sealed identity"), "/Complaints/_Identity.cshtml", static c => c.View<ComplaintView>().IdentitySealed),
        new("links", new("Expedientes vinculados", "Linked cases"), "/Complaints/_Links.cshtml", static c => Has(c, "links") || Has(c, "duplicates")),
        new("conclusions", new("Conclusión", "Conclusion"), "/Complaints/_Conclusions.cshtml", static c => Has(c, "judgements")),
        new("correction", new("Plan correctivo", "Corrective plan"), "/Complaints/_Correction.cshtml", static c => Has(c, "measures") || Has(c, "entrusted")),
        new("answer", new("Respuesta pública", "Public answer"), "/Complaints/_Answer.cshtml", static c => Has(c, "publicAnswer")),
    ];

    public IReadOnlyList<PaperDefinition> Papers => ComplaintPapers.All;

    public IKindForms Forms => ComplaintForms.Instance;

    public IEnumerable<string> PeopleIn(CaseShown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var view = shown.View<ComplaintView>();
        return new[] { view.Investigator, view.Reviewer, view.Entrusted }.OfType<string>().Concat(view.AccusedPeople);
    }

    private static bool Has(CaseShown shown, string member) =>
        shown.Json.TryGetProperty(member, out var value) && value.ValueKind switch
        {
            JsonValueKind.Null => false,
            JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => true,
        };
}
