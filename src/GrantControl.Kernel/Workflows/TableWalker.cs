namespace GrantControl.Kernel.Workflows;

/// <summary>
/// Walks a definition's table directly. It knows nothing of people's roles and duties: those are the guards' business.
/// It answers what the table alone allows from a position.
/// </summary>
public sealed class TableWalker : IWorkflowEngine
{
    public static readonly TableWalker Instance = new();

    private TableWalker()
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<Transition> Permitted(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, bool aboveThreshold) =>
        [.. definition.Transitions.Where(t => !t.Automatic && !t.Cascade
            && StartsIn(t, position, parent)
            && !ClearsAgain(t, position)
            && GatesStand(t, position, parent)
            && t.Parts.Any(p => MayCome(t, p, position, aboveThreshold)))];

    /// <inheritdoc/>
    public Refusal Check(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act)
    {
        var row = Row(definition, act);
        if (row is null || !StartsIn(row, position, parent))
        {
            return Refusal.WrongState;
        }

        var part = row.Parts.FirstOrDefault(p => Same(p.Id, act.Part.Id));
        if (part is null || ClearsAgain(row, position) || !MayCome(row, part, position, act.AboveThreshold) || HasActed(row, position, act.Person))
        {
            return Refusal.OutOfOrder;
        }

        return GatesStand(row, position, parent) ? Refusal.None : Refusal.GateOpen;
    }

    /// <inheritdoc/>
    public WorkflowPosition Fire(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act)
    {
        if (Check(definition, position, parent, act) is var refusal and not Refusal.None)
        {
            throw new InvalidOperationException($"'{act.Transition.Id}' may not fire from '{position.State}': {refusal}.");
        }

        var row = Row(definition, act)!;
        var acted = position with { PartsDone = position.PartsDone.Add(new PartDone(row.Id, act.Part.Id, act.Person)) };
        return row.Parts.All(p => !IsNeeded(p, act.AboveThreshold) || IsComplete(row, p, acted)) ? Move(definition, acted, row, act) : acted;
    }

    private static WorkflowPosition Move(WorkflowDefinition definition, WorkflowPosition position, Transition row, Act act)
    {
        var gates = position.ClearedGates;
        if (row.ReopensAll)
        {
            gates = gates.Clear();
        }
        else if (row.ReopensChanged)
        {
            gates = gates.Except(definition.Gates
                .Where(g => g.Watches.Any(s => act.ChangedSections.Contains(s, StringComparer.Ordinal)))
                .Select(static g => g.Id));
        }

        return position with
        {
            State = row.To,
            ClearedGates = row.Clears is null ? gates : gates.Add(row.Clears),

            // A half-done transition must not count after the case left its state, nor on content it was not done on.
            PartsDone = Same(row.To, position.State) && !row.ChangesContent
                ? position.PartsDone.RemoveAll(p => Same(p.Transition, row.Id))
                : [],
        };
    }

    /// <summary>The definition's own row: an act cannot bring a row of its own.</summary>
    private static Transition? Row(WorkflowDefinition definition, Act act) =>
        definition.Transitions.FirstOrDefault(t => Same(t.Id, act.Transition.Id));

    private static bool StartsIn(Transition t, WorkflowPosition position, ParentPosition? parent) =>
        t.From.Contains(position.State, StringComparer.Ordinal)
        && (t.ParentStates.Count == 0 || (parent is not null && t.ParentStates.Contains(parent.State, StringComparer.Ordinal)));

    private static bool ClearsAgain(Transition t, WorkflowPosition position) =>
        t.Clears is not null && position.ClearedGates.Contains(t.Clears);

    private static bool GatesStand(Transition t, WorkflowPosition position, ParentPosition? parent) =>
        t.NeedsGates.All(position.ClearedGates.Contains)
        && (t.NeedsParentGates.Count == 0 || (parent is not null && t.NeedsParentGates.All(parent.ClearedGates.Contains)));

    private static bool MayCome(Transition t, Part part, WorkflowPosition position, bool aboveThreshold) =>
        IsNeeded(part, aboveThreshold)
        && !IsComplete(t, part, position)
        && (!t.InSequence || t.Parts.TakeWhile(p => !Same(p.Id, part.Id)).All(p => !IsNeeded(p, aboveThreshold) || IsComplete(t, p, position)));

    private static bool HasActed(Transition t, WorkflowPosition position, string person) =>
        position.PartsDone.Any(p => Same(p.Transition, t.Id) && Same(p.Person, person));

    private static bool IsNeeded(Part part, bool aboveThreshold) => aboveThreshold || !part.OnlyAboveThreshold;

    private static bool IsComplete(Transition t, Part part, WorkflowPosition position) => position.Count(t.Id, part.Id) >= part.Quorum;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
