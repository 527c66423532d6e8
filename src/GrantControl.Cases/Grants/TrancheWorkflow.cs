using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Documents.DocumentType;

namespace GrantControl.Cases.Grants;

/// <summary>What may happen to one tranche (Desembolso) of a grant; contracts pay through the same table.</summary>
public static class TrancheWorkflow
{
    public const string Id = "tranche";

    public const string Scheduled = "scheduled";
    public const string Requested = "requested";
    public const string Cleared = "cleared";
    public const string FirstApproved = "first-approved";
    public const string Approved = "approved";
    public const string Ordered = "ordered";
    public const string Paid = "paid";
    public const string Reported = "reported";
    public const string Observed = "observed";
    public const string Accepted = "accepted";
    public const string Cancelled = "cancelled";

    private static readonly string[] AllGates = [Gate.Legal, Gate.Finance, Gate.Control];

    /// <summary>Money leaves only while the grant runs; what left must still be accounted for afterwards.</summary>
    private static readonly string[] WhilePaying = [GrantStates.Active];
    private static readonly string[] WhileAccounting = [GrantStates.Active, GrantStates.Suspended, GrantStates.Liquidation];

    /// <summary>Eight people stand behind an approved tranche, nine behind a paid one.</summary>
    private static readonly string[] Approval =
    [
        Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise, Duty.RequestPayment, Duty.Monitor, Duty.ApproveFirst, Duty.ApproveSecond,
    ];

    public static WorkflowDefinition Definition { get; } = new(Id, 1, new("Desembolso", "Tranche"), Scheduled)
    {
        IncompatibleDuties = [Duty.All],
        CompensablePairs = Duty.Compensable,
        States =
        [
            new(Scheduled, new("Programado", "Scheduled")),
            new(Requested, new("Solicitado", "Requested")),
            new(Cleared, new("Verificado", "Cleared")),
            new(FirstApproved, new("Primera aprobación", "First approved")),
            new(Approved, new("Aprobado", "Approved")) { MovesMoney = true, NeedsGates = AllGates, NeedsDuties = Approval },
            new(Ordered, new("Ordenado", "Ordered")) { MovesMoney = true, NeedsGates = AllGates, NeedsDuties = [.. Approval, Duty.Pay] },
            new(Paid, new("Pagado", "Paid")) { MovesMoney = true, NeedsGates = AllGates, NeedsDuties = [.. Approval, Duty.Pay] },
            new(Reported, new("Rendido", "Reported")),
            new(Observed, new("Observado", "Observed")),
            new(Accepted, new("Aceptado", "Accepted")) { Final = true },
            new(Cancelled, new("Anulado", "Cancelled")) { Final = true },
        ],
        Transitions =
        [
            new("request", "request-tranche", new("Solicitar desembolso", "Request tranche"), [Scheduled], Requested)
            {
                Parts = [Who.NgoPayments],
                ParentStates = WhilePaying,
                NeedsParentGates = AllGates,
                Documents = [PaymentRequest],
                Rules = [GrantRules.PreviousTrancheLiquidated, GrantRules.WithinCommitment, GrantRules.ReportsUpToDate],
                Deadline = new(0, DeadlineUnit.Date, Role.Ngo, Role.Technical) { DateOf = GrantDates.TranchePlanned },
            },
            new("verify", "verify-tranche", new("Verificar desembolso", "Verify tranche"), [Requested], Cleared)
            {
                Parts = [Who.Technical(Duty.Monitor), Who.Control(Duty.Monitor)],
                InSequence = true,
                ParentStates = WhilePaying,
                NeedsParentGates = AllGates,
                Rules = [GrantRules.PreconditionsEvidenced, GrantRules.VisitMade],
                Deadline = new(5, DeadlineUnit.BusinessDays, Role.Technical, Role.Control),
            },
            new("approve-first", "approve-tranche", new("Aprobar (primera firma)", "Approve (first)"), [Cleared], FirstApproved)
            {
                Parts = [Who.Finance(Duty.ApproveFirst)],
                ParentStates = WhilePaying,
                NeedsParentGates = AllGates,
                Rules = [GrantRules.WithinCommitment],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Finance, Role.Authority),
            },
            new("approve-second", "approve-tranche", new("Aprobar (segunda firma)", "Approve (second)"), [FirstApproved], Approved)
            {
                Parts = [Who.Finance(Duty.ApproveSecond)],
                ParentStates = WhilePaying,
                NeedsParentGates = AllGates,
                Rules = [GrantRules.WithinCommitment],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Finance, Role.Authority),
            },
            new("return", "return-tranche", new("Devolver solicitud", "Return request"), [Requested, Cleared, FirstApproved], Scheduled)
            {
                Parts = [Who.Control(Duty.Monitor)], Guards = Guards.Human, ParentStates = WhilePaying, Rules = [GrantRules.Reasoned],
            },
            new("order", "order-tranche", new("Ordenar pago", "Order payment"), [Approved], Ordered)
            {
                Parts = [Who.Treasury],
                ParentStates = WhilePaying,
                NeedsParentGates = AllGates,
                Documents = [PaymentOrder],
                Rules = [GrantRules.BatchAddsUp, GrantRules.AccountUnchanged],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Treasury, Role.Finance),
            },
            new("confirm", "confirm-tranche", new("Confirmar pago", "Confirm payment"), [Ordered], Paid)
            {
                Parts = [Who.Treasury],
                ParentStates = WhileAccounting,
                NeedsParentGates = AllGates,
                Documents = [BankFile],
                Rules = [GrantRules.BankReferenceUnique, GrantRules.AmountAsOrdered],
                Deadline = new(3, DeadlineUnit.BusinessDays, Role.Treasury, Role.Finance),
            },
            new("reject-payment", "reject-payment", new("Rechazo del banco", "Payment rejected by bank"), [Ordered], Approved)
            {
                Parts = [Who.Treasury], ParentStates = WhileAccounting, NeedsParentGates = AllGates, Guards = Guards.Advancing, Documents = [BankFile], Rules = [GrantRules.Reasoned],
            },
            new("report", "report-tranche", new("Rendir cuentas", "Report expenses"), [Paid], Reported)
            {
                Parts = [Who.NgoPayments],
                Guards = Guards.Human,
                ParentStates = WhileAccounting,
                Documents = [FinancialReport],
                Rules = [GrantRules.EvidencePerLine, GrantRules.LinesWithinPayment],
                Deadline = new(30, DeadlineUnit.Days, Role.Ngo, Role.Control),
            },
            new("accept", "accept-tranche", new("Aceptar rendición", "Accept report"), [Reported], Accepted)
            {
                Parts = [Who.Control(Duty.Liquidate)],
                Guards = Guards.Human,
                ParentStates = WhileAccounting,
                Rules = [GrantRules.EveryLineDecided],
                Deadline = new(10, DeadlineUnit.BusinessDays, Role.Control, Role.Audit),
            },
            new("observe", "observe-tranche", new("Observar rendición", "Observe report"), [Reported], Observed)
            {
                Parts = [Who.Control(Duty.Liquidate)], Guards = Guards.Human, ParentStates = WhileAccounting, Rules = [GrantRules.Reasoned],
            },
            new("correct", "correct-tranche", new("Subsanar rendición", "Correct report"), [Observed], Reported)
            {
                Parts = [Who.NgoPayments],
                Guards = Guards.Human,
                ParentStates = WhileAccounting,
                Rules = [GrantRules.EveryObservationAnswered, GrantRules.EvidencePerLine, GrantRules.LinesWithinPayment],
                Deadline = new(10, DeadlineUnit.BusinessDays, Role.Ngo, Role.Control),
            },
            new("cancel", "cancel-tranche", new("Anular", "Cancel"), [Scheduled, Requested, Cleared, FirstApproved, Approved], Cancelled)
            {
                Parts = [Who.Clock], Guards = Guards.None, Cascade = true,
            },
        ],
    };
}
