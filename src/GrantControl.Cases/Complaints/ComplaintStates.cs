using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>The states of a complaint. None of them moves money.</summary>
public static class ComplaintStates
{
    public const string Received = "received";
    public const string Acknowledged = "acknowledged";
    public const string Referred = "referred";
    public const string Dismissed = "dismissed";
    public const string Assigned = "assigned";
    public const string Investigating = "investigating";
    public const string InfoRequested = "info-requested";
    public const string Finding = "finding";
    public const string Unfounded = "unfounded";
    public const string ActionPlan = "action-plan";
    public const string Resolved = "resolved";
    public const string Closed = "closed";

    /// <summary>States in which other cases may be linked, frozen and let go.</summary>
    public static IReadOnlyList<string> Running { get; } = [Acknowledged, Assigned, Investigating, InfoRequested, Finding, Unfounded, ActionPlan, Resolved];

    /// <summary>States in which an investigator may ask to know who complained.</summary>
    public static IReadOnlyList<string> Inquiring { get; } = [Investigating, InfoRequested];

    public static IReadOnlyList<StateDefinition> All { get; } =
    [
        new(Received, new("Recibida", "Received")),
        new(Acknowledged, new("Acusada", "Acknowledged")),
        new(Referred, new("Remitida", "Referred")) { Final = true },
        new(Dismissed, new("Desestimada", "Dismissed")) { Final = true },
        new(Assigned, new("Asignada", "Assigned")),
        new(Investigating, new("En investigación", "Under investigation")),
        new(InfoRequested, new("Información solicitada", "Information requested")),
        new(Finding, new("Hallazgo", "Finding")),
        new(Unfounded, new("Infundada", "Unfounded")) { Aside = true },
        new(ActionPlan, new("Plan correctivo", "Corrective plan")),
        new(Resolved, new("Resuelta", "Resolved")),
        new(Closed, new("Cerrada", "Closed")) { Final = true },
    ];
}
