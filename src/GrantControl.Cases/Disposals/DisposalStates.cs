using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>The states of a disposal. From the execution on a good is gone, so every gate must stand.</summary>
public static class DisposalStates
{
    public const string Draft = "draft";
    public const string Requested = "requested";
    public const string Verified = "verified";
    public const string Opined = "opined";
    public const string Valued = "valued";
    public const string Recommended = "recommended";
    public const string Returned = "returned";
    public const string LegalCleared = "legal-cleared";
    public const string Authorized = "authorized";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";
    public const string Assigned = "assigned";
    public const string Executed = "executed";
    public const string Removed = "removed";
    public const string Closed = "closed";

    private static readonly string[] Decided =
    [
        DisposalDuty.Keep, DisposalDuty.Inspect, DisposalDuty.Witness, DisposalDuty.Opine, DisposalDuty.Appraise, DisposalDuty.Recommend,
        DisposalDuty.ReviewLegal, DisposalDuty.Authorise,
    ];

    /// <summary>States in which internal control or audit may put findings.</summary>
    public static IReadOnlyList<string> Running { get; } =
        [Requested, Verified, Opined, Valued, Recommended, Returned, LegalCleared, Authorized, Assigned, Executed, Removed];

    public static IReadOnlyList<StateDefinition> All { get; } =
    [
        new(Draft, new("Borrador", "Draft")) { Editable = true },
        new(Requested, new("Solicitado", "Requested")),
        new(Verified, new("Verificado", "Verified")),
        new(Opined, new("Dictaminado", "Opined")),
        new(Valued, new("Valuado", "Valued")),
        new(Recommended, new("Recomendado", "Recommended")),
        new(Returned, new("Devuelto", "Returned")) { Editable = true },
        new(LegalCleared, new("Con visto bueno jurídico", "Legally cleared")),
        new(Authorized, new("Autorizado", "Authorized")) { NeedsGates = DisposalGate.Ids },
        new(Rejected, new("Denegado", "Rejected")) { Final = true },
        new(Withdrawn, new("Desistido", "Withdrawn")) { Final = true },
        new(Assigned, new("Con destino", "Assigned")) { NeedsGates = DisposalGate.Ids },
        new(Executed, new("Ejecutado", "Executed")) { NeedsGates = DisposalGate.Ids, NeedsDuties = Decided, MovesMoney = true },
        new(Removed, new("Descargado", "Removed from books")) { NeedsGates = DisposalGate.Ids, NeedsDuties = [.. Decided, DisposalDuty.WriteOff], MovesMoney = true },
        new(Closed, new("Cerrado", "Closed")) { Final = true, NeedsGates = DisposalGate.Ids, NeedsDuties = [.. Decided, DisposalDuty.WriteOff, DisposalDuty.Close], MovesMoney = true },
    ];
}
