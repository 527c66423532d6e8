using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Documents.DocumentType;

namespace GrantControl.Cases.Grants;

/// <summary>
/// What may happen to an NGO grant (Subvención). One row here is one row of the table in workflows.md; its tranches and
/// amendments stand in the two files beside this one. Terms marked there with an asterisk are defaults a legal office confirms.
/// </summary>
public static class GrantWorkflow
{
    /// <summary>Its term ends with the report, not with a change of state.</summary>
    public const string ReportFinal = "report-final";

    internal const string Close = "close";
    internal const string Submit = "submit";

    private static readonly string[] AllGates = [Gate.Legal, Gate.Finance, Gate.Control];

    public static WorkflowDefinition Definition { get; } = new("grant", 1, new("Subvención a ONG", "NGO grant"), GrantStates.Draft)
    {
        Opening = Who.Ngo,
        States = GrantStates.All,
        Gates = Gate.All,
        Sections = Section.All,
        DutyLabels = Duty.Labels,
        IncompatibleDuties = [Duty.All],
        CompensablePairs = Duty.Compensable,
        Children = [GrantTranches.Definition, AmendmentWorkflow.Definition, VisitWorkflow.Of(GrantVisits.Setting)],
        Transitions = [.. Formulation, .. Review, .. Agreement, .. Execution, .. Settlement, .. Oversight, .. VisitWorkflow.OnCase(GrantVisits.Setting)],
    };

    private static IEnumerable<Transition> Formulation =>
    [
        new("save-draft", "save", new("Guardar sección", "Save section"), [GrantStates.Draft], GrantStates.Draft)
        {
            Parts = [Who.Ngo], Guards = Guards.Human, ChangesContent = true, Rules = [GrantRules.SectionsValid],
        },
        new(Submit, Submit, new("Presentar", "Submit"), [GrantStates.Draft], GrantStates.Submitted)
        {
            Parts = [Who.Ngo],
            Documents = [Statutes, Registration, Solvency],
            Rules = [GrantRules.CallOpen, GrantRules.PlanComplete, GrantRules.LinesSumToTotal, GrantRules.ResultsComplete],
            Deadline = new(0, DeadlineUnit.Date, Role.Ngo, Role.Technical) { DateOf = GrantDates.Call },
        },
        new("withdraw", "withdraw", new("Desistir", "Withdraw"), [GrantStates.Draft, GrantStates.Submitted, GrantStates.Returned], GrantStates.Withdrawn)
        {
            Parts = [Who.Ngo], Guards = Guards.Human, Rules = [GrantRules.Reasoned],
        },
        new("lapse-submitted", "lapse", new("Caducar", "Lapse"), [GrantStates.Submitted], GrantStates.Withdrawn)
        {
            Parts = [Who.Clock],
            Guards = Guards.None,
            Deadline = new(10, DeadlineUnit.BusinessDays, Role.Technical, Role.Authority) { OnExpiry = "lapse-submitted" },
        },
        new("lapse-returned", "lapse", new("Caducar", "Lapse"), [GrantStates.Returned], GrantStates.Withdrawn)
        {
            Parts = [Who.Clock], Guards = Guards.None,
        },
    ];

    private static IEnumerable<Transition> Review =>
    [
        new("admit", "admit", new("Admitir", "Admit"), [GrantStates.Submitted], GrantStates.UnderReview)
        {
            Parts = [Who.Technical(Duty.ReviewTechnical)],
            Rules = [GrantRules.NotSanctioned, GrantRules.NoOverdueLiquidation],
            Deadline = new(5, DeadlineUnit.BusinessDays, Role.Technical, Role.Authority),
        },
        .. Gate.All.Select(gate => new Transition($"clear-{gate.Id}", "clear", new($"Visto bueno {gate.Label.Es}", $"Clear: {gate.Label.En}"), [GrantStates.UnderReview], GrantStates.UnderReview)
        {
            Variant = gate.Id,
            Clears = gate.Id,
            Parts = [Who.Reviewer(gate)],
            Documents = [Gate.OpinionOf(gate.Id)],
            Rules = gate.Id == Gate.Finance ? [GrantRules.BudgetAvailable] : [],
            Deadline = new(20, DeadlineUnit.BusinessDays, gate.Role, Role.Authority) { PausedIn = [GrantStates.Returned] },
        }),
        .. Gate.All.Select(gate => new Transition($"observe-{gate.Id}", "observe", new($"Observar {gate.Label.Es}", $"Observe: {gate.Label.En}"), [GrantStates.UnderReview], GrantStates.Returned)
        {
            Variant = gate.Id,
            Observes = gate.Id,
            Parts = [Who.Reviewer(gate)],
            Guards = Guards.Human,
            Rules = [GrantRules.ObservationsCiteSections],
        }),
        new("save-returned", "save", new("Guardar sección", "Save section"), [GrantStates.Returned], GrantStates.Returned)
        {
            Parts = [Who.Ngo], Guards = Guards.Human, ChangesContent = true, Rules = [GrantRules.SectionsValid],
        },
        new("resubmit", "resubmit", new("Subsanar", "Resubmit"), [GrantStates.Returned], GrantStates.UnderReview)
        {
            Parts = [Who.Ngo],
            ReopensChanged = true,
            Rules = [GrantRules.PlanComplete, GrantRules.LinesSumToTotal, GrantRules.ResultsComplete, GrantRules.EveryObservationAnswered],
            Deadline = new(10, DeadlineUnit.BusinessDays, Role.Ngo, Role.Technical) { OnExpiry = "lapse-returned" },
        },
        new("authorize", "authorize", new("Autorizar", "Authorize"), [GrantStates.UnderReview], GrantStates.Authorized)
        {
            Parts = [Who.Committee, Who.Authority],
            InSequence = true,
            NeedsGates = AllGates,
            Documents = [AuthorisationResolution],
            Deadline = new(5, DeadlineUnit.BusinessDays, Role.Authority, Role.Audit),
        },
        new("reject", "reject", new("Denegar", "Reject"), [GrantStates.UnderReview], GrantStates.Rejected)
        {
            Parts = [Who.Authority], Guards = Guards.Human, Rules = [GrantRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Agreement =>
    [
        new("sign", "sign", new("Suscribir", "Sign"), [GrantStates.Authorized], GrantStates.Signed)
        {
            Parts = [Who.Authority, Who.Ngo],
            NeedsGates = AllGates,
            Documents = [SignedAgreement],
            Rules = [GrantRules.SameContentHash],
            Deadline = new(10, DeadlineUnit.BusinessDays, Role.Authority, Role.Audit),
        },
        new("activate", "activate", new("Iniciar", "Activate"), [GrantStates.Signed], GrantStates.Active)
        {
            Parts = [Who.Finance(Duty.ReviewFinance)],
            NeedsGates = AllGates,
            Documents = [BankAccountCertificate, Guarantee],
            Rules = [GrantRules.AccountVerified, GrantRules.GuaranteeCovers],
            Deadline = new(10, DeadlineUnit.BusinessDays, Role.Finance, Role.Authority),
        },
    ];

    private static IEnumerable<Transition> Execution =>
    [
        new("amend", "amend", new("Modificar", "Amend"), [GrantStates.Active], GrantStates.Active)
        {
            Parts = [Who.Ngo],
            Documents = [AmendmentJustification],
            Rules =
            [
                GrantRules.OneAmendmentAtATime, GrantRules.Reasoned, GrantRules.SectionsValid, GrantRules.PlanComplete, GrantRules.LinesSumToTotal, GrantRules.ResultsComplete,
                GrantRules.AmendmentBelowThreshold, GrantRules.GuaranteeCovers, GrantRules.AccountUnchanged, GrantRules.AmendmentKeepsPaidTranches,
            ],
        },
        new("suspend", "suspend", new("Suspender", "Suspend"), [GrantStates.Active], GrantStates.Suspended)
        {
            Parts = [Who.Control(Duty.Monitor), Who.Authority], InSequence = true, Guards = Guards.Human, Rules = [GrantRules.Reasoned],
        },
        new("lift", "lift", new("Levantar suspensión", "Lift suspension"), [GrantStates.Suspended], GrantStates.Active)
        {
            Parts = [Who.Control(Duty.Monitor), Who.Authority],
            InSequence = true,
            Documents = [RemedyVerification],
            Rules = [GrantRules.Reasoned],
            Deadline = new(0, DeadlineUnit.Date, Role.Control, Role.Authority) { DateOf = GrantDates.Remedy },
        },
        new("end", "end", new("Finalizar", "End"), [GrantStates.Active, GrantStates.Suspended], GrantStates.Liquidation)
        {
            Parts = [Who.Clock],
            Guards = Guards.None,
            Deadline = new(0, DeadlineUnit.Date, Role.Ngo, Role.Control) { DateOf = GrantDates.PlanEnd, OnExpiry = "end" },
        },
        new("terminate", "terminate", new("Terminar", "Terminate"), [GrantStates.Active, GrantStates.Suspended], GrantStates.Liquidation)
        {
            Parts = [Who.Authority], Guards = Guards.Human, Rules = [GrantRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Settlement =>
    [
        new(ReportFinal, ReportFinal, new("Presentar informe final", "File final report"), [GrantStates.Liquidation], GrantStates.Liquidation)
        {
            Parts = [Who.NgoPayments],
            Guards = Guards.Human,
            Documents = [FinalReport],
            Deadline = new(90, DeadlineUnit.Days, Role.Ngo, Role.Control),
        },
        new("determine", "determine", new("Dictaminar liquidación", "Determine"), [GrantStates.Liquidation], GrantStates.RefundDue)
        {
            Parts = [Who.Control(Duty.Liquidate)],
            Documents = [LiquidationRecord],
            Rules = [GrantRules.Reasoned, GrantRules.FinalReportFiled, GrantRules.EveryLineDecided, GrantRules.PaidEqualsAcceptedPlusRefundable],
            Deadline = new(30, DeadlineUnit.BusinessDays, Role.Control, Role.Audit),
        },
        .. Stay("refund", new("Registrar reintegro", "Record refund"), Who.Treasury, [GrantStates.Liquidation, GrantStates.RefundDue, GrantStates.Recovery], t => t with
        {
            Documents = [RefundReceipt], ActsOn = [GrantRules.DebtUnpaid], Rules = [GrantRules.DebtUnpaid, GrantRules.RefundWithinDebt, GrantRules.BankReferenceUnique],
        }),
        .. Stay("disallow", new("Rechazar gasto aceptado", "Disallow accepted expense"), Who.Control(Duty.Liquidate), [GrantStates.Liquidation], t => t with
        {
            ActsOn = [GrantRules.ExpenseAccepted], Rules = [GrantRules.Reasoned, GrantRules.ExpenseAccepted],
        }),
        new("escalate", "escalate", new("Escalar a cobro", "Escalate to recovery"), [GrantStates.RefundDue], GrantStates.Recovery)
        {
            Parts = [Who.LegalOrClock],
            Guards = Guards.Human,
            ActsOn = [GrantRules.DebtUnpaid],
            Rules = [GrantRules.Reasoned, GrantRules.DebtUnpaid],
            Deadline = new(15, DeadlineUnit.BusinessDays, Role.Ngo, Role.Legal) { OnExpiry = "escalate" },
        },
        new("write-off", "write-off", new("Declarar incobrable", "Write off debt"), [GrantStates.Recovery], GrantStates.Recovery)
        {
            Parts = [Who.Legal, Who.Authority],
            InSequence = true,
            Guards = Guards.Human,
            Documents = [LegalOpinion],
            ActsOn = [GrantRules.DebtUnpaid],
            Rules = [GrantRules.Reasoned, GrantRules.DebtUnpaid],
        },
        new(Close, Close, new("Finiquito", "Close"), [GrantStates.Liquidation, GrantStates.RefundDue, GrantStates.Recovery], GrantStates.Closed)
        {
            Parts = [Who.Audit],
            NeedsGates = AllGates,
            Rules = [GrantRules.FindingsClosed, VisitRules.VisitsSettled, GrantRules.TranchesSettled, GrantRules.FinalReportFiled, GrantRules.BalanceZero],
            Deadline = new(120, DeadlineUnit.Days, Role.Audit, Role.Authority),
        },
        new("reopen", "reopen", new("Reabrir", "Reopen"), [GrantStates.Closed], GrantStates.Liquidation)
        {
            Parts = [Who.Audit], Guards = Guards.Human, Documents = [AuditFinding], Rules = [GrantRules.Reasoned, GrantRules.WithinRetention],
        },
    ];

    private static IEnumerable<Transition> Oversight =>
    [
        .. Stay("raise-finding", new("Registrar hallazgo", "Raise finding"), Who.ControlOrAudit, GrantStates.Running, t => t with { Rules = [GrantRules.Reasoned] }),
        .. Stay("resolve-finding", new("Cerrar hallazgo", "Resolve finding"), Who.ControlOrAudit, GrantStates.Running, t => t with
        {
            Documents = [FindingEvidence],
            ActsOn = [GrantRules.FindingOpen, GrantRules.ResolverIsAnother],
            Rules = [GrantRules.FindingOpen, GrantRules.ResolverIsAnother, GrantRules.Reasoned],
        }),
        .. Stay("freeze", new("Congelar pagos", "Freeze payments"), Who.Control(Duty.Monitor), GrantStates.Running, t => t with
        {
            ActsOn = [GrantRules.FreezeStands], Rules = [GrantRules.FreezeStands, GrantRules.Reasoned],
        }),
        .. Stay("unfreeze", new("Descongelar pagos", "Unfreeze payments"), Who.Control(Duty.Monitor), GrantStates.Running, t => t with
        {
            ActsOn = [GrantRules.FreezeStands], Rules = [GrantRules.FreezeStands, GrantRules.Reasoned],
        }),
        .. Stay("compensate", new("Control compensatorio", "Compensating control"), Who.Audit, GrantStates.Open, t => t with
        {
            Documents = [CompensatingControl], Rules = [GrantRules.PairCompensable, GrantRules.NotForOneself, GrantRules.Reasoned],
        }),
    ];

    /// <summary>A trigger that leaves the case where it is, in each of several states. Guard F never stands in its way.</summary>
    private static IEnumerable<Transition> Stay(string trigger, Label label, Part who, IEnumerable<string> states, Func<Transition, Transition> with) =>
        states.Select(state => with(new Transition($"{trigger}-in-{state}", trigger, label, [state], state) { Parts = [who], Guards = Guards.Human }));
}
