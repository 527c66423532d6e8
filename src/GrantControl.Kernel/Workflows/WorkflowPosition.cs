using System.Collections.Immutable;

namespace GrantControl.Kernel.Workflows;

/// <summary>Where a case, or one child of it, stands: state, gates cleared, and the parts of unfinished transitions already done.</summary>
public sealed record WorkflowPosition(string State)
{
    public ImmutableSortedSet<string> ClearedGates { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableArray<PartDone> PartsDone { get; init; } = [];

    /// <summary>How many different persons have done a part of a transition so far.</summary>
    public int Count(string transition, string part) =>
        PartsDone.Where(p => p.Transition == transition && p.Part == part).Select(p => p.Person).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Same state, gates and parts, whatever the order they came in.</summary>
    public bool Equals(WorkflowPosition? other) =>
        other is not null && State == other.State && ClearedGates.SetEquals(other.ClearedGates)
        && PartsDone.Length == other.PartsDone.Length && PartsDone.All(p => other.PartsDone.Contains(p));

    public override int GetHashCode() => HashCode.Combine(State, ClearedGates.Count, PartsDone.Length);
}

/// <summary>One person's part in a transition that still lacks others.</summary>
public sealed record PartDone(string Transition, string Part, string Person);

/// <summary>What a child workflow must know of its parent: null for the case itself.</summary>
public sealed record ParentPosition(string State, ImmutableSortedSet<string> ClearedGates);

/// <summary>One act: a part of a transition, by one person.</summary>
/// <param name="AboveThreshold">Whether parts that stand only above the committee threshold are needed.</param>
/// <param name="ChangedSections">Sections whose content differs from what the gates cleared; read by transitions that reopen.</param>
public sealed record Act(Transition Transition, Part Part, string Person, bool AboveThreshold = false)
{
    public IReadOnlyCollection<string> ChangedSections { get; init; } = [];
}

/// <summary>Why a transition may not fire from a position.</summary>
public enum Refusal
{
    None,

    /// <summary>The state (of the case or of its parent) has no such transition.</summary>
    WrongState,

    /// <summary>A gate it needs is open.</summary>
    GateOpen,

    /// <summary>The gate it clears is cleared already, the part is done already, or an earlier part is missing.</summary>
    OutOfOrder,
}

/// <summary>Something that walks a definition: the table itself, or a state machine built from it. All must agree.</summary>
public interface IWorkflowEngine
{
    /// <summary>Transitions of which at least one part may be done now, in definition order.</summary>
    IReadOnlyList<Transition> Permitted(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, bool aboveThreshold);

    /// <summary>Why one part of a transition may not be done now by this person; <see cref="Refusal.None"/> when it may.</summary>
    Refusal Check(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act);

    /// <summary>The position after one act. The state moves only when every part is done.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Check"/> does not answer <see cref="Refusal.None"/>.</exception>
    WorkflowPosition Fire(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act);
}
