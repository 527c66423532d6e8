using System.Runtime.CompilerServices;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>
/// The path of a case, or of a part of it: the main states it went through, where it stands, and the road still ahead of it to
/// its good end. The main states are the shortest way the workflow knows that leaves out what nobody plans; where a case went
/// aside, that branch hangs on the state it left from, and what a case went past is not told as if it had been done.
/// </summary>
public static class CasePath
{
    private static readonly ConditionalWeakTable<WorkflowDefinition, IReadOnlyList<string>> Ways = [];

    /// <param name="current">The state it stands in.</param>
    /// <param name="moves">The events that moved it, in order.</param>
    public static IReadOnlyList<PathStep> Of(WorkflowDefinition workflow, string current, IReadOnlyList<OutlineRow> moves)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var way = Ways.GetValue(workflow, static w => MainWay(w));
        var reached = moves.Where(static m => m.To is not null && (m.Moved || m.From!.Length == 0)).GroupBy(static m => m.To!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Last(), StringComparer.Ordinal);
        var steps = way.Select(id => new PathStep(workflow.State(id)) { Reached = reached.GetValueOrDefault(id) }).ToList();
        foreach (var state in workflow.States.Where(s => !way.Contains(s.Id) && (s.Id == current || reached.ContainsKey(s.Id))))
        {
            var anchor = Anchor(workflow, way, state.Id, reached);
            steps[anchor] = steps[anchor] with { Branches = [.. steps[anchor].Branches, new PathStep(state) { Reached = reached.GetValueOrDefault(state.Id), Standing = state.Id == current ? Standing.Current : Standing.Done }] };
        }

        var here = steps.FindIndex(s => s.State.Id == current || s.Branches.Any(b => b.State.Id == current));
        var ahead = Road(workflow, current, way[^1]);
        return
        [
            .. steps.Select((s, i) => s with { Standing = At(i, here, s, current) })
                .Where((s, i) => i == 0 || i == here || s.Branches.Count > 0 || (i < here ? s.Reached is not null : ahead.Contains(s.State.Id, StringComparer.Ordinal))),
        ];
    }

    private static Standing At(int i, int here, PathStep step, string current) =>
        i < here || (i == here && step.State.Id == current && step.State.Final) ? Standing.Done
        : i > here ? Standing.Next
        : step.State.Id == current ? Standing.Current : Standing.Done;

    /// <summary>The shortest way from the first state to the end that accounts for money, or else to the farthest one.</summary>
    private static List<string> MainWay(WorkflowDefinition workflow)
    {
        var before = Spread(workflow, workflow.Initial);
        var ends = before.Keys.Where(s => workflow.State(s).Final).ToList();
        return Back(before, ends.Find(s => workflow.State(s).MovesMoney) ?? ends.LastOrDefault() ?? before.Keys.Last());
    }

    /// <summary>The states from one to the end, both among them; only the first where no road leads there.</summary>
    private static List<string> Road(WorkflowDefinition workflow, string from, string end)
    {
        var before = Spread(workflow, from);
        return before.ContainsKey(end) ? Back(before, end) : [from];
    }

    /// <summary>Every state that can be reached without going aside, nearest first, each with the one before it.</summary>
    private static OrderedDictionary<string, string?> Spread(WorkflowDefinition workflow, string from)
    {
        var before = new OrderedDictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        for (var i = 0; i < before.Count; i++)
        {
            var at = before.GetAt(i).Key;
            foreach (var to in workflow.Transitions.Where(t => !t.Cascade && t.From.Contains(at, StringComparer.Ordinal)).Select(static t => t.To).Where(to => !workflow.State(to).Aside))
            {
                before.TryAdd(to, at);
            }
        }

        return before;
    }

    private static List<string> Back(OrderedDictionary<string, string?> before, string end)
    {
        var way = new List<string>();
        for (var at = end; at is not null; at = before[at])
        {
            way.Insert(0, at);
        }

        return way;
    }

    /// <summary>The main state a branch hangs on: the one the case left for it, or the one the workflow leaves from.</summary>
    private static int Anchor(WorkflowDefinition workflow, IReadOnlyList<string> way, string state, Dictionary<string, OutlineRow> reached)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { state };
        for (var at = state; ;)
        {
            var from = reached.GetValueOrDefault(at)?.From is { Length: > 0 } known && !seen.Contains(known)
                ? known
                : workflow.Transitions.Where(t => t.To == at).SelectMany(static t => t.From).FirstOrDefault(f => !seen.Contains(f));
            if (from is null)
            {
                return 0;
            }

            var place = Enumerable.Range(0, way.Count).FirstOrDefault(i => way[i] == from, -1);
            if (place >= 0)
            {
                return place;
            }

            seen.Add(from);
            at = from;
        }
    }
}

public enum Standing
{
    Done,
    Current,
    Next,
}

/// <summary>One state of a path.</summary>
public sealed record PathStep(StateDefinition State)
{
    public Standing Standing { get; init; }

    /// <summary>The event by which it was reached last; null when it was not, or is where everything begins.</summary>
    public OutlineRow? Reached { get; init; }

    /// <summary>States beside the main way that the case went through, or stands in.</summary>
    public IReadOnlyList<PathStep> Branches { get; init; } = [];
}
