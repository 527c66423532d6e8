using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

/// <summary>What one kind of case says of its field visits; everything else is the same for every kind.</summary>
/// <param name="Monitor">Who plans, makes and follows up visits, with the duty that loads on him.</param>
/// <param name="Owners">Roles that may be asked for a corrective action.</param>
/// <param name="PlannedIn">States of the case in which a visit may be planned, and in which the next one falls due.</param>
/// <param name="MadeIn">States of the case in which a planned visit may still be made.</param>
/// <param name="Checklist">What is looked at on the ground.</param>
public sealed record VisitSetting(
    Part Monitor, IReadOnlyList<string> Owners, IReadOnlyList<string> PlannedIn, IReadOnlyList<string> MadeIn, IReadOnlyList<ChecklistItem> Checklist)
{
    /// <summary>The duties of the kind that exclude one another.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> IncompatibleDuties { get; init; }

    public IReadOnlyList<DutyPair> CompensablePairs { get; init; } = [];

    /// <summary>Who is told of a visit that is late; another area than the one that makes it.</summary>
    public string EscalatesTo { get; init; } = Role.Control;
}

/// <summary>One question of a checklist. Its id is kept in events and never given to another question.</summary>
public sealed record ChecklistItem(string Id, Label Label);
