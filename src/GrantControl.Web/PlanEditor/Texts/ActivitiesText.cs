using System.Globalization;
using GrantControl.Cases.Grants;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Activities and their calendar, as typed.</summary>
public sealed record ActivitiesText : SectionText
{
    public string Starts { get; init; } = "";

    public string Ends { get; init; } = "";

    public IReadOnlyList<ActivityText> Activities { get; init; } = [];

    public override string Id => Section.Activities;

    public override bool IsBlank => Starts.Length + Ends.Length == 0 && Activities.All(static a => a.IsBlank);

    public static ActivitiesText Of(ActivitiesSection? saved) => saved is null ? new ActivitiesText() : new ActivitiesText
    {
        Starts = Iso(saved.Starts),
        Ends = Iso(saved.Ends),
        Activities = [.. saved.Activities.Select(static a => new ActivityText { Id = a.Id, ResultId = a.ResultId, Title = a.Title, Starts = Iso(a.Starts), Ends = Iso(a.Ends) })],
    };

    public static ActivitiesText Of(PostedRows posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return new ActivitiesText
        {
            Starts = posted.One("planStarts"),
            Ends = posted.One("planEnds"),
            Activities = [.. Enumerable.Range(0, posted.Count("title", "id")).Select(i => new ActivityText
            {
                Id = posted.At("id", i),
                ResultId = posted.At("resultId", i),
                Title = posted.At("title", i),
                Starts = posted.At("starts", i),
                Ends = posted.At("ends", i),
            })],
        };
    }

    public override SectionText Tidied()
    {
        var ids = new RowIds(Activities.Select(static a => a.Id));
        return this with { Activities = [.. Activities.Where(static a => !a.IsBlank).Select(a => a with { Id = ids.Of(a.Id, "A") })] };
    }

    public override SectionText With(RowAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return this with { Activities = act.On("activities", Activities, static () => new ActivityText(), GrantPolicy.MaxPlanLines) };
    }

    public override Plan Read(PlanReading reading, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(plan);
        var (starts, ends) = Term(reading, "activities", Starts, Ends);
        reading.TellEmpty("activities.activities", Activities.Count, "Escriba al menos una actividad.", "Write at least one activity.");
        return plan with
        {
            Activities = new ActivitiesSection(starts, ends, [.. Activities.Select((a, i) =>
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"activities.activities[{i}]");
                if (a.ResultId.Length == 0)
                {
                    reading.Tell($"{path}.resultId", "Elija un resultado.", "Choose a result.");
                }

                var (from, to) = Term(reading, path, a.Starts, a.Ends);
                return new PlannedActivity(a.Id, a.ResultId, a.Title, from, to);
            })]),
        };
    }

    public override IReadOnlyList<PlanItem> Items() =>
    [
        new("term", new("Plazo del plan", "Term of the plan"), [new(PlanWords.Starts, PlanReading.Day(Starts)), new(PlanWords.Ends, PlanReading.Day(Ends))]),
        .. Activities.Select(static a => new PlanItem($"a/{a.Id}", ResultsText.Named(PlanWords.Activity, a.Id),
        [
            new(PlanWords.Activity, a.Title), new(PlanWords.Result, a.ResultId), new(PlanWords.Starts, PlanReading.Day(a.Starts)), new(PlanWords.Ends, PlanReading.Day(a.Ends)),
        ])),
    ];

    /// <summary>Each date stands in for the other, so that an unreadable one does not look like a term that ends before it starts.</summary>
    private static (DateOnly Starts, DateOnly Ends) Term(PlanReading reading, string path, string starts, string ends)
    {
        DateOnly? last = PlanReading.TryDate(ends, out var known) ? known : null;
        var from = reading.Date($"{path}.starts", starts, last);
        return (from, reading.Date($"{path}.ends", ends, from));
    }

    internal static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed record ActivityText
{
    public string Id { get; init; } = "";

    public string ResultId { get; init; } = "";

    public string Title { get; init; } = "";

    public string Starts { get; init; } = "";

    public string Ends { get; init; } = "";

    public bool IsBlank => Title.Length + Starts.Length + Ends.Length == 0;
}
