namespace GrantControl.Kernel.Deciders;

/// <summary>
/// Where commands go. The embedded host and the Orleans host both implement it and give the same answers.
/// The caller says who and what; the host itself reads the roles, so a caller inside the cluster can claim nothing.
/// </summary>
public interface ICaseHost
{
    Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation);

    /// <summary>The case as one person sees it; null when it does not exist or the person may not see it.</summary>
    Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation);
}

/// <summary>A command on its way to a case.</summary>
/// <param name="CommandId">Idempotency key, 8–128 visible ASCII characters; unique in the institution, kept forever.</param>
/// <param name="ExpectedVersion">From <c>If-Match</c>; null for a new case and for the clock.</param>
/// <param name="Person">The person signed in.</param>
/// <param name="StandInFor">The person he acts for by delegation; null for himself.</param>
/// <param name="Body">The command's fields as JSON, UTF-8.</param>
public sealed record CaseCommand(
    string Institution,
    string Kind,
    CaseId Case,
    string CommandId,
    string Name,
    long? ExpectedVersion,
    string Person,
    string? StandInFor,
    byte[] Body);

/// <summary>The answer to a command.</summary>
/// <param name="Version">The version of the case after it; the current one when refused.</param>
/// <param name="Rejection">Null when accepted.</param>
/// <param name="Replayed">True when the same command had been accepted before and this is its first answer again.</param>
public sealed record CommandOutcome(long Version, string State, string Number, Rejection? Rejection, bool Replayed)
{
    public bool IsAccepted => Rejection is null;

    /// <summary>Names of the events appended.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>
    /// The case the command was accepted for, from its receipt; null when refused. A repeated opening comes with a new
    /// id made for it and must answer with the first one, so the receipt's body hash leaves the id of an opening out.
    /// </summary>
    public CaseId? Case { get; init; }
}

/// <summary>A case as read, ready to be sent: JSON, UTF-8, camel-case.</summary>
public sealed record CaseReading(long Version, byte[] Json);
