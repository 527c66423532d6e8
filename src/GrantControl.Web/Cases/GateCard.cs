using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>One gate as its card shows it: where it stands, who decided last, and whether what he saw is still what stands there.</summary>
/// <param name="Cleared">The event that cleared it last, also when it was opened again since; null when it never was.</param>
/// <param name="Observed">The event that observed it last; null when it never was.</param>
/// <param name="ChangedSince">Sections it watches that were saved after it cleared.</param>
public sealed record GateCard(GateShown Gate, GateDefinition Definition, OutlineRow? Cleared, OutlineRow? Observed, IReadOnlyList<string> ChangedSince)
{
    /// <summary>True when it stands cleared on the very content the case has now.</summary>
    public bool OnCurrent { get; init; }

    /// <summary>True when it had been cleared and is open again.</summary>
    public bool Reopened => Cleared is not null && Gate.Clearance is null;

    public static IReadOnlyList<GateCard> Of(CaseShown shown, IReadOnlyList<OutlineRow> outline)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var workflow = shown.Kind.Workflow;
        return
        [
            .. shown.Gates.Select(g =>
            {
                var definition = workflow.Gates.First(d => string.Equals(d.Id, g.Id, StringComparison.Ordinal));
                var cleared = Last(outline, workflow, t => string.Equals(t.Clears, g.Id, StringComparison.Ordinal));
                var told = g is { Standing: "cleared", Clearance: null } && cleared is not null
                    ? g with { Clearance = new ClearanceShown(cleared.Actor, cleared.At, cleared.Version, cleared.ContentHash, cleared.StandInFor) }
                    : g;
                return new GateCard(told, definition, cleared, Last(outline, workflow, t => string.Equals(t.Observes, g.Id, StringComparison.Ordinal)), Changed(definition, cleared, outline))
                {
                    OnCurrent = told.Clearance is not null && string.Equals(told.Clearance.ContentHash, shown.ContentHash, StringComparison.Ordinal),
                };
            }),
        ];
    }

    private static OutlineRow? Last(IReadOnlyList<OutlineRow> outline, WorkflowDefinition workflow, Func<Transition, bool> which)
    {
        var ids = workflow.Transitions.Where(which).Select(static t => t.Id).ToHashSet(StringComparer.Ordinal);
        return outline.LastOrDefault(o => o.Target is { Length: 0 } && o.Transition is not null && ids.Contains(o.Transition));
    }

    private static List<string> Changed(GateDefinition gate, OutlineRow? cleared, IReadOnlyList<OutlineRow> outline) =>
        cleared is null
            ? []
            : [.. outline.Where(o => o.Version > cleared.Version).SelectMany(static o => o.Sections).Distinct(StringComparer.Ordinal).Where(s => gate.Watches.Contains(s, StringComparer.Ordinal))];
}
