using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Contracts.ContractStates;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;

namespace GrantControl.Rules.Tests.Contracts.Support;

/// <summary>One act of the contract's tables that is allowed.</summary>
public sealed record ContractRow(string Target, string Transition, string PartId, Func<ContractRun> Drive, Func<ContractRun, ICaseCommand> Command, Actor By, string To)
    : CaseRow<ContractRun, ContractState>(Target, Transition, PartId, Drive, Command, By, To)
{
    protected override WorkflowDefinition Table => ContractWorkflow.Definition;
}

/// <summary>Every row of the contract's five tables that people act in, each part of it.</summary>
public sealed class ContractRows : IRowTable<ContractRow, ContractRun>
{
    private static readonly string D1 = DeliverableWorkflow.Target(1);
    private static readonly string A1 = ContractAmendmentWorkflow.Target(1);
    private static readonly string P1 = PenaltyWorkflow.Target(1);
    private static readonly string T1 = TrancheWorkflow.Target(1);
    private static readonly string V1 = VisitWorkflow.Target(1);

    public static IReadOnlyList<ContractRow> All { get; } =
    [
        OfCase("save-in-draft", "requester", ContractStates.Draft, _ => new SaveContract(Terms), Requester, ContractStates.Draft),
        OfCase("save-in-returned", "requester", Returned, _ => new SaveContract(Terms), Requester, Returned),
        OfCase("register", "requester", ContractStates.Draft, _ => Register, Requester, Registered),
        OfCase("resubmit", "requester", Returned, _ => new ResubmitContract([new(1, "Se añadió")]), Requester, Registered),
        OfCase("withdraw", "requester", ContractStates.Draft, _ => new WithdrawContract("Ya no"), Requester, Withdrawn),
        .. new[] { Registered, Administered, Guaranteed }.Select(s => OfCase("annul", "authority", s, _ => new AnnulContract("Ya no"), Head, Withdrawn)),
        OfCase("clear-legal", "reviewer", Registered, _ => Clear(ContractGate.Legal), Lawyer, Registered),
        OfCase("clear-finance", "reviewer", Registered, _ => Clear(ContractGate.Finance), Finance, Registered),
        OfCase("clear-control", "reviewer", Registered, _ => Clear(ContractGate.Control), Control, Registered),
        OfCase("observe-legal", "reviewer", Registered, _ => Observe(ContractGate.Legal), Lawyer, Returned),
        OfCase("observe-finance", "reviewer", Registered, _ => Observe(ContractGate.Finance), Finance, Returned),
        OfCase("observe-control", "reviewer", Registered, _ => Observe(ContractGate.Control), Control, Returned),
        Row("", "appoint", "authority", () => Cleared, _ => Appoint(), Head, Administered),
        .. Led.Select(s => OfCase($"appoint-in-{s}", "authority", s, _ => Appoint("adm-2", "otro"), Head, s)),
        .. Led.Select(s => Row("", $"accept-appointment-in-{s}", "administrator", () => To(s).Given(Appoint("adm-2", "otro"), Head), _ => Accept("otro"), OtherAdministrator, s)),
        OfCase("file-guarantee", "legal", Administered, _ => File(), Lawyer, Guaranteed),
        .. new[] { Guaranteed, InExecution, Suspended, ContractStates.Provisional, ContractStates.Final }.Select(s => OfCase($"file-guarantee-in-{s}", "legal", s, _ => File(Policy(Ends.AddDays(90)), "más"), Lawyer, s)),
        OfCase("commit", "finance", Guaranteed, _ => Commit, Finance, Guaranteed),
        Row("", "start-order", "administrator", () => To(Guaranteed).Given(Commit, Finance), _ => Start, Administrator, InExecution),
        OfCase("amend", "administrator", InExecution, _ => Amend(0, Ends.AddDays(10)), Administrator, InExecution),
        Row("", "penalize", "administrator", () => LateBy(3), _ => Delay(), Administrator, InExecution),
        Row("", "penalize-in-provisional", "administrator", () => ReceivedLate().Given(Provisional(), Administrator), _ => Delay(), Administrator, ContractStates.Provisional),
        Row("", "penalize-in-final", "administrator", () => ReceivedLate().Given(Provisional(), Administrator).Given(Final(), Administrator), _ => Delay(), Administrator, ContractStates.Final),
        Row("", "penalize-in-terminated", "administrator", () => NeverDelivered(10), _ => Delay(), Administrator, Terminated),
        OfCase("suspend", "administrator", InExecution, Suspend, Administrator, InExecution),
        Row("", "suspend", "authority", () => To(InExecution).Apply(r => r.Given(Suspend(r), Administrator)), Suspend, Head, Suspended),
        OfCase("resume", "administrator", Suspended, _ => Resume(), Administrator, Suspended),
        Row("", "resume", "authority", () => To(Suspended).Given(Resume(), Administrator), _ => Resume(), Head, InExecution),
        Row("", "receive-provisional", "administrator", () => Received(To(InExecution)), _ => Provisional(), Administrator, ContractStates.Provisional),
        OfCase("receive-final", "administrator", ContractStates.Provisional, _ => Final(), Administrator, ContractStates.Final),
        OfCase("terminate", "legal", InExecution, _ => Terminate(), Lawyer, InExecution),
        Row("", "terminate", "authority", () => To(InExecution).Given(Terminate(), Lawyer), _ => Terminate(), Head, Terminated),
        .. new[] { ContractStates.Final, Terminated, Settled }.Select(s => OfCase($"evaluate-in-{s}", "administrator", s, _ => Evaluate, Administrator, s)),
        .. new[] { ContractStates.Final, Terminated, Settled }.Select(s => Row("", $"collect-in-{s}", "treasury", () => Claiming(s), _ => Contracts.ContractLifeTests.Collect(1), Treasurer, s)),
        Row("", "settle", "finance", () => Paid(To(ContractStates.Final)), Settle, Settler, Settled),
        OfCase("release-retention", "treasury", Settled, r => ReleaseRetention(r), Treasurer, Settled),
        OfCase("release-guarantee", "legal", Settled, _ => ReleaseGuarantee(), Lawyer, Settled),
        Row("", "close", "audit", () => Ready(To(Settled)), _ => new CloseContract(), Auditor, Closed),
        OfCase("reopen", "audit", Closed, _ => new ReopenContract("Apareció una factura", [TestDocuments.Document(DocumentType.AuditFinding)]), Auditor, Settled),
        .. Running.Select(s => OfCase($"raise-finding-in-{s}", "oversight", s, _ => new RaiseFinding("Falta una firma", true), Watcher, s)),
        .. Running.Select(s => Row("", $"resolve-finding-in-{s}", "oversight", () => To(s).Given(new RaiseFinding("Falta", true), Watcher), _ => new ResolveFinding(1, "Se firmó", [TestDocuments.Document(DocumentType.FindingEvidence)]), Auditor, s)),
        .. Running.Select(s => OfCase($"freeze-in-{s}", "control", s, _ => new FreezePayments("Denuncia"), Watcher, s)),
        .. Running.Select(s => Row("", $"unfreeze-in-{s}", "control", () => To(s).Given(new FreezePayments("Denuncia"), Watcher), _ => new UnfreezePayments("Infundada"), Watcher, s)),
        .. ContractVisits.Setting.PlannedIn.Select(s => OfCase($"plan-visit-in-{s}", "control", s, r => Plan(r), Watcher, s)),
        .. ContractVisits.Setting.MadeIn.Select(s => Row("", $"note-visit-in-{s}", "control", () => VisitedIn(s), _ => Note, Watcher, s)),
        Row(V1, VisitWorkflow.Record, "control", () => To(InExecution).Apply(r => r.Given(Plan(r), Watcher)), r => Visit(r), Watcher, VisitWorkflow.Closed),
        Row(V1, $"{VisitWorkflow.Answer}-{Role.ContractAdministrator}", "implementer", Troubling, _ => Answer(), Administrator, VisitWorkflow.Done),
        Row(V1, $"{VisitWorkflow.Answer}-{Role.Technical}", "implementer", Troubling, _ => Answer(2), UserUnit, VisitWorkflow.Done),
        Row(V1, VisitWorkflow.Resolve, "control", () => Troubling().Given(Answer(), Administrator), _ => Resolve(), Watcher, VisitWorkflow.Done),
        Row(V1, VisitWorkflow.Cancel, "control", () => To(InExecution).Apply(r => r.Given(Plan(r), Watcher)), _ => new CancelVisit(1, "No hay transporte"), Watcher, VisitWorkflow.Cancelled),
        Row(D1, "deliver", "administrator", () => To(InExecution), r => Deliver(r, 1), Administrator, DeliverableWorkflow.Delivered),
        Row(D1, "accept-whole", "user-unit", () => Delivered(), r => Receive(r, 1), UserUnit, DeliverableWorkflow.Delivered),
        Row(D1, "accept-whole", "administrator", () => Delivered().Apply(r => r.Given(Receive(r, 1), UserUnit)), r => Receive(r, 1), Administrator, DeliverableWorkflow.Accepted),
        Row(D1, "accept-part", "user-unit", () => Delivered(2), r => Receive(r, 1), UserUnit, DeliverableWorkflow.Delivered),
        Row(D1, "accept-part", "administrator", () => Delivered(2).Apply(r => r.Given(Receive(r, 1), UserUnit)), r => Receive(r, 1), Administrator, DeliverableWorkflow.Due),
        Row(D1, "reject", "user-unit", () => Delivered(), _ => new RejectDelivery(1, "Rotas"), UserUnit, DeliverableWorkflow.Rejected),
        .. ContractGate.Ids.Select(g => Row(A1, $"clear-{g}", "reviewer", Proposed, _ => Contracts.ContractLifeTests.ClearAmendment(g), Reviewer(g), ContractAmendmentWorkflow.Proposed)),
        .. ContractGate.Ids.Select(g => Row(A1, $"decline-{g}", "reviewer", Proposed, _ => new DeclineContractAmendment(1, g, "No"), Reviewer(g), ContractAmendmentWorkflow.Declined)),
        Row(A1, "adopt", "authority", () => ContractGate.Ids.Aggregate(Proposed(), (r, g) => r.Given(Contracts.ContractLifeTests.ClearAmendment(g), Reviewer(g))),
            _ => new AdoptContractAmendment(1, [TestDocuments.Document(DocumentType.AuthorisationResolution)]), Head, ContractAmendmentWorkflow.Adopted),
        Row(A1, "withdraw", "administrator", Proposed, _ => new WithdrawContractAmendment(1, "Ya no"), Administrator, ContractAmendmentWorkflow.Withdrawn),
        Row(P1, "hear", "legal", () => LateBy(3).Given(Delay(), Administrator), _ => Hear(), Lawyer, PenaltyWorkflow.Heard),
        Row(P1, "impose", "authority", Heard, _ => Impose(), Head, PenaltyWorkflow.Imposed),
        Row(P1, "waive", "authority", Heard, _ => Waive(), Head, PenaltyWorkflow.Waived),
        Pays("request", "administrator", TrancheWorkflow.Scheduled, TrancheWorkflow.Requested),
        Pays("verify", "user-unit", TrancheWorkflow.Requested, TrancheWorkflow.Requested),
        Row(T1, "verify", "control", () => Paying(TrancheWorkflow.Requested).Given(new VerifyTranche(1, []), UserUnit), _ => new VerifyTranche(1, []), Watcher, TrancheWorkflow.Cleared),
        Pays("approve-first", "finance", TrancheWorkflow.Cleared, TrancheWorkflow.FirstApproved),
        Pays("approve-second", "finance", TrancheWorkflow.FirstApproved, TrancheWorkflow.Approved),
        Row(T1, "return", "control", () => Paying(TrancheWorkflow.Cleared), _ => new ReturnTranche(1, "Falta un acta"), Watcher, TrancheWorkflow.Scheduled),
        Pays("order", "treasury", TrancheWorkflow.Approved, TrancheWorkflow.Ordered),
        Pays("confirm", "treasury", TrancheWorkflow.Ordered, TrancheWorkflow.Paid),
        Row(T1, "reject-payment", "treasury", () => Paying(TrancheWorkflow.Ordered), _ => new RejectPayment(1, "OP-1", "Cuenta cerrada", [TestDocuments.Document(DocumentType.BankFile, "no")]), Treasurer, TrancheWorkflow.Approved),
    ];

    public static WorkflowDefinition Workflow => ContractWorkflow.Definition;

    public static IEnumerable<string> DutiesBeside(string duty) => ContractDuty.All.Where(d => d != duty);

    public static ContractRun At(string state) => To(state);

    public static ContractRun Opened => ContractPath.Opened;

    private static ContractRow OfCase(string transition, string part, string state, Func<ContractRun, ICaseCommand> command, Actor by, string to) => Row("", transition, part, () => To(state), command, by, to);

    private static ContractRow Row(string target, string transition, string part, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by, string to) => new(target, transition, part, given, command, by, to);

    private static ContractRow Pays(string transition, string part, string from, string to) => new(T1, transition, part, () => Paying(from), r => Next(r, 1).Command, Next(Paying(from), 1).By, to);

    private static ContractRun Paying(string state) => Pay(Received(To(InExecution), 1), 1, state);

    private static ContractRun Delivered(int? quantity = null) => To(InExecution).Apply(r => r.Given(Deliver(r, 1, quantity), Administrator));

    private static ContractRun Proposed() => To(InExecution).Given(Amend(0, Ends.AddDays(10)), Administrator);

    private static ContractRun ReceivedLate() => LateBy(3).Apply(r => Received(r, 2, 3));

    private static ContractRun Troubling() => To(InExecution).Visited(r => Troubled(r));

    /// <summary>A contract in a state, visited while it ran.</summary>
    private static ContractRun VisitedIn(string state)
    {
        var visited = To(InExecution).Visited(r => Visit(r));
        return state switch
        {
            InExecution => visited,
            Suspended => visited.Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head)),
            ContractStates.Provisional => Received(visited).Given(Provisional(), Administrator),
            ContractStates.Final => Received(visited).Given(Provisional(), Administrator).Given(Final(), Administrator),
            _ => visited.Given(Terminate(), Lawyer).Given(Terminate(), Head),
        };
    }

    private static ContractRun Heard() => LateBy(3).Given(Delay(), Administrator).Given(Hear(), Lawyer);

    private static Actor Reviewer(string gate) => gate == ContractGate.Legal ? Lawyer : gate == ContractGate.Finance ? Finance : Control;

    /// <summary>A contract in a state with something still to be collected.</summary>
    private static ContractRun Claiming(string state)
    {
        var ended = To(InExecution).Given(Terminate(), Lawyer).Given(Terminate(), Head);
        return state == Terminated ? ended
            : state == Settled ? ended.Apply(r => r.Given(Settle(r), Settler))
            : LateBy(3).Apply(r => Pay(r, 1, TrancheWorkflow.Paid)).Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Impose(), Head).Apply(r => Received(r, 2, 3)).Given(ContractPath.Provisional(), Administrator).Given(ContractPath.Final(), Administrator);
    }
}
