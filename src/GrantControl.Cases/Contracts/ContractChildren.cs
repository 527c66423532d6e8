using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Documents.DocumentType;

namespace GrantControl.Cases.Contracts;

// What may happen to the parts of a contract: its payments, deliverables, amendments and penalties.
#pragma warning disable MA0048 // the four small tables read better together

/// <summary>
/// A contract's row of the shared tranche table: the administrator asks for what was received, the user unit and internal
/// control verify it. It pays for goods already there, so the payment is its end and nothing is reported afterwards.
/// </summary>
public static class ContractPayments
{
    public static TrancheTable Table { get; } = new()
    {
        Label = new("Pago", "Payment"),
        Asker = ContractWho.Administrator,
        Verifiers = [ContractWho.UserUnit, ContractWho.Monitor],
        Planned = (Role.ContractAdministrator, Role.Finance),
        DutiesBefore = [ContractDuty.Formulate, Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise],
        Gates = ContractGate.Ids,
        WhilePaying = ContractStates.Paying,
        WhileAccounting = [.. ContractStates.Paying, ContractStates.Suspended, ContractStates.Settled],
        RequestRules = [ContractRules.DeliverablesAccepted, TrancheRules.WithinCommitment],
        VerifyRules = [],
        IncompatibleDuties = ContractDuty.All,
        Accounted = false,
    };

    public static WorkflowDefinition Definition { get; } = TrancheWorkflow.Build(Table);
}

/// <summary>A deliverable (Entregable): delivered whole or in part, received by two, or rejected and delivered again.</summary>
public static class DeliverableWorkflow
{
    public const string Id = "deliverable";

    public const string Due = "due";
    public const string Delivered = "delivered";
    public const string Rejected = "rejected";
    public const string Accepted = "accepted";
    public const string Cancelled = "cancelled";

    /// <summary>An acceptance after which nothing is due, and one that leaves a rest.</summary>
    public const string Whole = "whole";
    public const string InPart = "part";

    public static string Target(int number) => $"{Id}:{number}";

    public static WorkflowDefinition Definition { get; } = new(Id, 1, new("Entregable", "Deliverable"), Due)
    {
        IncompatibleDuties = [ContractDuty.All],
        States =
        [
            new(Due, new("Pendiente", "Due")),
            new(Delivered, new("Entregado", "Delivered")),
            new(Rejected, new("Rechazado", "Rejected")),
            new(Accepted, new("Recibido", "Accepted")) { Final = true },
            new(Cancelled, new("Anulado", "Cancelled")) { Final = true },
        ],
        Transitions =
        [
            new("deliver", "deliver", new("Registrar entrega", "Record delivery"), [Due, Rejected], Delivered)
            {
                Parts = [ContractWho.Administrator],
                ParentStates = [ContractStates.InExecution],
                Documents = [DeliveryNote],
                Rules = [ContractRules.QuantitiesWithinContract],
                Deadline = new(0, DeadlineUnit.Date, Role.ContractAdministrator, Role.Authority) { DateOf = ContractDates.DeliverableDue },
            },
            Accept(Whole, Accepted) with { Deadline = new(5, DeadlineUnit.BusinessDays, Role.Technical, Role.Authority) },
            Accept(InPart, Due),
            new("reject", "reject-delivery", new("Rechazar entrega", "Reject delivery"), [Delivered], Rejected)
            {
                Parts = [ContractWho.UserUnit], ParentStates = [ContractStates.InExecution], Guards = Guards.Human, Rules = [ContractRules.Reasoned],
            },
            new("cancel", "cancel-deliverable", new("Anular", "Cancel"), [Due, Delivered, Rejected], Cancelled)
            {
                Parts = [Parts.Clock], Guards = Guards.None, Cascade = true,
            },
        ],
    };

    private static Transition Accept(string variant, string to) =>
        new($"accept-{variant}", "accept-delivery", variant == Whole ? new("Recibir entrega", "Accept delivery") : new("Recibir entrega parcial", "Accept partial delivery"), [Delivered], to)
        {
            Variant = variant,
            Parts = [ContractWho.UserUnit, ContractWho.Administrator],
            ParentStates = [ContractStates.InExecution],
            Documents = [ReceptionRecord],
        };
}

/// <summary>
/// An amendment or extension (Modificación, Prórroga). What is in force stays in force until the three areas have cleared the
/// new content and the head of the institution adopts it.
/// </summary>
public static class ContractAmendmentWorkflow
{
    public const string Id = "amendment";

    public const string Proposed = "proposed";
    public const string Adopted = "adopted";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";

    private static readonly string[] WhileRunning = [ContractStates.InExecution];

    public static string Target(int number) => $"{Id}:{number}";

    public static WorkflowDefinition Definition { get; } = new(Id, 1, new("Modificación", "Amendment"), Proposed)
    {
        Gates = ContractGate.All,
        Sections = ContractGate.Sections,
        IncompatibleDuties = [ContractDuty.All],
        States =
        [
            new(Proposed, new("Propuesta", "Proposed")),
            new(Adopted, new("Adoptada", "Adopted"))
            {
                Final = true, MovesMoney = true, NeedsGates = ContractGate.Ids, NeedsDuties = [Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise],
            },
            new(Declined, new("No aceptada", "Declined")) { Final = true },
            new(Withdrawn, new("Retirada", "Withdrawn")) { Final = true },
        ],
        Transitions =
        [
            .. ContractGate.All.Select(gate => new Transition($"clear-{gate.Id}", "clear-amendment", new($"Visto bueno {gate.Label.Es} a la modificación", $"Clear amendment: {gate.Label.En}"), [Proposed], Proposed)
            {
                Variant = gate.Id,
                Clears = gate.Id,
                Parts = [ContractWho.Reviewer(gate)],
                ParentStates = WhileRunning,
                Documents = [ContractGate.OpinionOf(gate.Id)],
                Rules = gate.Id == ContractGate.Finance ? [ContractRules.BudgetAvailable] : [],
                Deadline = new(10, DeadlineUnit.BusinessDays, gate.Role, Role.Authority),
            }),
            .. ContractGate.All.Select(gate => new Transition($"decline-{gate.Id}", "decline-amendment", new($"No aceptar la modificación: {gate.Label.Es}", $"Decline amendment: {gate.Label.En}"), [Proposed], Declined)
            {
                Variant = gate.Id,
                Observes = gate.Id,
                Parts = [ContractWho.Reviewer(gate)],
                Guards = Guards.Human,
                ParentStates = WhileRunning,
                Rules = [ContractRules.Reasoned],
            }),
            new("adopt", "adopt-amendment", new("Adoptar modificación", "Adopt amendment"), [Proposed], Adopted)
            {
                Parts = [ContractWho.Authority],
                ParentStates = WhileRunning,
                NeedsGates = ContractGate.Ids,
                Documents = [AuthorisationResolution],
                Rules = [ContractRules.BeforeExpiry, ContractRules.TermOnlyLonger, ContractRules.GuaranteeCovers],
                Deadline = new(10, DeadlineUnit.BusinessDays, Role.Authority, Role.Audit),
            },
            new("withdraw", "withdraw-amendment", new("Retirar modificación", "Withdraw amendment"), [Proposed], Withdrawn)
            {
                Parts = [ContractWho.Administrator], Guards = Guards.Human, Rules = [ContractRules.Reasoned],
            },
            new("lapse", "lapse-amendment", new("Caducar modificación", "Amendment lapses"), [Proposed], Withdrawn)
            {
                Parts = [Parts.Clock], Guards = Guards.None, Cascade = true,
            },
        ],
    };
}

/// <summary>A penalty for delay (Multa): reported with its arithmetic, the supplier heard, then imposed or not.</summary>
public static class PenaltyWorkflow
{
    public const string Id = "penalty";

    public const string Reported = "reported";
    public const string Heard = "heard";
    public const string Imposed = "imposed";
    public const string Waived = "waived";

    public static string Target(int number) => $"{Id}:{number}";

    public static WorkflowDefinition Definition { get; } = new(Id, 1, new("Multa", "Penalty"), Reported)
    {
        IncompatibleDuties = [ContractDuty.All],
        States =
        [
            new(Reported, new("Reportada", "Reported")),
            new(Heard, new("Con audiencia", "Heard")),
            new(Imposed, new("Impuesta", "Imposed")) { Final = true },
            new(Waived, new("No impuesta", "Waived")) { Final = true },
        ],
        Transitions =
        [
            new("hear", "hear-penalty", new("Registrar audiencia", "Record hearing"), [Reported], Heard)
            {
                Parts = [ContractWho.Legal],
                Guards = Guards.Human,
                Documents = [HearingRecord],
                Rules = [ContractRules.HearingRecorded],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Legal, Role.Authority),
            },
            new("impose", "impose-penalty", new("Imponer multa", "Impose penalty"), [Heard], Imposed)
            {
                Parts = [ContractWho.Authority],
                Guards = Guards.Human,
                Documents = [PenaltyResolution],
                Rules = [ContractRules.Reasoned, ContractRules.PenaltyWithinCap],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Authority, Role.Audit),
            },
            new("waive", "waive-penalty", new("No imponer la multa", "Waive penalty"), [Heard], Waived)
            {
                Parts = [ContractWho.Authority], Guards = Guards.Human, Documents = [PenaltyResolution], Rules = [ContractRules.Reasoned],
            },
        ],
    };
}
