namespace GrantControl.Kernel.Workflows;

/// <summary>One row of a workflow's table.</summary>
/// <param name="Id">Unique in its workflow: <c>clear-legal</c>.</param>
/// <param name="Trigger">The command people send, kebab-case: <c>clear</c>. Several transitions may share one trigger.</param>
/// <param name="From">States it may start in.</param>
/// <param name="To">The state it ends in once every part is done.</param>
public sealed record Transition(string Id, string Trigger, Label Label, IReadOnlyList<string> From, string To)
{
    /// <summary>Who must act. One part for most; two for a signature; each part is one act by one person (or a quorum).</summary>
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Whether the parts must come in the order they are listed in.</summary>
    public bool InSequence { get; init; }

    public Guards Guards { get; init; } = Guards.Advancing;

    /// <summary>Tells transitions that share a trigger apart: the gate of a <c>clear</c>.</summary>
    public string? Variant { get; init; }

    /// <summary>The gate this transition clears.</summary>
    public string? Clears { get; init; }

    /// <summary>The gate this transition observes; it stays open.</summary>
    public string? Observes { get; init; }

    /// <summary>Reopens exactly the gates that watch a section changed since they cleared.</summary>
    public bool ReopensChanged { get; init; }

    /// <summary>Opens every gate again (a return that restarts the review).</summary>
    public bool ReopensAll { get; init; }

    /// <summary>
    /// The act itself brings new content (an amendment adopted). Half-done transitions lose their parts, and the proof
    /// takes any section as changed. Content saved without a move is <see cref="StateDefinition.Editable"/>'s business.
    /// </summary>
    public bool ChangesContent { get; init; }

    /// <summary>Gates that must all stand cleared before it may fire.</summary>
    public IReadOnlyList<string> NeedsGates { get; init; } = [];

    /// <summary>For a child workflow: the states of the parent in which it may fire; empty means any.</summary>
    public IReadOnlyList<string> ParentStates { get; init; } = [];

    /// <summary>For a child workflow: gates of the parent that must stand cleared.</summary>
    public IReadOnlyList<string> NeedsParentGates { get; init; } = [];

    /// <summary>Document types that must be cited, by type id.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Names of the extra rules that must hold, each one a class in Cases; shown on checklists.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>
    /// Those of its rules that say whether there is anything here to act upon: an open finding, a debt. Each is decided from
    /// the state alone. While one of them does not hold the row is not offered, nor waited for, and its command is refused.
    /// </summary>
    public IReadOnlyList<string> ActsOn { get; init; } = [];

    /// <summary>How long the people named may take, counted from the moment the transition could first fire.</summary>
    public DeadlineDefinition? Deadline { get; init; }

    /// <summary>Fired by the program itself inside another command (the last gate of an amendment adopts it). Never by a person.</summary>
    public bool Automatic { get; init; }

    /// <summary>True when it ends a child because its parent ended.</summary>
    public bool Cascade { get; init; }
}

/// <summary>One act within a transition.</summary>
/// <param name="Id">Unique in its transition: <c>authority</c>, <c>ngo</c>.</param>
/// <param name="Roles">Any one of these roles.</param>
/// <param name="Duty">The duty the act loads on the person for the whole case; null for the clock and for acts that weigh nothing.</param>
public sealed record Part(string Id, IReadOnlyList<string> Roles, string? Duty, Label Label)
{
    /// <summary>How many different persons must do it (a committee's quorum); 1 for most.</summary>
    public int Quorum { get; init; } = 1;

    /// <summary>Needed only when the case is above the committee threshold.</summary>
    public bool OnlyAboveThreshold { get; init; }

    public bool ByClock => Roles.Contains(Role.System, StringComparer.Ordinal);

    /// <summary>True when the clock, and no person, may do it.</summary>
    public bool ByClockOnly => Roles.Count == 1 && ByClock;
}

/// <summary>A deadline of a wait: who owns it, to whom it escalates, and what the clock does when it passes.</summary>
/// <param name="Amount">Number of units; 0 with <see cref="DeadlineUnit.Date"/>.</param>
/// <param name="Owner">The role that must act.</param>
/// <param name="EscalatesTo">The role told when it is missed.</param>
public sealed record DeadlineDefinition(int Amount, DeadlineUnit Unit, string Owner, string EscalatesTo)
{
    /// <summary>For <see cref="DeadlineUnit.Date"/>: the name of the date the case itself supplies (<c>plan-end</c>).</summary>
    public string? DateOf { get; init; }

    /// <summary>A transition the clock fires when the deadline passes; null only tells and escalates.</summary>
    public string? OnExpiry { get; init; }

    /// <summary>States in which the clock stands still: the case waits for somebody else.</summary>
    public IReadOnlyList<string> PausedIn { get; init; } = [];

    /// <summary>A default that a legal office confirms (the asterisk of workflows.md).</summary>
    public bool Configurable { get; init; } = true;
}

public enum DeadlineUnit
{
    /// <summary>Business days of the institution's calendar.</summary>
    BusinessDays,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Calendar years.</summary>
    Years,

    /// <summary>A date the case supplies.</summary>
    Date,
}
