using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>The states of a contract. From the appointment on, all three gates stand on one content.</summary>
public static class ContractStates
{
    public const string Draft = "draft";
    public const string Registered = "registered";
    public const string Returned = "returned";
    public const string Withdrawn = "withdrawn";
    public const string Administered = "administered";
    public const string Guaranteed = "guaranteed";
    public const string InExecution = "in-execution";
    public const string Suspended = "suspended";
    public const string Provisional = "provisional";
    public const string Final = "final";
    public const string Terminated = "terminated";
    public const string Settled = "settled";
    public const string Closed = "closed";

    /// <summary>States in which an administrator answers for the contract.</summary>
    public static IReadOnlyList<string> Led { get; } = [Administered, Guaranteed, InExecution, Suspended, Provisional, Final];

    /// <summary>States in which internal control or audit may put findings and freezes.</summary>
    public static IReadOnlyList<string> Running { get; } = [Registered, .. Led, Terminated, Settled];

    /// <summary>States in which what was received is paid.</summary>
    public static IReadOnlyList<string> Paying { get; } = [InExecution, Provisional, Final, Terminated];

    public static IReadOnlyList<StateDefinition> All { get; } =
    [
        new(Draft, new("Borrador", "Draft")) { Editable = true },
        new(Registered, new("Registrado", "Registered")),
        new(Returned, new("Devuelto", "Returned")) { Editable = true },
        new(Withdrawn, new("Sin efecto", "Withdrawn")) { Final = true },
        new(Administered, new("Con administrador", "Administered")) { NeedsGates = ContractGate.Ids },
        new(Guaranteed, new("Garantizado", "Guaranteed")) { NeedsGates = ContractGate.Ids },
        new(InExecution, new("En ejecución", "In execution")) { NeedsGates = ContractGate.Ids, NeedsDuties = ContractDuty.Agreement, MovesMoney = true },
        new(Suspended, new("Suspendido", "Suspended")),
        new(Provisional, new("Recepción provisional", "Provisional reception")),
        new(Final, new("Recepción definitiva", "Final reception")),
        new(Terminated, new("Terminado", "Terminated")) { Aside = true },
        new(Settled, new("Liquidado", "Settled")) { NeedsGates = ContractGate.Ids, NeedsDuties = [.. ContractDuty.Agreement, Duty.Liquidate], MovesMoney = true },
        new(Closed, new("Cerrado", "Closed")) { Final = true, NeedsGates = ContractGate.Ids, NeedsDuties = [.. ContractDuty.Agreement, Duty.Liquidate, Duty.Close], MovesMoney = true },
    ];
}

/// <summary>Dates the case itself supplies to deadlines.</summary>
public static class ContractDates
{
    public const string ContractEnd = "contract-end";
    public const string GuaranteeEnd = "guarantee-end";
    public const string DeliverableDue = "deliverable-due";
    public const string ResumeBy = "resume-by";
    public const string AcceptBy = "accept-by";

    /// <summary>The day after which an alert is due: <c>contract-end-60</c>.</summary>
    public static string Alert(string date, int days) => $"{date}-{days}";
}
