using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Queries;

/// <summary>
/// The duties that acts open to some roles would load, worked out once for each state that is met: an inbox asks it for
/// hundreds of cases in a handful of states.
/// </summary>
internal sealed class OpenDuties(string[] roles)
{
    private readonly Dictionary<(string Kind, string State), string?[]> _known = [];

    /// <summary>Whether some act the roles allow loads a duty that stands beside those held in the case.</summary>
    public bool Allow(ICaseKind kind, string state, string[] held) =>
        held.Length == 0 || Of(kind, state).Any(next => next is null || held.All(h => Stands(kind.Workflow, h, next)));

    private string?[] Of(ICaseKind kind, string state)
    {
        if (!_known.TryGetValue((kind.Kind, state), out var duties))
        {
            duties =
            [
                .. kind.Workflow.Transitions.Where(t => t.From.Contains(state, StringComparer.Ordinal))
                    .Concat(kind.Workflow.Children.SelectMany(static c => c.Transitions))
                    .SelectMany(static t => t.Parts)
                    .Where(p => p.Roles.Any(r => roles.Contains(r, StringComparer.Ordinal)))
                    .Select(static p => p.Duty)
                    .Distinct(StringComparer.Ordinal),
            ];
            _known.Add((kind.Kind, state), duties);
        }

        return duties;
    }

    private static bool Stands(WorkflowDefinition workflow, string held, string next) =>
        (!workflow.Incompatible(held, next) && workflow.Children.All(c => !c.Incompatible(held, next)))
        || workflow.CompensablePairs.Any(pair => pair.Matches(held, next));
}
