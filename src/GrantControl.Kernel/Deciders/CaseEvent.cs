using GrantControl.Kernel.Workflows;

namespace GrantControl.Kernel.Deciders;

/// <summary>Something that happened to a case. Its name in the journal is our own word with a version, never the CLR name.</summary>
public abstract record CaseEvent
{
    /// <summary>The workflow move this event records; null for events that move nothing (a section saved, a note).</summary>
    public Step? Step { get; init; }

    /// <summary>The ledger entries of the event; null when no money moves. They are part of what is hashed.</summary>
    public IReadOnlyList<Posting>? Postings { get; init; }
}

/// <summary>One act of the workflow, in the same words for every kind of case.</summary>
/// <param name="Target">The child it moved (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after; equal to <paramref name="From"/> while parts are missing.</param>
public sealed record Step(string Target, string Transition, string Part, string From, string To)
{
    /// <summary>The duty the act loads on the actor, and on whom he stands in for.</summary>
    public string? Duty { get; init; }

    /// <summary>The position after the act.</summary>
    public required WorkflowPosition Position { get; init; }

    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    /// <summary>Deadlines of the whole case that the act opened, paused, resumed or moved, as they stand after it.</summary>
    public IReadOnlyList<OpenDeadline> Deadlines { get; init; } = [];

    /// <summary>Ids of deadlines that ended with the act.</summary>
    public IReadOnlyList<string> DeadlinesClosed { get; init; } = [];
}

/// <summary>A document cited as evidence: its type, the hash of its bytes and the name it was stored under.</summary>
/// <param name="Type">Document type id (<c>statutes</c>).</param>
/// <param name="Sha256">Lower-case hexadecimal, 64 characters.</param>
public sealed record DocumentCited(string Type, string Sha256, string Name);

/// <summary>A deadline that runs, or stands paused.</summary>
/// <param name="Id">Unique in the case: target, a colon if it is a child, and the transition waited for.</param>
/// <param name="Due">Last day, in the institution's calendar; meaningless while paused.</param>
/// <param name="PausedWith">Units left when the clock was stopped; null while it runs.</param>
public sealed record OpenDeadline(string Id, string Target, string Transition, string Owner, string EscalatesTo, DateOnly Due, int? PausedWith = null)
{
    /// <summary>Set once the clock has told and escalated it, so that it fires once.</summary>
    public bool Missed { get; init; }
}

/// <summary>What the journal adds to every event.</summary>
public sealed record EventMeta(long Version, string Actor, string? StandInFor, DateTimeOffset At, string CommandId, int PolicyVersion);

/// <summary>An event as the journal holds it.</summary>
public sealed record Recorded(CaseEvent Event, EventMeta Meta);
