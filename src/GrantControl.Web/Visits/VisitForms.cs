using System.Globalization;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Visits;

/// <summary>What the forms of visits know before anybody types, for whatever kind of case is visited.</summary>
public static class VisitForms
{
    /// <summary>The part of the page of a case that shows its visits.</summary>
    public static CasePanel Panel { get; } = new("visits", new("Visitas de campo", "Field visits"), "/Visits/_VisitsPanel.cshtml", static c => Of(c) is { } v && (v.All.Count > 0 || v.NextDue is not null));

    /// <summary>The visits of a case; null for a kind that is not visited.</summary>
    public static VisitsView? Of(CaseShown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown.View<Visited>().Visits;
    }

    /// <summary>Ids of the people who are to make the visits of a case, so that their names are shown.</summary>
    public static IEnumerable<string> PeopleIn(CaseShown shown) => Of(shown)?.All.Select(static v => v.Visit.Visitor).OfType<string>() ?? [];

    /// <summary>Where a visit is recorded; null for any other command.</summary>
    public static string? EditorOf(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return string.Equals(offered.Command, VisitWorkflow.Record, StringComparison.Ordinal) ? $"/visits/{shown.Kind.Route}/{shown.Id}/{Number(WorkflowDefinition.NumberOf(offered.Target) ?? 0)}" : null;
    }

    /// <summary>The seed, with what visits add to it.</summary>
    public static FormSeed Seed(FormSeed seed, CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(offered);
        if (Of(shown) is not { } visits)
        {
            return seed;
        }

        var actions = visits.All.FirstOrDefault(v => string.Equals(VisitWorkflow.Target(v.Number), offered.Target, StringComparison.Ordinal))?.Visit.Actions ?? [];
        return offered.Command switch
        {
            VisitWorkflow.Plan when visits.NextDue is { } due => seed with { Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, Notes = Rated(visits.Risk) },
            VisitWorkflow.Plan => seed with { Notes = Rated(visits.Risk) },
            VisitWorkflow.Answer => seed.WithChoices("corrective-action", Choices(actions.Where(a => !a.Resolved && a.AnsweredBy is null && string.Equals(a.Owner, offered.Variant, StringComparison.Ordinal)))),
            VisitWorkflow.Resolve => seed.WithChoices("answered-action", Choices(actions.Where(static a => !a.Resolved && a.AnsweredBy is not null))),
            VisitWorkflow.Note => seed.WithChoices("recorded-visit", [.. visits.All.Where(static v => v.Visit.VisitedOn is not null).Select(static v => new FormChoice(
                Number(v.Number), new($"Visita {v.Number} · {Day(v)}", $"Visit {v.Number} · {Day(v)}")))]),
            VisitWorkflow.Record => seed
                .WithChoices("department", [.. Departments.All.Select(static d => new FormChoice(d.Code, new(d.Name, d.Name)))])
                .WithChoices("action-owner", [.. visits.Owners.Select(static o => new FormChoice(o, Role.Labels[o]))]),
            _ => seed,
        };

        static string Day(VisitView visit) => LocalizedPage.Day(visit.Visit.VisitedOn!.Value);
    }

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<FormNote> Rated(VisitRisk? risk) => risk is null ? []
        : [new FormNote(new("La última calificación de riesgo", "The latest risk rating"), [VisitWords.Rating(risk.Rating), .. risk.Points.Select(static p => new Label($"{p.Points} · {p.Because.Es}", $"{p.Points} · {p.Because.En}"))])];

    private static List<FormChoice> Choices(IEnumerable<ActionState> actions) =>
        [.. actions.Select(static a => new FormChoice(Number(a.Number), new($"{a.Number} · {a.Text} · hasta el {LocalizedPage.Day(a.Due)}", $"{a.Number} · {a.Text} · by {LocalizedPage.Day(a.Due)}")))];

    private sealed record Visited(VisitsView? Visits = null);
}
