using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>By what a grant is looked for: its documents, what was observed of it, and what it is about.</summary>
internal static class GrantTexts
{
    public static IReadOnlyList<SearchText> Of(GrantState s) => [.. Documents(s), .. Observations(s), .. Findings(s), .. Content(s)];

    private static IEnumerable<SearchText> Documents(GrantState s) =>
        s.Core.Documents.DistinctBy(d => d.Sha256).Select(d => new SearchText(SearchText.Document, $"{DocumentType.All[d.Type].Label.Es}: {d.Name}", d.Sha256));

    private static IEnumerable<SearchText> Observations(GrantState s) =>
        s.Observations.SelectMany(o => Both(o.Text, o.Answer, o.Section))
            .Concat(s.Tranches.SelectMany(t => t.Value.Observations.SelectMany(o => Both(o.Text, o.Answer, GrantState.TrancheTarget(t.Key)))))
            .Concat(s.Amendments.Values.SelectMany(a => a.Observations.SelectMany(o => Both(o.Text, null, GrantState.AmendmentTarget(a.Number)))));

    private static IEnumerable<SearchText> Findings(GrantState s) =>
        s.Core.Findings.SelectMany(f => new[] { f.Text, f.Resolution }).OfType<string>().Select(t => new SearchText(SearchText.Finding, t));

    private static IEnumerable<SearchText> Content(GrantState s)
    {
        var plan = s.Plan;
        string?[] general = [s.Call, plan.General?.Purpose, plan.General?.Place, plan.General?.LegalRepresentative];
        return general
            .Concat(plan.Results?.Results.Select(r => r.Title) ?? [])
            .Concat(plan.Activities?.Activities.Select(a => a.Title) ?? [])
            .OfType<string>()
            .Select(t => new SearchText(SearchText.Content, t));
    }

    private static IEnumerable<SearchText> Both(string text, string? answer, string about) =>
        answer is null
            ? [new SearchText(SearchText.Observation, text, about)]
            : [new SearchText(SearchText.Observation, text, about), new SearchText(SearchText.Observation, answer, about)];
}
