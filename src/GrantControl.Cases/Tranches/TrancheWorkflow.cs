using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Documents.DocumentType;

namespace GrantControl.Cases.Tranches;

/// <summary>What may happen to one tranche (Desembolso), in whatever kind of case pays in them.</summary>
public static class TrancheWorkflow
{
    public const string Id = "tranche";

    /// <summary>The date a case supplies for a tranche: when it is planned.</summary>
    public const string PlannedDate = "tranche-planned";

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

    /// <summary>The row by which a tranche is asked for.</summary>
    internal const string Request = "request";

    private static readonly Part Treasurer = Parts.Of("treasury", Role.Treasury, Duty.Pay);

    /// <summary>The child a tranche is in its case: <c>tranche:2</c>.</summary>
    public static string Target(int number) => $"{Id}:{number}";

    /// <summary>Where a tranche of this case stands; empty when there is none of that number.</summary>
    public static string StateOfTranche(this ITrancheCase state, int number) => state.Core.Positions.TryGetValue(Target(number), out var p) ? p.State : "";

    /// <summary>The table for one kind of case.</summary>
    public static WorkflowDefinition Build(TrancheTable table)
    {
        string[] approval = [.. table.DutiesBefore, table.Asker.Duty!, .. table.Verifiers.Select(static v => v.Duty!).Distinct(StringComparer.Ordinal), Duty.ApproveFirst, Duty.ApproveSecond];
        string[] payment = [.. approval, Duty.Pay];
        return new(Id, 1, table.Label, Scheduled)
        {
            IncompatibleDuties = [table.IncompatibleDuties],
            CompensablePairs = table.CompensablePairs,
            States =
            [
                new(Scheduled, new("Programado", "Scheduled")),
                new(Requested, new("Solicitado", "Requested")),
                new(Cleared, new("Verificado", "Cleared")),
                new(FirstApproved, new("Primera aprobación", "First approved")),
                new(Approved, new("Aprobado", "Approved")) { MovesMoney = true, NeedsGates = table.Gates, NeedsDuties = approval },
                new(Ordered, new("Ordenado", "Ordered")) { MovesMoney = true, NeedsGates = table.Gates, NeedsDuties = payment },
                new(Paid, new("Pagado", "Paid")) { Final = !table.Accounted, MovesMoney = true, NeedsGates = table.Gates, NeedsDuties = payment },
                .. table.Accounted ? AccountingStates : [],
                new(Cancelled, new("Anulado", "Cancelled")) { Final = true },
            ],
            Transitions =
            [
                .. Asking(table),
                .. Paying(table),
                .. table.Accounted ? Accounting(table) : [],
                new("cancel", "cancel-tranche", new("Anular", "Cancel"), [Scheduled, Requested, Cleared, FirstApproved, Approved], Cancelled)
                {
                    Parts = [Parts.Clock], Guards = Guards.None, Cascade = true,
                },
            ],
        };
    }

    private static IEnumerable<StateDefinition> AccountingStates =>
    [
        new(Reported, new("Rendido", "Reported")),
        new(Observed, new("Observado", "Observed")),
        new(Accepted, new("Aceptado", "Accepted")) { Final = true },
    ];

    private static Label Named(string es, string en, TrancheTable table) => new($"{es} {table.Label.Es.ToLowerInvariant()}", $"{en} {table.Label.En.ToLowerInvariant()}");

    private static IEnumerable<Transition> Asking(TrancheTable table) =>
    [
        new(Request, "request-tranche", Named("Solicitar", "Request", table), [Scheduled], Requested)
        {
            Parts = [table.Asker],
            ParentStates = table.WhilePaying,
            NeedsParentGates = table.Gates,
            Documents = [PaymentRequest],
            ActsOn = [.. table.RequestRules.Where(static r => r == TrancheRules.TrancheInTurn)],
            Rules = table.RequestRules,
            Deadline = new(0, DeadlineUnit.Date, table.Planned.Owner, table.Planned.EscalatesTo) { DateOf = PlannedDate },
        },
        new("verify", "verify-tranche", Named("Verificar", "Verify", table), [Requested], Cleared)
        {
            Parts = table.Verifiers,
            InSequence = true,
            ParentStates = table.WhilePaying,
            NeedsParentGates = table.Gates,
            Rules = table.VerifyRules,
            Deadline = new(5, DeadlineUnit.BusinessDays, Role.Technical, Role.Control),
        },
    ];

    private static IEnumerable<Transition> Paying(TrancheTable table) =>
    [
        new("approve-first", "approve-tranche", new("Aprobar (primera firma)", "Approve (first)"), [Cleared], FirstApproved)
        {
            Parts = [Parts.Of("finance", Role.Finance, Duty.ApproveFirst)],
            ParentStates = table.WhilePaying,
            NeedsParentGates = table.Gates,
            Rules = [TrancheRules.WithinCommitment],
            Deadline = new(3, DeadlineUnit.BusinessDays, Role.Finance, Role.Authority),
        },
        new("approve-second", "approve-tranche", new("Aprobar (segunda firma)", "Approve (second)"), [FirstApproved], Approved)
        {
            Parts = [Parts.Of("finance", Role.Finance, Duty.ApproveSecond)],
            ParentStates = table.WhilePaying,
            NeedsParentGates = table.Gates,
            Rules = [TrancheRules.WithinCommitment],
            Deadline = new(3, DeadlineUnit.BusinessDays, Role.Finance, Role.Authority),
        },
        new("return", "return-tranche", new("Devolver solicitud", "Return request"), [Requested, Cleared, FirstApproved], Scheduled)
        {
            Parts = [table.Verifiers[^1]], Guards = Guards.Human, ParentStates = table.WhilePaying, Rules = [TrancheRules.Reasoned],
        },
        new("order", "order-tranche", new("Ordenar pago", "Order payment"), [Approved], Ordered)
        {
            Parts = [Treasurer],
            ParentStates = table.WhilePaying,
            NeedsParentGates = table.Gates,
            Documents = [PaymentOrder],
            Rules = [TrancheRules.BatchAddsUp, TrancheRules.AccountUnchanged],
            Deadline = new(3, DeadlineUnit.BusinessDays, Role.Treasury, Role.Finance),
        },
        new("confirm", "confirm-tranche", new("Confirmar pago", "Confirm payment"), [Ordered], Paid)
        {
            Parts = [Treasurer],
            ParentStates = table.WhileAccounting,
            NeedsParentGates = table.Gates,
            Documents = [BankFile],
            Rules = [TrancheRules.BankReferenceUnique, TrancheRules.AmountAsOrdered],
            Deadline = new(3, DeadlineUnit.BusinessDays, Role.Treasury, Role.Finance),
        },
        new("reject-payment", "reject-payment", new("Rechazo del banco", "Payment rejected by bank"), [Ordered], Approved)
        {
            Parts = [Treasurer], ParentStates = table.WhileAccounting, NeedsParentGates = table.Gates, Guards = Guards.Advancing, Documents = [BankFile], Rules = [TrancheRules.AmountAsOrdered, TrancheRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Accounting(TrancheTable table) =>
    [
        new("report", "report-tranche", new("Rendir cuentas", "Report expenses"), [Paid], Reported)
        {
            Parts = [table.Asker],
            Guards = Guards.Human,
            ParentStates = table.WhileAccounting,
            Documents = [FinancialReport],
            Rules = [TrancheRules.EvidencePerLine, TrancheRules.LinesWithinPayment],
            Deadline = new(30, DeadlineUnit.Days, table.Planned.Owner, Role.Control),
        },
        new("accept", "accept-tranche", new("Aceptar rendición", "Accept report"), [Reported], Accepted)
        {
            Parts = [Parts.Of("control", Role.Control, Duty.Liquidate)],
            Guards = Guards.Human,
            ParentStates = table.WhileAccounting,
            Rules = [TrancheRules.EveryLineDecided, TrancheRules.LinesWithinPayment],
            Deadline = new(10, DeadlineUnit.BusinessDays, Role.Control, Role.Audit),
        },
        new("observe", "observe-tranche", new("Observar rendición", "Observe report"), [Reported], Observed)
        {
            Parts = [Parts.Of("control", Role.Control, Duty.Liquidate)], Guards = Guards.Human, ParentStates = table.WhileAccounting, Rules = [TrancheRules.Reasoned],
        },
        new("correct", "correct-tranche", new("Subsanar rendición", "Correct report"), [Observed], Reported)
        {
            Parts = [table.Asker],
            Guards = Guards.Human,
            ParentStates = table.WhileAccounting,
            Rules = [TrancheRules.EveryObservationAnswered, TrancheRules.EvidencePerLine, TrancheRules.LinesWithinPayment],
            Deadline = new(10, DeadlineUnit.BusinessDays, table.Planned.Owner, Role.Control),
        },
    ];
}
