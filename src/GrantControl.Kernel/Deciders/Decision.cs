using GrantControl.Kernel.Workflows;

namespace GrantControl.Kernel.Deciders;

/// <summary>The outcome of a decision: events, or a rejection that changes nothing.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Accepted: append these, in this order.</summary>
    public sealed record Accepted(IReadOnlyList<CaseEvent> Events) : Decision;

    /// <summary>Refused, and recorded as refused outside the case.</summary>
    public sealed record Rejected(Rejection Rejection) : Decision;

    public static Decision Accept(params CaseEvent[] events) => new Accepted(events);

    public static Decision Reject(Rejection rejection) => new Rejected(rejection);

    public static implicit operator Decision(Rejection rejection) => new Rejected(rejection);

    public static Decision FromRejection(Rejection rejection) => new Rejected(rejection);
}

/// <summary>Why a command was refused.</summary>
/// <param name="Code">One of <see cref="Codes"/>: stable, part of the HTTP interface.</param>
/// <param name="Rule">The named rule that refused, for the record and for tests.</param>
/// <param name="Message">What a person reads.</param>
public sealed record Rejection(string Code, string Rule, Label Message)
{
    public IReadOnlyList<FieldError> Fields { get; init; } = [];
}

/// <summary>An error of one field.</summary>
/// <param name="Path">JSON path in the command's body: <c>lines[2].amount</c>.</param>
public sealed record FieldError(string Path, Label Message);

/// <summary>The codes of a refusal, as api.md lists them.</summary>
public static class Codes
{
    public const string WrongState = "wrong-state";
    public const string RoleRequired = "role-required";
    public const string IncompatibleDuty = "incompatible-duty";
    public const string ConflictOfInterest = "conflict-of-interest";
    public const string DocumentMissing = "document-missing";
    public const string DocumentReused = "document-reused";
    public const string StaleVersion = "stale-version";
    public const string Blocked = "blocked";
    public const string OverBudget = "over-budget";
    public const string OverCommitment = "over-commitment";
    public const string GateOpen = "gate-open";
    public const string BalanceNotZero = "balance-not-zero";
    public const string KeyReused = "key-reused";
    public const string Invalid = "invalid";
    public const string NotFound = "not-found";
}
