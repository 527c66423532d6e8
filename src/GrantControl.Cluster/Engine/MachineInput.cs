using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Engine;

/// <summary>
/// What the guards of a machine look at. A machine knows states only; gates, parts and the parent stand beside it, so
/// that one machine serves every case of its workflow.
/// </summary>
internal sealed class MachineInput
{
    public WorkflowPosition Position { get; set; } = new(string.Empty);

    public ParentPosition? Parent { get; set; }

    public bool AboveThreshold { get; set; }

    /// <summary>Null when the question is what anybody may do.</summary>
    public string? Person { get; set; }

    public IReadOnlyCollection<string> ChangedSections { get; set; } = [];

    public bool ParentStands(Transition row) =>
        row.ParentStates.Count == 0 || (Parent is { } parent && row.ParentStates.Contains(parent.State));

    public bool GatesStand(Transition row) =>
        row.NeedsGates.All(Position.ClearedGates.Contains)
        && (row.NeedsParentGates.Count == 0 || (Parent is { } parent && row.NeedsParentGates.All(parent.ClearedGates.Contains)));

    /// <summary>Whether this part is the one that may come now, and this person one who may still do it.</summary>
    public bool InOrder(Transition row, Part part)
    {
        if (row.Clears is { } gate && Position.ClearedGates.Contains(gate))
        {
            return false;
        }

        if (Person is { } person && Position.PartsDone.Any(done => done.Transition == row.Id && done.Person == person))
        {
            return false;
        }

        foreach (var other in row.Parts)
        {
            var open = Lacks(row, other, Position);
            if (other.Id == part.Id)
            {
                return open;
            }

            if (open && row.InSequence)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether one more act on this part would leave nothing missing.</summary>
    public bool Completes(Transition row, Part part) => !row.Parts.Any(other => Lacks(row, other, Acted(row, part)));

    public WorkflowPosition Acted(Transition row, Part part) =>
        Position with { PartsDone = Position.PartsDone.Add(new PartDone(row.Id, part.Id, Person ?? string.Empty)) };

    private bool Lacks(Transition row, Part part, WorkflowPosition position) =>
        (AboveThreshold || !part.OnlyAboveThreshold) && position.Count(row.Id, part.Id) < part.Quorum;
}
