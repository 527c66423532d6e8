using System.Collections.Immutable;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Visits;

#pragma warning disable MA0048 // the visits of a case and what they are made of

/// <summary>The visits of one case, folded; where each stands is among the positions of the case.</summary>
public sealed record CaseVisits
{
    public static readonly CaseVisits None = new();

    /// <summary>By number, from 1.</summary>
    public ImmutableSortedDictionary<int, VisitState> All { get; init; } = ImmutableSortedDictionary<int, VisitState>.Empty;

    /// <summary>The latest rating; null before the first visit was planned.</summary>
    public VisitRisk? Risk { get; init; }

    /// <summary>The last day somebody was on the ground; null when nobody was.</summary>
    public DateOnly? LastMade => All.Values.Max(static v => v.VisitedOn);

    /// <summary>True when somebody was on the ground on that day or later.</summary>
    public bool MadeSince(DateOnly? day) => day is { } from && LastMade >= from;

    public CaseVisits With(int visit, Func<VisitState, VisitState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { All = All.SetItem(visit, change(All[visit])) };
    }
}

/// <param name="Due">Last day to make it.</param>
public sealed record VisitState(int Number, DateOnly Due, string Purpose, string? Visitor)
{
    /// <summary>The day on the ground; null while it was not made.</summary>
    public DateOnly? VisitedOn { get; init; }

    /// <summary>Who recorded it, and when that reached the office.</summary>
    public string? RecordedBy { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }

    public string? Department { get; init; }

    public string? Municipality { get; init; }

    public VisitPoint? Point { get; init; }

    public ImmutableArray<ChecklistAnswer> Checklist { get; init; } = [];

    public VisitReceived? Received { get; init; }

    /// <summary>Numbers of its findings among those of the case, with the gravity seen on the ground.</summary>
    public ImmutableArray<FindingSeen> Findings { get; init; } = [];

    public ImmutableArray<ActionState> Actions { get; init; } = [];

    public string? Remarks { get; init; }

    public ImmutableArray<DocumentCited> Photos { get; init; } = [];

    public ImmutableArray<NoteState> Notes { get; init; } = [];

    /// <summary>Why it was cancelled; null otherwise.</summary>
    public string? CancelledBecause { get; init; }
}

public sealed record FindingSeen(int Finding, Severity Severity);

/// <summary>A corrective action: asked, answered by its owner, resolved by somebody else.</summary>
/// <param name="Number">From 1 in its visit.</param>
public sealed record ActionState(int Number, string Text, string Owner, DateOnly Due)
{
    /// <summary>Who says it is done, and whom he stood in for; null while nobody does.</summary>
    public string? AnsweredBy { get; init; }

    public string? AnsweredFor { get; init; }

    public string? Answer { get; init; }

    public DateOnly? VerifyBy { get; init; }

    public bool Resolved { get; init; }

    /// <summary>How it was verified, or why it was sent back; the latest.</summary>
    public string? Resolution { get; init; }
}

public sealed record NoteState(string By, DateTimeOffset At, string Text, ImmutableArray<DocumentCited> Photos);
