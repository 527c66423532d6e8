using GrantControl.Kernel.Deciders;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.PlanEditor;

/// <summary>What the fields of one section are drawn from.</summary>
/// <param name="Results">Results to choose from, as last typed.</param>
/// <param name="Planned">Amount by budget line in minor units, as last typed: what tranches are measured against.</param>
public sealed record SectionForm(
    PlanCase Plan, SectionText Text, IReadOnlyList<FieldError> Errors, IReadOnlyList<(string Id, string Title)> Results,
    IReadOnlyDictionary<string, long> Planned, Language L, string? Focus)
{
    private FieldMarkup? _markup;

    public FieldMarkup Markup => _markup ??= new FieldMarkup(Errors, L, Focus);

    public IReadOnlyList<(string Value, string Text)> ResultChoices { get; } =
        [.. Results.Select(static r => (r.Id, $"{r.Id} · {(r.Title.Length > 60 ? r.Title[..59] + "…" : r.Title)}"))];

    public string Symbol => Plan.Grant.Currency.Symbol;

    /// <summary>An amount that no field holds.</summary>
    /// <param name="minor">Centavos.</param>
    public string Written(long minor) => Plan.Grant.Currency.Before(PlanAmount.Show(minor));
}
