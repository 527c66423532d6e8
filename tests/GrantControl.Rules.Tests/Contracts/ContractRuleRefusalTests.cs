using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>One act that a named rule of its row refuses.</summary>
public sealed record RefusedRow(string Rule, Func<ContractRun> Given, Func<ContractRun, ICaseCommand> Command, Actor By, string Code)
{
    public override string ToString() => $"{Rule}: {Command(Given()).GetType().Name} by {By.Person}";
}

/// <summary>Rules of rows that no story of the other tests breaks: each refuses by its own name.</summary>
public sealed class ContractRuleRefusalTests
{
    private static readonly Actor Both = TestPeople.Of("tec-ctl", Role.Technical, Role.Control);

    public static TheoryData<RefusedRow> Unreasoned { get; } =
    [
        Blank(() => Draft, _ => new WithdrawContract(" "), Requester),
        Blank(() => To(ContractStates.Registered), _ => new AnnulContract(" "), Head),
        Blank(Delivered, _ => new RejectDelivery(1, " "), UserUnit),
        Blank(Proposed, _ => new DeclineContractAmendment(1, ContractGate.Legal, " "), Lawyer),
        Blank(Proposed, _ => new WithdrawContractAmendment(1, " "), Administrator),
        Blank(Heard, _ => Impose() with { Grounds = " " }, Head),
        Blank(Heard, _ => Waive() with { Reason = " " }, Head),
        Blank(() => Paying(TrancheWorkflow.Cleared), _ => new ReturnTranche(1, " "), Watcher),
        Blank(() => Paying(TrancheWorkflow.Ordered), _ => new RejectPayment(1, "OP-1", " ", [TestDocuments.Document(DocumentType.BankFile, "no")]), Treasurer),
        Blank(() => Paid(To(ContractStates.Final)), r => Settle(r) with { Note = " " }, Settler),
        Blank(() => To(ContractStates.Closed), _ => new ReopenContract(" ", [TestDocuments.Document(DocumentType.AuditFinding)]), Auditor),
        Blank(Running, _ => new RaiseFinding(" ", true), Watcher),
        Blank(() => Running().Given(new RaiseFinding("Falta", true), Watcher), _ => Resolved(" "), Auditor),
        Blank(Running, _ => new FreezePayments(" "), Watcher),
        Blank(() => Running().Given(new FreezePayments("Denuncia"), Watcher), _ => new UnfreezePayments(" "), Watcher),
        Blank(Troubling, _ => Answer() with { Text = " " }, Administrator),
        Blank(() => Troubling().Given(Answer(), Administrator), _ => ContractVisitActs.Resolve() with { Text = " " }, Watcher),
    ];

    public static TheoryData<RefusedRow> Refused { get; } =
    [
        .. Incomplete.Select(x => new RefusedRow(x.Rule, () => To(ContractStates.Returned).Given(new SaveContract(x.Terms), Requester), _ => new ResubmitContract([new(1, "Se corrigió")]), Requester, Codes.Invalid)),
        new(ContractRules.AdministratorAccepted, () => To(ContractStates.Guaranteed).Given(Commit, Finance).Given(Appoint("adm-2", "2"), Head), _ => Start, OtherAdministrator, Codes.WrongState),
        new(ContractRules.BeforeExpiry, () => ClearedAmendment(10).On(Ends.AddDays(1)), _ => Adopt, Head, Codes.WrongState),
        new(ContractRules.TermOnlyLonger, () => ClearedAmendment(10).Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head)).After(14).Given(Resume(), Administrator).Given(Resume(), Head), _ => Adopt, Head, Codes.Invalid),
        new(ContractRules.GuaranteeCovers, () => ClearedAmendment(20).Given(File(Policy(Ends), "corta"), Lawyer), _ => Adopt, Head, Codes.Invalid),
        new(TrancheRules.WithinCommitment, () => WithoutMoney(Received(Running(), 1)), _ => new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator, Codes.OverCommitment),
        new(TrancheRules.WithinCommitment, () => WithoutMoney(Paying(TrancheWorkflow.Cleared)), _ => new ApproveTranche(1), First, Codes.OverCommitment),
        new(TrancheRules.WithinCommitment, () => WithoutMoney(Paying(TrancheWorkflow.FirstApproved)), _ => new ApproveTranche(1), Second, Codes.OverCommitment),
        new(ContractRules.BankReferenceUnique, () => NeverDelivered(10).Given(ContractLifeTests.Collect(1), Treasurer), _ => ContractLifeTests.Collect(1) with { Documents = [TestDocuments.Document(DocumentType.DepositSlip, "otro")] }, Treasurer, Codes.DocumentReused),
        new(ContractRules.SomethingRetained, () => To(ContractStates.Settled).Apply(r => r.Given(ReleaseRetention(r), Treasurer)), r => ReleaseRetention(r, "RET-2"), Treasurer, Codes.WrongState),
        new(ContractRules.BooksZero, () => Ready(To(ContractStates.Settled)).Apply(r => r with { State = r.State with { Core = r.State.Core with { Balances = r.State.Core.Balances.SetItem($"{Account.Committed}|2026/equipo", 1) } } }), _ => new CloseContract(), Auditor, Codes.WrongState),
        new(CommonRules.FindingOpen, Running, _ => Resolved("Se firmó"), Auditor, Codes.WrongState),
        new(CommonRules.ResolverIsAnother, () => Running().Given(new RaiseFinding("Falta", true), Watcher), _ => Resolved("Se firmó"), Watcher, Codes.IncompatibleDuty),
        new(CommonRules.FreezeStands, Running, _ => new UnfreezePayments("Nada que levantar"), Watcher, Codes.WrongState),
        new(VisitRules.VerifierIsAnother, () => Troubling().Given(Answer(2), Both), _ => ContractVisitActs.Resolve(2), Both, Codes.IncompatibleDuty),
    ];

    private static (ContractTerms Terms, string Rule)[] Incomplete =>
    [
        (Terms with { Guarantees = [] }, ContractRules.ContractComplete),
        (Terms with { Amount = Q(50_000) }, ContractRules.ItemsSumToAmount),
        (Terms with { Deliverables = [Terms.Deliverables[0], Terms.Deliverables[2]] }, ContractRules.DeliverablesCoverItems),
        (Terms with { Payments = [Terms.Payments[0] with { Charges = [new("2026/equipo", Q(31_000))] }, Terms.Payments[1]] }, ContractRules.PaymentsMatchDeliverables),
    ];

    private static AdoptContractAmendment Adopt => new(1, [TestDocuments.Document(DocumentType.AuthorisationResolution)]);

    [Theory]
    [MemberData(nameof(Unreasoned))]
    public void Nothing_is_stopped_undone_or_decided_without_a_reason(RefusedRow row) => row.Given().Apply(r => r.When(row.Command(r), row.By)).ThenRefused(row.Code, row.Rule);

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_rule_of_the_row_refuses_by_its_name(RefusedRow row) => row.Given().Apply(r => r.When(row.Command(r), row.By)).ThenRefused(row.Code, row.Rule);

    [Fact]
    public void No_contract_asks_for_a_guarantee_of_an_advance_because_none_is_paid() => Opened
        .When(new SaveContract(Terms with { Guarantees = [new(GuaranteeKind.AdvancePayment, 10)] }), Requester).ThenRefusedField("terms.guarantees[0].kind", ContractRules.TermsValid);

    private static RefusedRow Blank(Func<ContractRun> given, Func<ContractRun, ICaseCommand> command, Actor by) => new(CommonRules.Reasoned, given, command, by, Codes.Invalid);

    private static ContractRun Running() => To(ContractStates.InExecution);

    private static ContractRun Delivered() => Running().Apply(r => r.Given(Deliver(r, 1), Administrator));

    private static ContractRun Proposed() => Running().Given(Amend(0, Ends.AddDays(10)), Administrator);

    private static ContractRun Heard() => LateBy(3).Given(Delay(), Administrator).Given(Hear(), Lawyer);

    private static ContractRun Paying(string state) => Pay(Received(Running(), 1), 1, state);

    private static ContractRun Troubling() => Running().Visited(r => Troubled(r));

    private static ResolveFinding Resolved(string text) => new(1, text, [TestDocuments.Document(DocumentType.FindingEvidence)]);

    private static ContractRun ClearedAmendment(int days) => new[] { (ContractGate.Legal, Lawyer), (ContractGate.Finance, Finance), (ContractGate.Control, Control) }
        .Aggregate(Running().Given(Amend(0, Ends.AddDays(days)), Administrator), (r, g) => r.Given(ContractLifeTests.ClearAmendment(g.Item1), g.Item2));

    private static ContractRun WithoutMoney(ContractRun run) => run with { State = run.State with { Core = run.State.Core with { Balances = run.State.Core.Balances.Clear() } } };
}
