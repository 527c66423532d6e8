using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor;

/// <summary>How far a section is.</summary>
public enum SectionStanding
{
    NotStarted,

    /// <summary>Typed, and not saved.</summary>
    Draft,

    /// <summary>Saved, but not as it has to be to present the plan.</summary>
    Problems,
    Complete,
}

/// <summary>One section in the list of things to do.</summary>
/// <param name="Problems">What is missing or wrong, by its path.</param>
public sealed record SectionTask(
    SectionDefinition Section, SectionStanding Standing, IReadOnlyList<FieldError> Problems, IReadOnlyList<Observation> Observations, DateTimeOffset? DraftSavedAt)
{
    public Label Word => Standing switch
    {
        SectionStanding.NotStarted => new("Sin empezar", "Not started"),
        SectionStanding.Draft => new("En borrador", "In draft"),
        SectionStanding.Problems => new("Por corregir", "To be corrected"),
        _ => new("Completa", "Complete"),
    };

    public string Tone => Standing switch { SectionStanding.Complete => "good", SectionStanding.Problems => "bad", SectionStanding.Draft => "wait", _ => "muted" };

    public string Icon => Standing switch { SectionStanding.Complete => "done", SectionStanding.Problems => "alert", SectionStanding.Draft => "edit", _ => "minus" };

    /// <summary>Every section of a plan, in its order.</summary>
    public static IReadOnlyList<SectionTask> Of(PlanCase plan, IReadOnlyDictionary<string, SectionDraft> drafts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(drafts);
        var problems = PlanReview.Problems(plan.Plan);
        return
        [
            .. GrantControl.Cases.Grants.Section.All.Select(section =>
            {
                var mine = problems.Where(p => SectionOf(p.Path) == section.Id).ToList();
                var draft = drafts.GetValueOrDefault(section.Id);
                var standing = draft is not null ? SectionStanding.Draft
                    : plan.VersionOf(section.Id) == 0 ? SectionStanding.NotStarted
                    : mine.Count > 0 ? SectionStanding.Problems : SectionStanding.Complete;
                return new SectionTask(
                    section, standing, standing == SectionStanding.NotStarted ? [] : mine,
                    [.. plan.Grant.Observations.Where(o => o.Section == section.Id && o.Answer is null)], draft?.SavedAt);
            }),
        ];
    }

    public static string SectionOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('.', '[')[0];
    }
}
