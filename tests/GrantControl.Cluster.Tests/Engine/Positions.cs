using System.Collections.Immutable;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Tests.Engine;

/// <summary>Every position of a workflow that a test of parity must visit.</summary>
internal static class Positions
{
    public const string Earlier = "person-0";
    public const string Fresh = "person-fresh";

    public static IEnumerable<WorkflowPosition> Of(WorkflowDefinition definition) =>
        from state in definition.States.Select(static s => s.Id).Append("no-such-state")
        from gates in Subsets(definition.Gates.Select(static g => g.Id).ToArray())
        from parts in Progress(definition)
        select new WorkflowPosition(state)
        {
            ClearedGates = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gates),
            PartsDone = parts,
        };

    /// <summary>No parent, and the parent in every state with every subset of the gates that the child's table names.</summary>
    public static IEnumerable<ParentPosition?> Parents(WorkflowDefinition definition, WorkflowDefinition? parent)
    {
        yield return null;
        var named = definition.Transitions.SelectMany(static t => t.NeedsParentGates).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var state in parent?.States ?? [])
        {
            foreach (var gates in Subsets(named))
            {
                yield return new ParentPosition(state.Id, ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gates));
            }
        }
    }

    public static IEnumerable<IReadOnlyList<string>> Subsets(IReadOnlyList<string> all)
    {
        for (var mask = 0; mask < 1 << all.Count; mask++)
        {
            yield return [.. all.Where((_, i) => (mask & (1 << i)) != 0)];
        }
    }

    /// <summary>Nothing done; every subset of the parts of one transition, short of a quorum and at it; and one part of each at once.</summary>
    private static IEnumerable<ImmutableArray<PartDone>> Progress(WorkflowDefinition definition)
    {
        yield return [];
        var shared = definition.Transitions.Where(static t => t.Parts.Count > 1 || t.Parts.Any(static p => p.Quorum > 1)).ToArray();
        foreach (var row in shared)
        {
            foreach (var done in Subsets([.. row.Parts.Select(static p => p.Id)]).Where(static s => s.Count > 0))
            {
                yield return Acts(row, done, static _ => 1);
                if (row.Parts.Any(static p => p.Quorum > 1))
                {
                    yield return Acts(row, done, static p => p.Quorum);
                    yield return Acts(row, done, static p => p.Quorum - 1);
                }
            }
        }

        yield return [.. shared.Select(static row => new PartDone(row.Id, row.Parts[0].Id, Earlier))];
    }

    private static ImmutableArray<PartDone> Acts(Transition row, IReadOnlyList<string> parts, Func<Part, int> times)
    {
        var person = 0;
        return
        [
            .. row.Parts.Where(p => parts.Contains(p.Id))
                .SelectMany(p => Enumerable.Range(0, times(p)).Select(_ => new PartDone(row.Id, p.Id, $"person-{person++}"))),
        ];
    }
}
