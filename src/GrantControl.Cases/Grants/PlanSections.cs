using System.Collections.Immutable;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Cases.Grants;

/// <summary>A plan seen section by section: what was sent, what changed, what results.</summary>
public static class PlanSections
{
    /// <summary>The sections that are there, in the order of <see cref="Section.All"/>.</summary>
    public static IReadOnlyList<(string Id, object Content)> Of(Plan plan) =>
        [.. new (string Id, object? Content)[]
        {
            (Section.General, plan.General),
            (Section.Results, plan.Results),
            (Section.Activities, plan.Activities),
            (Section.Budget, plan.Budget),
            (Section.Tranches, plan.Tranches),
        }.Where(s => s.Content is not null).Select(s => (s.Id, s.Content!))];

    public static string HashOf(object content) => CanonicalJson.Hash(content);

    /// <summary>Ids of the sections that differ from what is saved.</summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, SectionVersion> saved, Plan sent) =>
        [.. Of(sent).Where(s => !saved.TryGetValue(s.Id, out var before) || before.Hash != HashOf(s.Content)).Select(s => s.Id)];

    /// <summary>The same plan without the sections that are not named.</summary>
    public static Plan Only(Plan plan, IReadOnlyCollection<string> ids) => new()
    {
        General = ids.Contains(Section.General) ? plan.General : null,
        Results = ids.Contains(Section.Results) ? plan.Results : null,
        Activities = ids.Contains(Section.Activities) ? plan.Activities : null,
        Budget = ids.Contains(Section.Budget) ? plan.Budget : null,
        Tranches = ids.Contains(Section.Tranches) ? plan.Tranches : null,
    };

    /// <summary>The plan with the sections sent in the place of its own.</summary>
    public static Plan Merge(Plan plan, Plan sent) => new()
    {
        General = sent.General ?? plan.General,
        Results = sent.Results ?? plan.Results,
        Activities = sent.Activities ?? plan.Activities,
        Budget = sent.Budget ?? plan.Budget,
        Tranches = sent.Tranches ?? plan.Tranches,
    };

    /// <summary>The standing of every section once those sent are saved; a section that did not change keeps its version.</summary>
    public static ImmutableSortedDictionary<string, SectionVersion> Bump(ImmutableSortedDictionary<string, SectionVersion> saved, Plan sent)
    {
        foreach (var (id, content) in Of(sent))
        {
            var hash = HashOf(content);
            if (!saved.TryGetValue(id, out var before) || before.Hash != hash)
            {
                saved = saved.SetItem(id, new SectionVersion((before?.Version ?? 0) + 1, hash));
            }
        }

        return saved;
    }

    /// <summary>Hash of each section as it stands: what a presentation is compared with later.</summary>
    public static ImmutableSortedDictionary<string, string> Hashes(ImmutableSortedDictionary<string, SectionVersion> sections) =>
        sections.ToImmutableSortedDictionary(s => s.Key, s => s.Value.Hash, StringComparer.Ordinal);

    /// <summary>Ids of the sections that are not as they were last presented.</summary>
    public static IReadOnlyList<string> ChangedSince(IReadOnlyDictionary<string, string> presented, IReadOnlyDictionary<string, SectionVersion> sections) =>
        [.. Section.All.Select(s => s.Id).Where(id => sections.GetValueOrDefault(id)?.Hash != presented.GetValueOrDefault(id))];
}
