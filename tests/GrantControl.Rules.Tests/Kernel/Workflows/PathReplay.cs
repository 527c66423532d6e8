using System.Text.RegularExpressions;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>Walks the path of a hole with the real engine, so that what the proof accuses a policy of is known to be possible.</summary>
internal static partial class PathReplay
{
    /// <summary>The first step the engine refuses to take, or null when it takes them all.</summary>
    public static string? FirstImpossibleStep(WorkflowDefinition policy, IReadOnlyList<string> path)
    {
        var root = new ContentWalker(policy);
        var children = policy.Children.ToDictionary(c => c.Id, c => new ContentWalker(c));
        return path.FirstOrDefault(step => !Take(root, children, step));
    }

    private static bool Take(ContentWalker root, Dictionary<string, ContentWalker> children, string text)
    {
        var step = Step().Match(text);
        var child = step.Groups["child"].Value;
        var walker = child.Length == 0 ? root : children[child];
        if (!step.Success || walker.Position.State != step.Groups["from"].Value)
        {
            return false;
        }

        foreach (var section in step.Groups["sections"].Value.Split('+', StringSplitOptions.RemoveEmptyEntries))
        {
            (walker.Definition.Sections.Count > 0 ? walker : root).Save(section);
        }

        var row = walker.Definition.Transitions.FirstOrDefault(t => t.Id == step.Groups["what"].Value);
        var parent = child.Length == 0 ? null : new ParentPosition(root.Position.State, root.Position.ClearedGates);
        var above = row is not null && step.Groups["who"].Value.Split(", ").Length == row.Parts.Count;
        return (row is null || Do(walker, row, parent, above)) && walker.Position.State == step.Groups["to"].Value;
    }

    private static bool Do(ContentWalker walker, Transition row, ParentPosition? parent, bool above)
    {
        foreach (var part in row.Parts.Where(p => above || !p.OnlyAboveThreshold))
        {
            for (var i = 0; i < part.Quorum; i++)
            {
                var act = new Act(row, part, $"{part.Id}-{i}", above) { ChangedSections = walker.Changed() };
                if (TableWalker.Instance.Check(walker.Definition, walker.Position, parent, act) != Refusal.None)
                {
                    return false;
                }

                walker.Fire(act, parent);
            }
        }

        return true;
    }

    [GeneratedRegex(@"^((?<child>[\w-]+): )?(?<from>[\w-]+) —(?<what>[\w-]+)(: (?<sections>[\w+-]+))?( \((?<who>[^)]*)\))?→ (?<to>[\w-]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
