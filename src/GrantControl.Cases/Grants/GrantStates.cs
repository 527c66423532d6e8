using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>The states of a grant. The ones marked as moving money need all three gates on one content.</summary>
public static class GrantStates
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string UnderReview = "under-review";
    public const string Returned = "returned";
    public const string Authorized = "authorized";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";
    public const string Signed = "signed";
    public const string Active = "active";
    public const string Suspended = "suspended";
    public const string Liquidation = "liquidation";
    public const string RefundDue = "refund-due";
    public const string Recovery = "recovery";
    public const string Closed = "closed";

    private static readonly string[] AllGates = [Gate.Legal, Gate.Finance, Gate.Control];

    /// <summary>Whoever committed the money: six people, no two of them the same.</summary>
    private static readonly string[] Agreement = [Duty.Formulate, Duty.ReviewTechnical, Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise];

    /// <summary>States in which internal control or audit may put findings and freezes.</summary>
    public static IReadOnlyList<string> Running { get; } = [UnderReview, Authorized, Signed, Active, Suspended, Liquidation, RefundDue, Recovery];

    /// <summary>Every state that is not an end.</summary>
    public static IReadOnlyList<string> Open { get; } = [Draft, Submitted, Returned, .. Running];

    public static IReadOnlyList<StateDefinition> All { get; } =
    [
        new(Draft, new("Borrador", "Draft")) { Editable = true },
        new(Submitted, new("Presentado", "Submitted")),
        new(UnderReview, new("En revisión", "Under review")),
        new(Returned, new("Devuelto", "Returned")) { Editable = true },
        new(Authorized, new("Autorizado", "Authorized")) { NeedsGates = AllGates },
        new(Rejected, new("Denegado", "Rejected")) { Final = true },
        new(Withdrawn, new("Desistido", "Withdrawn")) { Final = true },
        new(Signed, new("Suscrito", "Signed")) { NeedsGates = AllGates, NeedsDuties = Agreement, MovesMoney = true },
        new(Active, new("En ejecución", "Active")) { NeedsGates = AllGates, NeedsDuties = Agreement, MovesMoney = true },
        new(Suspended, new("Suspendido", "Suspended")),
        new(Liquidation, new("Liquidación", "Liquidation")),
        new(RefundDue, new("Reintegro", "Refund due")),
        new(Recovery, new("Cobro", "Recovery")),
        new(Closed, new("Cerrado", "Closed")) { Final = true, NeedsGates = AllGates, NeedsDuties = [.. Agreement, Duty.Close], MovesMoney = true },
    ];
}

/// <summary>Dates the case itself supplies to deadlines.</summary>
public static class GrantDates
{
    public const string Call = "call-date";
    public const string PlanEnd = "plan-end";
    public const string Remedy = "remedy-date";
    public const string TranchePlanned = TrancheWorkflow.PlannedDate;
}
