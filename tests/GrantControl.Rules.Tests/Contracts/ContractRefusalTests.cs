using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Refusals;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>What a contract refuses besides the rules of its rows, and what it allows once they hold.</summary>
public sealed class ContractRefusalTests
{
    [Fact]
    public void Only_a_known_supplier_without_sanction_or_tie_gets_a_contract()
    {
        var run = ContractRun.New;
        (run with { Supplier = null }).When(Open, Requester).ThenRefusedField("organisation", ContractRules.SupplierKnown);
        (run with { Supplier = run.Supplier! with { Sanctioned = true } }).When(Open, Requester).ThenRefused(Codes.Blocked, ContractRules.NotSanctioned);
        run.When(Open, Requester.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
        run.When(Open with { Title = " " }, Requester).ThenRefusedField("title", "fields-valid");
        run.When(Open, Finance).ThenRefused(Codes.RoleRequired);
        Opened.When(Open, Requester).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void A_correction_answers_everything_and_opens_every_gate_again()
    {
        var returned = To(ContractStates.Registered).Given(Clear(ContractGate.Finance), Finance).Given(Observe(ContractGate.Legal), Lawyer);
        returned.State.Core.Balance(Account.Reserved).Should().Be(Q(60_000).Minor);
        var again = returned.Given(new ResubmitContract([new(1, "Es de 24 meses")]), Requester);
        again.State.Clearances.Should().BeEmpty();
        again.State.Core.Position.ClearedGates.Should().BeEmpty();
        again.State.Core.Balance(Account.Reserved).Should().Be(0);
        again.When(Appoint(), Head).ThenRefused(Codes.GateOpen);
        To(ContractStates.Registered).When(new ClearGate("otro", []), Lawyer).ThenRefusedField("gate", "fields-valid");
    }

    [Fact]
    public void Leaving_a_contract_without_effect_frees_its_money()
    {
        To(ContractStates.Guaranteed).Given(Commit, Finance).Given(new AnnulContract("No hay urgencia"), Head).State.Core.Balances.Values.Should().OnlyContain(b => b == 0);
        Cleared.Given(new AnnulContract("No hay urgencia"), Head).State.Core.Balances.Values.Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void Who_was_appointed_is_waited_for_until_he_accepts_whenever_that_is()
    {
        var appointed = Cleared.Given(Appoint(), Head);
        var term = appointed.State.Core.Deadlines["accept-appointment-in-administered"];
        (term.Due, term.Owner, term.EscalatesTo).Should().Be((appointed.Today.AddDays(ContractPolicy.AcceptDays), Role.ContractAdministrator, Role.Authority));
        ((CaseIndexRow)ContractKind.Instance.Index(appointed.State)).WaitingFor.Should().Contain(Role.ContractAdministrator);
        Accepting(appointed.Given(Accept(), Administrator)).Should().BeEmpty();

        var again = To(ContractStates.InExecution).After(3).Given(Appoint("adm-2", "2"), Head);
        Accepting(again).Should().Equal("accept-appointment-in-in-execution");
        Accepting(again.Given(Accept("2"), OtherAdministrator)).Should().BeEmpty();

        static IEnumerable<string> Accepting(ContractRun run) => run.State.Core.Deadlines.Keys.Where(k => k.StartsWith("accept-appointment", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_administrator_takes_over_and_the_old_one_acts_no_more()
    {
        var changed = To(ContractStates.InExecution).Given(Appoint("adm-2", "2"), Head);
        Cleared.Given(Appoint(), Head).When(Accept(), Administrator.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest);
        changed.When(Deliver(changed, 1), Administrator).ThenRefused(Codes.RoleRequired, ContractRules.AdministratorIsAppointed);
        changed.When(Deliver(changed, 1), OtherAdministrator).ThenRefused(Codes.WrongState, ContractRules.AdministratorAccepted);
        changed.Given(Accept("2"), OtherAdministrator).Apply(r => r.Given(Deliver(r, 1), OtherAdministrator)).State.Deliverables[1].Pending.Should().NotBeNull();
        changed.Offered(Administrator).Should().BeEmpty();
        changed.Offered(OtherAdministrator).Select(o => o.Command).Should().Contain("accept-appointment");
    }

    [Fact]
    public void Two_people_of_finance_approve_and_a_third_pays()
    {
        var cleared = Pay(Received(To(ContractStates.InExecution), 1), 1, TrancheWorkflow.Cleared);
        cleared.When(new ApproveTranche(1), Finance).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation")
            .Rejection!.Message.Es.Should().Contain("«Primera aprobación de pago»").And.NotContain("approve-1");
        var first = cleared.Given(new ApproveTranche(1), First);
        first.When(new ApproveTranche(1), First).ThenRefused(Codes.IncompatibleDuty);
        var both = TestPeople.Of("adm-1", Role.ContractAdministrator, Role.Finance, Role.Treasury);
        first.When(new ApproveTranche(1), both).ThenRefused(Codes.IncompatibleDuty);
        Pay(first, 1, TrancheWorkflow.Approved).Apply(r => r.When(Order(r, 1), both)).ThenRefused(Codes.IncompatibleDuty);
    }

    [Fact]
    public void The_cap_counts_all_amendments_together()
    {
        var once = ContractLifeTests.Adopt(To(ContractStates.InExecution).Given(Amend(2, Ends.AddDays(30), [Policy(Ends.AddDays(90), 8_000)]), Administrator));
        var more = Amend(1, Ends.AddDays(51), name: "2") with
        {
            Items = [new("R8", "Otra", "unidad", 1, Q(2_001))],
            Deliverables = [new(8, "Otra", Ends, 8, [new("R8", 1)])],
            Payments = [new(8, Ends, [new("2026/equipo", Q(2_001))])],
        };
        once.When(more, Administrator).ThenRefused(Codes.Invalid, ContractRules.AmendmentWithinCap).Rejection!.Fields.Select(f => f.Path).Should().BeEquivalentTo("items", "ends");
    }

    [Fact]
    public void What_did_not_come_is_not_received_and_nobody_is_penalised_unheard()
    {
        var run = To(ContractStates.InExecution);
        run.When(Deliver(run, 1) with { Deliverable = 8 }, Administrator).ThenRefused(Codes.NotFound);
        run.When(new AcceptDelivery(1, [TestDocuments.Document(DocumentType.ReceptionRecord)]), UserUnit).ThenRefused(Codes.WrongState);
        LateBy(10).Given(Delay(), Administrator).When(Impose(), Head).ThenRefused(Codes.WrongState, "state");
    }

    [Fact]
    public void Penalties_together_stay_below_their_cap()
    {
        // 30,000.00 × 2 ‰ × 55 days is more than the whole cap of 5 % of 60,000.00; nothing is left for the next delay.
        var capped = LateBy(55).Given(Delay(), Administrator);
        capped.State.Penalties[1].Computed.Should().Match<PenaltyComputed>(p => p.Sum == Q(3_300) && p.CapLeft == Q(3_000) && p.Amount == Q(3_000));
        var second = Received(capped.Given(Hear(), Lawyer).Given(Impose(), Head), 2).Given(Delay(2, "2"), Administrator).Given(Hear(2), Lawyer);
        second.Given(Waive(2), Head).State.StateOf(PenaltyWorkflow.Target(2)).Should().Be(PenaltyWorkflow.Waived);
    }

    [Fact]
    public void A_resumption_moves_the_term_when_the_guarantees_reach_the_new_end()
    {
        var suspended = To(ContractStates.Suspended).After(40);
        suspended.Given(Resume(Policy(Ends.AddDays(60))), Administrator).Given(Resume(), Head).State.Ends.Should().Be(Ends.AddDays(40));
        suspended.When(new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void A_final_reception_follows_once_every_defect_was_cured() => Received(To(ContractStates.InExecution))
        .Given(Provisional("Una pantalla parpadea", "Falta un cable"), Administrator).Given(Final(new(1, "Se cambió"), new(2, "Se entregó")), Administrator)
        .State.State.Should().Be(ContractStates.Final);

    [Fact]
    public void A_contract_is_settled_by_another_once_what_the_supplier_owes_came_in()
    {
        Paid(To(ContractStates.Final)).Apply(r => r.When(Settle(r), Finance)).ThenRefused(Codes.IncompatibleDuty);
        ContractRefused.Owing().Given(Impose(), Head).Given(ContractLifeTests.Collect(3_000), Treasurer).Apply(r => r.Given(Settle(r), Settler)).State.State.Should().Be(ContractStates.Settled);
    }

    [Fact]
    public void What_closing_asks_for_is_waited_for_until_it_is_done()
    {
        string[] asked = ["evaluate-in-settled", "release-retention", "release-guarantee"];
        var settled = To(ContractStates.Settled);
        settled.State.Core.Deadlines.Keys.Should().Contain(asked);
        Ready(settled).State.Core.Deadlines.Keys.Should().NotContain(asked).And.Contain("close");
        To(ContractStates.Final).Given(Evaluate, Administrator).State.Core.Deadlines.Keys.Should().NotContain("evaluate-in-final");
    }

    [Fact]
    public void A_closed_contract_is_reopened_into_its_settlement()
    {
        var closed = To(ContractStates.Closed);
        closed.Given(new ReopenContract("Apareció una factura", [TestDocuments.Document(DocumentType.AuditFinding)]), Auditor).State.State.Should().Be(ContractStates.Settled);
        To(ContractStates.Settled).When(Evaluate with { Quality = 6 }, Administrator).ThenRefusedField("quality", "fields-valid");
    }

    [Fact]
    public void A_termination_brings_its_opinion_and_its_claim_and_the_opinion_comes_first()
    {
        var run = To(ContractStates.InExecution);
        run.When(Terminate() with { Documents = [TestDocuments.Document(DocumentType.LegalOpinion)] }, Lawyer).ThenRefused(Codes.DocumentMissing);
        run.When(Terminate(), Head).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void A_freeze_stops_what_advances_and_pays_and_nothing_else()
    {
        var frozen = Received(To(ContractStates.InExecution), 1).Given(new FreezePayments("Denuncia en estudio"), Watcher);
        frozen.When(new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        frozen.When(Deliver(frozen, 2), Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        frozen.Apply(r => r.Given(Suspend(r), Administrator)).State.SuspensionProposed.Should().NotBeNull();
        frozen.Given(new UnfreezePayments("Era infundada"), Watcher).Given(new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator)
            .State.StateOfTranche(1).Should().Be(TrancheWorkflow.Requested);
    }

    [Fact]
    public void The_clock_fires_only_what_has_passed_and_nobody_else_fires_it()
    {
        var run = To(ContractStates.InExecution);
        run.When(new ExpireDeadline("receive-provisional"), TestPeople.Clock).ThenRefused(Codes.WrongState, CommonRules.DeadlinePassed);
        run.When(new ExpireDeadline("receive-provisional"), Head).ThenRefused(Codes.RoleRequired);
        run.On(Ends.AddDays(1)).Given(new ExpireDeadline("receive-provisional"), TestPeople.Clock).Events[^1].Event.Should().BeOfType<DeadlineMissed>();
        run.When(new ApproveTranche(9), First).ThenRefused(Codes.NotFound);
        ContractRun.New.When(Register, Requester).ThenRefused(Codes.NotFound);
    }
}
