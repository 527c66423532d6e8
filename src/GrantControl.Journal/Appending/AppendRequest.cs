using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Appending;

/// <summary>Everything one accepted command writes, in one transaction or not at all.</summary>
/// <param name="BaseVersion">Version of the case the decision was made on; 0 for a new one.</param>
/// <param name="PreviousHash">Hash of that version's event; compared with the stored one, so a sleeper's append is refused.</param>
public sealed record AppendRequest(
    string Institution,
    string Kind,
    CaseId Case,
    string CommandId,
    byte[] BodyHash,
    long BaseVersion,
    byte[] PreviousHash)
{
    public required string Actor { get; init; }

    public string? StandInFor { get; init; }

    /// <summary>UTC, whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    public required int PolicyVersion { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<AppendEvent> Events { get; init; }

    public required CaseIndexRow Index { get; init; }

    /// <summary>Who may see the case after the command; null when it is not confidential.</summary>
    public Readers? Readers { get; init; }

    /// <summary>All deadlines of the case after the command; null when the command changed none.</summary>
    public IReadOnlyList<OpenDeadline>? Deadlines { get; init; }

    /// <summary>People the decision looked at, with the stamp of what was read; empty for the clock.</summary>
    public IReadOnlyList<FactStamp> People { get; init; } = [];

    /// <summary>The organisation the decision looked at; null when none.</summary>
    public OrganisationStamp? Organisation { get; init; }

    /// <summary>True when guard F watches the command: a freeze that another case laid meanwhile has it decided again.</summary>
    public bool NeedsUnblocked { get; init; }

    /// <summary>Version of the case after the command.</summary>
    public long Version => Events[^1].Version;
}

/// <summary>One event ready to be written, with what it does outside the case.</summary>
public sealed record AppendEvent(long Version, string Name, string ContentHash, byte[] Payload, byte[] PreviousHash, byte[] Hash, Effects Effects);

/// <summary>The version of a person's facts that a decision was made on.</summary>
public sealed record FactStamp(string Person, long FactsVersion);

/// <summary>What a decision knew of an organisation.</summary>
/// <param name="Today">The day its overdue liquidations were counted on.</param>
public sealed record OrganisationStamp(string Organisation, long FactsVersion, DateOnly Today, int OverdueLiquidations);

/// <summary>What became of an append.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Written and durable.</summary>
    public sealed record Appended : AppendResult;

    /// <summary>The same command had been written before; this is its answer.</summary>
    public sealed record Replayed(Receipt Receipt) : AppendResult;

    /// <summary>The key belongs to another command.</summary>
    public sealed record KeyReused(Receipt Receipt) : AppendResult;

    /// <summary>Somebody else wrote to the case since it was read.</summary>
    public sealed record Stale : AppendResult;

    /// <summary>Something the decision looked at has changed since it was read.</summary>
    public sealed record FactsChanged : AppendResult;

    /// <summary>The database itself refused.</summary>
    public sealed record Refused(Rejection Rejection) : AppendResult;
}

/// <summary>The answer kept for an accepted command.</summary>
public sealed record Receipt(CaseId Case, long Version, string State, string Number, IReadOnlyList<string> Events);
