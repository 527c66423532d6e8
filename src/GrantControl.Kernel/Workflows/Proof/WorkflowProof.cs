namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>
/// The proof of a policy: walks every path of a definition with its children, on both sides of the committee threshold,
/// and refuses it unless money can only move through gates, on one content, by different people, in time. What the engine
/// and the guards do at run time is taken as given (an act counts for who acts and for whom he stands in); what the table
/// lets them do is what is proven here.
/// </summary>
public static class WorkflowProof
{
    /// <summary>Beyond this nothing is proven, and the definition is refused. A grant needs some thousands.</summary>
    private const int Limit = 200_000;

    /// <summary>Proves a definition, or names every hole in it with a path that breaks the rule.</summary>
    public static ProofResult Of(WorkflowDefinition definition)
    {
        var errors = DefinitionCheck.Find(definition);
        if (errors.Count > 0)
        {
            return new(false, [.. errors.Select(static e => new Hole(HoleRule.Structure, new($"{e.Where}: {e.Message.Es}", $"{e.Where}: {e.Message.En}"), []))], 0, 0);
        }

        var holes = new HoleList();
        var spaces = Spaces(definition).ToList();
        foreach (var space in spaces)
        {
            if (space.TooLarge)
            {
                holes.Add(space.Subject.Definition.Id, Big());
                continue;
            }

            GateRules.Check(space, holes);
            WaitRules.Check(space, holes);
            ActRules.Check(space, holes);
            DutyRules.Check(space, holes);
            PersonRules.Check(space, holes, Limit);
        }

        return new(holes.All.Count == 0, holes.All, spaces.Sum(static s => s.Configs.Count), spaces.Sum(static s => s.Edges.Count));
    }

    private static IEnumerable<Space> Spaces(WorkflowDefinition definition)
    {
        var threshold = definition.Children.Append(definition).SelectMany(static d => d.Transitions).SelectMany(static t => t.Parts).Any(static p => p.OnlyAboveThreshold);
        foreach (var above in threshold ? new[] { false, true } : [false])
        {
            var duties = new DutyMap(definition);
            yield return Space.Explore(new Table(definition, null, duties, uint.MaxValue, above), null, Limit);
            foreach (var child in definition.Children)
            {
                yield return WithChild(definition, child, above);
            }
        }
    }

    private static Space WithChild(WorkflowDefinition definition, WorkflowDefinition child, bool above)
    {
        var duties = new DutyMap(child);
        var own = duties.Bits(child.Transitions.SelectMany(static t => t.Parts).Select(static p => p.Duty));
        var parent = new Table(definition, null, duties, ~own, above);
        return Space.Explore(parent, new Table(child, parent, duties, own, above), Limit);
    }

    private static Hole Big() =>
        new(HoleRule.TooLarge, new("La definición es demasiado grande para demostrarla", "The definition is too large to be proven"), []);
}

/// <summary>Holes in the order found, one for each subject: the same hole on both sides of the threshold is one.</summary>
internal sealed class HoleList
{
    private readonly HashSet<(string Rule, string Subject)> _seen = [];
    private readonly List<Hole> _holes = [];

    public IReadOnlyList<Hole> All => _holes;

    public void Add(string subject, Hole hole)
    {
        if (_seen.Add((hole.Rule, subject)))
        {
            _holes.Add(hole);
        }
    }

    /// <summary>Adds a hole found on a path, unless the subject has it already.</summary>
    public void Add(Space space, string rule, string subject, Label explanation, IReadOnlyList<Edge> path) =>
        Add(space, rule, subject, explanation, path, static _ => false);

    public void Add(Space space, string rule, string subject, Label explanation, IReadOnlyList<Edge> path, Func<Part, bool> isTheOne) =>
        Add($"{space.Subject.Definition.Id}/{subject}", new Hole(rule, explanation, Steps.Write(space, path, isTheOne)));
}
