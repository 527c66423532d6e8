using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Contracts.ContractStates;
using static GrantControl.Cases.Documents.DocumentType;

namespace GrantControl.Cases.Contracts;

/// <summary>
/// What may happen to a contract (Contrato). One row here is one row of the table in workflows.md; its payments, deliverables,
/// amendments and penalties stand in the files beside this one. Terms marked there with an asterisk, and those it leaves
/// open, are defaults a legal office confirms. The supplier has no account: the administrator records what he does.
/// </summary>
public static class ContractWorkflow
{
    /// <summary>The clock's row that ends with a guarantee.</summary>
    public const string GuaranteeEnds = "guarantee-ends";

    internal const string Evaluate = "evaluate";

    private static readonly string[] Complete =
        [ContractRules.ContractComplete, ContractRules.ItemsSumToAmount, ContractRules.DeliverablesCoverItems, ContractRules.PaymentsMatchDeliverables];

    private static readonly string[] Closing = [Provisional, Final, Terminated];

    private static readonly string[] Secured = [Guaranteed, InExecution, Suspended, Provisional, Final, Terminated, Settled];

    public static WorkflowDefinition Definition { get; } = new("contract", 1, new("Contrato", "Contract"), Draft)
    {
        Opening = ContractWho.Requester,
        States = ContractStates.All,
        Gates = ContractGate.All,
        Sections = ContractGate.Sections,
        DutyLabels = ContractDuty.Labels,
        IncompatibleDuties = [ContractDuty.All],
        Children = [ContractPayments.Definition, DeliverableWorkflow.Definition, ContractAmendmentWorkflow.Definition, PenaltyWorkflow.Definition, VisitWorkflow.Of(ContractVisits.Setting)],
        Transitions = [.. Registration, .. Review, .. Starting, .. Execution, .. Ending, .. Settlement, .. Oversight, .. VisitWorkflow.OnCase(ContractVisits.Setting), .. Expiry],
    };

    private static IEnumerable<Transition> Registration =>
    [
        .. Stay("save", new("Guardar contrato", "Save contract"), ContractWho.Requester, [Draft, Returned], t => t with { ChangesContent = true, Rules = [ContractRules.TermsValid] }),
        new("register", "register", new("Registrar", "Register"), [Draft], Registered)
        {
            Parts = [ContractWho.Requester],
            Documents = [AwardResolution],
            Rules = [.. Complete, ContractRules.NotSanctioned],
            Deadline = Days(30, Role.Technical, Role.Authority),
        },
        new("resubmit", "resubmit", new("Subsanar", "Resubmit"), [Returned], Registered)
        {
            Parts = [ContractWho.Requester],
            ReopensAll = true,
            Rules = [.. Complete, ContractRules.EveryObservationAnswered],
            Deadline = Days(10, Role.Technical, Role.Authority),
        },
        new("withdraw", "withdraw", new("Desistir", "Withdraw"), [Draft, Returned], Withdrawn)
        {
            Parts = [ContractWho.Requester], Guards = Guards.Human, Rules = [ContractRules.Reasoned],
        },
        new("annul", "annul", new("Dejar sin efecto", "Annul"), [Registered, Administered, Guaranteed], Withdrawn)
        {
            Parts = [ContractWho.Authority], Guards = Guards.Human, Rules = [ContractRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Review =>
    [
        .. ContractGate.All.Select(gate => new Transition($"clear-{gate.Id}", "clear", new($"Visto bueno {gate.Label.Es}", $"Clear: {gate.Label.En}"), [Registered], Registered)
        {
            Variant = gate.Id,
            Clears = gate.Id,
            Parts = [ContractWho.Reviewer(gate)],
            Documents = [ContractGate.OpinionOf(gate.Id)],
            Rules = gate.Id == ContractGate.Finance ? [ContractRules.BudgetAvailable] : [],
            Deadline = new(10, DeadlineUnit.BusinessDays, gate.Role, Role.Authority) { PausedIn = [Returned] },
        }),
        .. ContractGate.All.Select(gate => new Transition($"observe-{gate.Id}", "observe", new($"Observar {gate.Label.Es}", $"Observe: {gate.Label.En}"), [Registered], Returned)
        {
            Variant = gate.Id, Observes = gate.Id, Parts = [ContractWho.Reviewer(gate)], Guards = Guards.Human, Rules = [ContractRules.Reasoned],
        }),
    ];

    private static IEnumerable<Transition> Starting =>
    [
        new("appoint", "appoint", new("Nombrar administrador", "Appoint administrator"), [Registered], Administered)
        {
            Parts = [ContractWho.Authority],
            NeedsGates = ContractGate.Ids,
            Documents = [AppointmentNotice],
            Rules = [ContractRules.AdministratorNamed],
            Deadline = Days(3, Role.Authority, Role.Audit),
        },
        .. Stay("appoint", new("Nombrar otro administrador", "Appoint another administrator"), ContractWho.Authority, Led, t => t with
        {
            Documents = [AppointmentNotice], Rules = [ContractRules.AdministratorNamed],
        }),
        .. Stay("accept-appointment", new("Aceptar el nombramiento", "Accept the appointment"), ContractWho.Administrator, Led, t => t with
        {
            Documents = [InterestDeclaration], Rules = [ContractRules.AppointmentOpen, ContractRules.AdministratorIsAppointed, ContractRules.NoConflictDeclared], ActsOn = [ContractRules.AppointmentOpen],
            Deadline = new(0, DeadlineUnit.Date, Role.ContractAdministrator, Role.Authority) { DateOf = ContractDates.AcceptBy },
        }),
        new("file-guarantee", "file-guarantee", new("Presentar garantía", "File guarantee"), [Administered], Guaranteed)
        {
            Parts = [ContractWho.Legal],
            Documents = [Documents.DocumentType.Guarantee],
            Rules = [ContractRules.AdministratorAccepted, ContractRules.GuaranteeCovers],
            Deadline = Days(10, Role.Legal, Role.Authority),
        },
        .. Stay("file-guarantee", new("Ampliar garantía", "Extend guarantee"), ContractWho.Legal, [Guaranteed, InExecution, Suspended, Provisional, Final], t => t with
        {
            Documents = [Documents.DocumentType.Guarantee], Rules = [ContractRules.GuaranteeCovers],
        }),
        new("commit", "commit", new("Comprometer", "Commit"), [Guaranteed], Guaranteed)
        {
            Parts = [ContractWho.Finance],
            NeedsGates = ContractGate.Ids,
            Documents = [BankAccountCertificate],
            Rules = [ContractRules.NotCommitted, ContractRules.AccountVerified],
            ActsOn = [ContractRules.NotCommitted],
            Deadline = Days(5, Role.Finance, Role.Authority),
        },
        new("start-order", "start-order", new("Orden de inicio", "Start order"), [Guaranteed], InExecution)
        {
            Parts = [ContractWho.Administrator],
            NeedsGates = ContractGate.Ids,
            Documents = [StartOrder],
            Rules = [ContractRules.AdministratorAccepted, ContractRules.CommitmentExists, ContractRules.NotSanctioned, ContractRules.BeforeExpiry],
            Deadline = Days(10, Role.ContractAdministrator, Role.Authority),
        },
    ];

    private static IEnumerable<Transition> Execution =>
    [
        new("amend", "amend", new("Modificar o prorrogar", "Amend or extend"), [InExecution], InExecution)
        {
            Parts = [ContractWho.Administrator],
            Documents = [AmendmentJustification],
            Rules =
            [
                ContractRules.BeforeExpiry, ContractRules.OneAmendmentAtATime, ContractRules.AmendmentWithinCap, ContractRules.TermOnlyLonger,
                ContractRules.GuaranteeCovers, ContractRules.TermsValid, ContractRules.DeliverablesCoverItems, ContractRules.PaymentsMatchDeliverables, ContractRules.Reasoned,
            ],
        },
        Penalize("penalize", InExecution),
        .. Closing.Select(state => Penalize($"penalize-in-{state}", state)),
        new("suspend", "suspend", new("Suspender", "Suspend"), [InExecution], Suspended)
        {
            Parts = [ContractWho.Administrator, ContractWho.Authority],
            InSequence = true,
            Guards = Guards.Human,
            Documents = [SuspensionRecord],
            Rules = [ContractRules.Reasoned],
        },
        new("resume", "resume", new("Reanudar", "Resume"), [Suspended], InExecution)
        {
            Parts = [ContractWho.Administrator, ContractWho.Authority],
            InSequence = true,
            NeedsGates = ContractGate.Ids,
            Documents = [ResumptionRecord],
            Rules = [ContractRules.Reasoned, ContractRules.GuaranteeCovers],
            Deadline = new(0, DeadlineUnit.Date, Role.ContractAdministrator, Role.Authority) { DateOf = ContractDates.ResumeBy },
        },
    ];

    /// <summary>A delay may be reported until the settlement: what was never delivered is known only when the contract ends.</summary>
    private static Transition Penalize(string id, string state) => new(id, "penalize", new("Reportar atraso", "Report delay"), [state], state)
    {
        Parts = [ContractWho.Administrator],
        Guards = Guards.Human,
        Documents = [DelayReport],
        Rules = [ContractRules.DelayExists, ContractRules.Reasoned],
        ActsOn = [ContractRules.DelayExists],
    };

    private static IEnumerable<Transition> Ending =>
    [
        new("receive-provisional", "receive-provisional", new("Recepción provisional", "Provisional reception"), [InExecution], Provisional)
        {
            Parts = [ContractWho.Administrator],
            Documents = [ReceptionRecord],
            Rules = [ContractRules.DeliverablesResolved],
            Deadline = new(0, DeadlineUnit.Date, Role.ContractAdministrator, Role.Authority) { DateOf = ContractDates.ContractEnd, PausedIn = [Suspended] },
        },
        new("receive-final", "receive-final", new("Recepción definitiva", "Final reception"), [Provisional], Final)
        {
            Parts = [ContractWho.Administrator],
            Documents = [ReceptionRecord],
            Rules = [ContractRules.DefectsCured],
            Deadline = Days(10, Role.ContractAdministrator, Role.Authority),
        },
        new("terminate", "terminate", new("Terminar", "Terminate"), [InExecution, Suspended], Terminated)
        {
            Parts = [ContractWho.Legal, ContractWho.Authority],
            InSequence = true,
            Guards = Guards.Human,
            Documents = [LegalOpinion, GuaranteeClaim],
            Rules = [ContractRules.Reasoned, ContractRules.GuaranteeInForce],
        },
    ];

    private static IEnumerable<Transition> Settlement =>
    [
        .. Stay(Evaluate, new("Evaluar al proveedor", "Evaluate supplier"), ContractWho.Administrator, [Final, Terminated, Settled], t => t with
        {
            Rules = [ContractRules.NotEvaluated], ActsOn = [ContractRules.NotEvaluated], Deadline = Days(10, Role.ContractAdministrator, Role.Authority),
        }),
        .. Stay("collect", new("Registrar cobro al proveedor", "Record money collected"), ContractWho.Treasury, [Final, Terminated, Settled], t => t with
        {
            Documents = [DepositSlip], Rules = [ContractRules.SomethingReceivable, ContractRules.WithinReceivable, ContractRules.BankReferenceUnique], ActsOn = [ContractRules.SomethingReceivable],
        }),
        new("settle", "settle", new("Liquidar", "Settle"), [Final, Terminated], Settled)
        {
            Parts = [ContractWho.Settler],
            NeedsGates = ContractGate.Ids,
            Documents = [LiquidationRecord],
            Rules = [ContractRules.Reasoned, VisitRules.VisitsSettled, ContractRules.PaymentsSettled, ContractRules.DelaysReported, ContractRules.PenaltiesSettled, ContractRules.SettlementReconciles],
            Deadline = Days(30, Role.Finance, Role.Authority),
        },
        new("release-retention", "release-retention", new("Devolver retenciones", "Release retentions"), [Settled], Settled)
        {
            Parts = [ContractWho.Treasury], Documents = [PaymentOrder, BankFile], Rules = [ContractRules.SomethingRetained, ContractRules.RetentionWhole, ContractRules.BankReferenceUnique], ActsOn = [ContractRules.SomethingRetained],
            Deadline = Days(10, Role.Treasury, Role.Finance),
        },
        new("release-guarantee", "release-guarantee", new("Liberar garantía", "Release guarantee"), [Settled], Settled)
        {
            Parts = [ContractWho.Legal], Guards = Guards.Human, Documents = [GuaranteeReleaseLetter], Rules = [ContractRules.GuaranteeInForce], ActsOn = [ContractRules.GuaranteeInForce],
            Deadline = Days(10, Role.Legal, Role.Authority),
        },
        new("close", "close", new("Cerrar", "Close"), [Settled], Closed)
        {
            Parts = [ContractWho.Audit],
            NeedsGates = ContractGate.Ids,
            Rules =
            [
                CommonRules.FindingsClosed, ContractRules.SupplierEvaluated, ContractRules.GuaranteesReleased, ContractRules.RetentionReleased,
                ContractRules.BooksZero,
            ],
            Deadline = Days(20, Role.Audit, Role.Authority),
        },
        new("reopen", "reopen", new("Reabrir", "Reopen"), [Closed], Settled)
        {
            Parts = [ContractWho.Audit],
            NeedsGates = ContractGate.Ids,
            Documents = [AuditFinding],
            Rules = [ContractRules.Reasoned, ContractRules.WithinRetention],
        },
    ];

    private static IEnumerable<Transition> Oversight =>
    [
        .. Stay("raise-finding", new("Registrar hallazgo", "Raise finding"), ContractWho.Oversight, Running, t => t with { Rules = [ContractRules.Reasoned] }),
        .. Stay("resolve-finding", new("Cerrar hallazgo", "Resolve finding"), ContractWho.Oversight, Running, t => t with
        {
            Documents = [FindingEvidence], Rules = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother, ContractRules.Reasoned], ActsOn = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother],
        }),
        .. Stay("freeze", new("Congelar pagos", "Freeze payments"), ContractWho.Monitor, Running, t => t with { Rules = [CommonRules.FreezeStands, ContractRules.Reasoned], ActsOn = [CommonRules.FreezeStands] }),
        .. Stay("unfreeze", new("Descongelar pagos", "Unfreeze payments"), ContractWho.Monitor, Running, t => t with { Rules = [CommonRules.FreezeStands, ContractRules.Reasoned], ActsOn = [CommonRules.FreezeStands] }),
    ];

    /// <summary>What the clock tells by itself, once for each date: it moves nothing.</summary>
    private static IEnumerable<Transition> Expiry =>
    [
        .. ContractPolicy.AlertDays.SelectMany(days => Alert($"contract-ends-{days}", days, [InExecution], ContractDates.Alert(ContractDates.ContractEnd, days))),
        .. ContractPolicy.AlertDays.SelectMany(days => Alert($"{GuaranteeEnds}-{days}", days, Secured, ContractDates.Alert(ContractDates.GuaranteeEnd, days))),
        .. Alert(GuaranteeEnds, 0, Secured, ContractDates.GuaranteeEnd),
    ];

    /// <summary>One row a state, because each stays where it is. An end itself is no alert: it is a deadline missed, and stays one until it is extended.</summary>
    private static IEnumerable<Transition> Alert(string id, int days, IReadOnlyList<string> states, string date) => states.Select(state => new Transition(
        $"{id}-in-{state}",
        "alert",
        days == 0 ? new("Garantía vencida", "Guarantee ended") : new($"Aviso a {days} días", $"Alert {days} days before"),
        [state],
        state)
    {
        Variant = id,
        Parts = [Parts.Clock],
        Guards = Guards.None,
        Deadline = new(0, DeadlineUnit.Date, Role.ContractAdministrator, Role.Authority) { DateOf = date, OnExpiry = days == 0 ? null : $"{id}-in-{state}" },
    });

    /// <summary>A trigger that leaves the case where it is, in each of several states. Guard F never stands in its way.</summary>
    private static IEnumerable<Transition> Stay(string trigger, Label label, Part who, IEnumerable<string> states, Func<Transition, Transition> with) =>
        states.Select(state => with(new Transition($"{trigger}-in-{state}", trigger, label, [state], state) { Parts = [who], Guards = Guards.Human }));

    private static DeadlineDefinition Days(int amount, string owner, string escalatesTo) => new(amount, DeadlineUnit.BusinessDays, owner, escalatesTo);
}
