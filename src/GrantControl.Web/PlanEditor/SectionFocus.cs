using System.Globalization;
using GrantControl.Web.Forms;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor;

/// <summary>Where the focus goes after a button changed the rows: to the first field of the row it was about.</summary>
public static class SectionFocus
{
    /// <returns>The id of the field; empty when nothing is left to go to.</returns>
    public static string Of(SectionText text, RowAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var path = text switch
        {
            ResultsText r when act.List.StartsWith("indicators-", StringComparison.Ordinal) => Indicator(r, act),
            ResultsText r => Row("results.results", r.Results.Count, "title", act),
            ActivitiesText a => Row("activities.activities", a.Activities.Count, "title", act),
            BudgetText when act.List == "total" => "budget.total",
            BudgetText b => Row("budget.lines", b.Lines.Count, "description", act),
            TranchesText when act.Verb is "split" or "rest" => "",
            TranchesText t => Row("tranches.tranches", t.Tranches.Count, "plannedOn", act),
            _ => "",
        };
        return path.Length == 0 ? "" : FormPaths.IdOf(path);
    }

    private static string Indicator(ResultsText results, RowAct act) =>
        int.TryParse(act.List.AsSpan("indicators-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var result) && result < results.Results.Count
            ? Row(string.Create(CultureInfo.InvariantCulture, $"results.results[{result}].indicators"), results.Results[result].Indicators.Count, "title", act)
            : "";

    private static string Row(string list, int count, string field, RowAct act) =>
        count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{list}[{act.FocusOf(count)}].{field}");
}
