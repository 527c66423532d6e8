using System.Globalization;

namespace GrantControl.Kernel.Workflows;

/// <summary>A workflow as data: everything that may happen to one kind of case, or to one child of it.</summary>
/// <param name="Id">Stable English identifier, lower case: <c>grant</c>, <c>tranche</c>.</param>
/// <param name="PolicyVersion">The version of the policy; a case stays on the version it began with.</param>
/// <param name="Label">Both languages.</param>
/// <param name="Initial">The state a new case or child stands in.</param>
public sealed record WorkflowDefinition(string Id, int PolicyVersion, Label Label, string Initial)
{
    public required IReadOnlyList<StateDefinition> States { get; init; }

    public required IReadOnlyList<Transition> Transitions { get; init; }

    public IReadOnlyList<GateDefinition> Gates { get; init; } = [];

    /// <summary>The sections of the content that gates watch.</summary>
    public IReadOnlyList<SectionDefinition> Sections { get; init; } = [];

    /// <summary>Duties that one person may not hold together in one case. Read as mutual, whole-case.</summary>
    public IReadOnlyList<IReadOnlyList<string>> IncompatibleDuties { get; init; } = [];

    /// <summary>What people call each duty of the case and of its children.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, Label> DutyLabels { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>The only pairs a compensating control signed by internal audit may lift.</summary>
    public IReadOnlyList<DutyPair> CompensablePairs { get; init; } = [];

    /// <summary>Who may open a case of this workflow; null for children, which their parent opens.</summary>
    public Part? Opening { get; init; }

    /// <summary>Workflows of the parts of a case: a grant's tranches and amendments.</summary>
    public IReadOnlyList<WorkflowDefinition> Children { get; init; } = [];

    public StateDefinition State(string id) => States.First(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    /// <summary>The workflow a target moves in: the case's own, or that of a child (<c>tranche:2</c> → tranche); null when there is no such child.</summary>
    public WorkflowDefinition? Find(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var at = target.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? this : Children.FirstOrDefault(c => string.Equals(c.Id, target[..at], StringComparison.Ordinal));
    }

    /// <inheritdoc cref="Find"/>
    /// <exception cref="InvalidOperationException">There is no such child.</exception>
    public WorkflowDefinition For(string target) => Find(target) ?? throw new InvalidOperationException($"The workflow '{Id}' has no child for '{target}'.");

    /// <summary>The number of the part of a case that a target names (<c>tranche:3</c> → 3); null for the case itself.</summary>
    public static int? NumberOf(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var at = target.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && int.TryParse(target.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The row of a target by its id; null where no workflow has it.</summary>
    public Transition? Row(string target, string transition) => Find(target)?.Transitions.FirstOrDefault(t => string.Equals(t.Id, transition, StringComparison.Ordinal));

    public WorkflowDefinition Child(string id) => Children.First(c => string.Equals(c.Id, id, StringComparison.Ordinal));

    /// <summary>What people call a duty; its code where the definition has no words for it.</summary>
    public Label DutyLabel(string duty) => DutyLabels.GetValueOrDefault(duty) ?? new Label(duty, duty);

    /// <summary>True when the two duties may not be held by one person; a compensating control is the caller's business.</summary>
    public bool Incompatible(string dutyA, string dutyB) =>
        !string.Equals(dutyA, dutyB, StringComparison.Ordinal)
        && IncompatibleDuties.Any(set => set.Contains(dutyA, StringComparer.Ordinal) && set.Contains(dutyB, StringComparer.Ordinal));
}

/// <summary>Two duties, in no order.</summary>
public sealed record DutyPair(string A, string B)
{
    public bool Matches(string x, string y) =>
        (string.Equals(A, x, StringComparison.Ordinal) && string.Equals(B, y, StringComparison.Ordinal))
        || (string.Equals(A, y, StringComparison.Ordinal) && string.Equals(B, x, StringComparison.Ordinal));
}

/// <summary>One state. A final state is an end: nothing waits in it.</summary>
public sealed record StateDefinition(string Id, Label Label)
{
    public bool Final { get; init; }

    /// <summary>
    /// A way a case may take and that nobody plans: shown once a case is in it, and never as the road ahead. It changes nothing a
    /// case may do.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Aside { get; init; }

    /// <summary>True when reaching it commits or pays public money, or ends the account of it.</summary>
    public bool MovesMoney { get; init; }

    /// <summary>
    /// True when content may be saved in this state without a move. The proof takes any section as changed in it, as it
    /// does in every state a reopening transition starts from.
    /// </summary>
    public bool Editable { get; init; }

    /// <summary>Gates that must stand cleared on the same content whenever this state is reached: what the proof protects.</summary>
    public IReadOnlyList<string> NeedsGates { get; init; } = [];

    /// <summary>
    /// Duties that must all have been exercised on the way here, each by another person. A state that moves money names at
    /// least three; a child may name its parent's duties too. The proof refuses a path that leaves one out, and a policy
    /// in which one person may hold two of them.
    /// </summary>
    public IReadOnlyList<string> NeedsDuties { get; init; } = [];
}

/// <summary>A gate: one area's clearance of the sections it watches.</summary>
public sealed record GateDefinition(string Id, Label Label, string Role, IReadOnlyList<string> Watches)
{
    /// <summary>The article or rule the gate rests on, shown on its checklist.</summary>
    public Label? Ground { get; init; }

    public IReadOnlyList<Label> Checklist { get; init; } = [];
}

/// <summary>A section of the content with its own version and hash, so that a correction reopens only the gates that watch it.</summary>
public sealed record SectionDefinition(string Id, Label Label)
{
    /// <summary>Members of the case's view that are the section; empty for a kind that keeps its sections by name in a plan.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Members { get; init; } = [];
}
