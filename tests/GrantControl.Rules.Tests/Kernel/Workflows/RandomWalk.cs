using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>
/// A case and one child moved at random by the real engine, with content versions kept the slow way: what each gate saw of
/// each section it watches. It knows nothing of the proof.
/// </summary>
internal sealed class RandomWalk(WorkflowDefinition policy, WorkflowDefinition? child, Random random)
{
    private readonly ContentWalker _case = new(policy);
    private readonly ContentWalker? _child = child is null ? null : new(child);

    /// <summary>How many protected states were entered.</summary>
    public int Entered { get; private set; }

    /// <summary>The first protected state entered with a gate open or blind to the content as it stood; null when none was.</summary>
    public string? Broken { get; private set; }

    public RandomWalk Run(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            if (_child is null || random.Next(2) == 0)
            {
                Step(_case, null);
            }
            else
            {
                Step(_child, new ParentPosition(_case.Position.State, _case.Position.ClearedGates));
            }
        }

        return this;
    }

    private void Step(ContentWalker walker, ParentPosition? parent)
    {
        var d = walker.Definition;

        // Cascades are seldom: the table allows them at any time, and a walk that always ends its child shows nothing.
        var cascades = random.Next(20) == 0;
        var acts = d.Transitions.Where(t => cascades || !t.Cascade).SelectMany(t => t.Parts, (t, p) => new Act(t, p, $"{p.Id}{random.Next(3)}"))
            .Where(a => TableWalker.Instance.Check(d, walker.Position, parent, a) == Refusal.None).ToList();
        if (acts.Count == 0)
        {
            return;
        }

        var act = acts[random.Next(acts.Count)];
        if (act.Transition.ChangesContent)
        {
            // A child without content of its own changes its parent's.
            var content = d.Sections.Count > 0 ? walker : _case;
            content.Save(content.Definition.Sections[random.Next(content.Definition.Sections.Count)].Id);
        }

        var before = walker.Position.State;
        walker.Fire(act with { ChangedSections = walker.Changed() }, parent);
        if (walker.Position.State != before)
        {
            Enter(walker);
        }
    }

    private void Enter(ContentWalker walker)
    {
        var state = walker.Definition.State(walker.Position.State);
        var gates = state.MovesMoney ? _case.Definition.Gates.Select(g => g.Id).Union(walker.Definition.Gates.Select(g => g.Id)) : state.NeedsGates;
        foreach (var gate in gates)
        {
            Entered++;
            var owner = walker.Definition.Gates.Any(g => g.Id == gate) ? walker : _case;
            Broken ??= owner.Stands(gate) ? null : state.Id;
        }
    }
}
