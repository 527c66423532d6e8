using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>The contract's own rules, each refused by the name its row shows.</summary>
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
        (Draft with { Supplier = run.Supplier! with { Sanctioned = true } }).When(Register, Requester).ThenRefused(Codes.Blocked, ContractRules.NotSanctioned);
    }

    public static TheoryData<string, ContractTerms, string> OutOfForm { get; } = new()
    {
        { "no object", Terms with { Object = " " }, "terms.object" },
        { "another currency", Terms with { Amount = new Money(6_000_000, Currency.Usd) }, "terms.amount" },
        { "a term in the past", Terms with { Ends = ContractRun.FirstDay }, "terms.ends" },
        { "a term beyond anybody's life", Terms with { Ends = ContractRun.FirstDay.AddYears(80) }, "terms.ends" },
        { "an item of nothing", Terms with { Items = [Terms.Items[0] with { Quantity = 0 }, Terms.Items[1]] }, "terms.items[0].quantity" },
        { "an item twice", Terms with { Items = [Terms.Items[0], Terms.Items[0]] }, "terms.items" },
        { "a deliverable of an unknown item", Terms with { Deliverables = [Terms.Deliverables[0] with { Lines = [new("R7", 1)] }] }, "terms.deliverables[0].lines[0].item" },
        { "a deliverable number twice", Terms with { Deliverables = [Terms.Deliverables[0], Terms.Deliverables[0]] }, "terms.deliverables" },
        { "a payment without charges", Terms with { Payments = [Terms.Payments[0] with { Charges = [] }] }, "terms.payments[0].charges" },
        { "a budget line nobody could have", Terms with { Payments = [Terms.Payments[0] with { Charges = [new("x", Q(1))] }] }, "terms.payments[0].charges[0].budgetLine" },
        { "a penalty of a tenth a day", Terms with { PenaltyPerMille = 100 }, "terms.penaltyPerMille" },
        { "half of it kept back", Terms with { RetentionPercent = 50 }, "terms.retentionPercent" },
        { "a guarantee of twice the amount", Terms with { Guarantees = [new(GuaranteeKind.Performance, 200)] }, "terms.guarantees[0].percent" },
        { "more than a case may have", Terms with { Items = [new("R1", "Oro", "kg", 1_000_000, Q(5_000_000_000)), Terms.Items[1]] }, "terms.items" },
    };

    [Theory]
    [MemberData(nameof(OutOfForm))]
    public void Terms_out_of_form_are_not_saved(string what, ContractTerms terms, string path)
    {
        _ = what;
        Opened.When(new SaveContract(terms), Requester).ThenRefusedField(path, ContractRules.TermsValid);
    }

    public static TheoryData<string, ContractTerms, string> Incomplete { get; } = new()
    {
        { "items that do not add up", Terms with { Amount = Q(50_000) }, ContractRules.ItemsSumToAmount },
        { "units nobody delivers", Terms with { Deliverables = [Terms.Deliverables[0], Terms.Deliverables[2]] }, ContractRules.DeliverablesCoverItems },
        { "units delivered above the contract", Terms with { Deliverables = [Terms.Deliverables[0] with { Lines = [new("R1", 7)] }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.DeliverablesCoverItems },
        { "a payment worth more than its deliverables", Terms with { Payments = [Terms.Payments[0] with { Charges = [new("2026/equipo", Q(31_000))] }, Terms.Payments[1]] }, ContractRules.PaymentsMatchDeliverables },
        { "a deliverable nobody pays for", Terms with { Deliverables = [Terms.Deliverables[0] with { Payment = 5 }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.PaymentsMatchDeliverables },
        { "a deliverable due after the term", Terms with { Deliverables = [Terms.Deliverables[0] with { DueOn = Ends.AddDays(1) }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.ContractComplete },
        { "no guarantee asked for", Terms with { Guarantees = [] }, ContractRules.ContractComplete },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void A_contract_whose_parts_disagree_is_not_registered(string what, ContractTerms terms, string rule)
    {
        _ = what;
        Opened.Given(new SaveContract(terms), Requester).When(Register, Requester).ThenRefused(Codes.Invalid, rule);
        Opened.When(Register, Requester).ThenRefused(Codes.Invalid, ContractRules.ContractComplete);
    }

    [Fact]
    public void A_correction_answers_everything_and_opens_every_gate_again()
    {
        var returned = To(ContractStates.Registered).Given(Clear(ContractGate.Finance), Finance).Given(Observe(ContractGate.Legal), Lawyer);
        returned.State.Core.Balance(Account.Reserved).Should().Be(Q(60_000).Minor);
        returned.When(new ResubmitContract([]), Requester).ThenRefused(Codes.Invalid, ContractRules.EveryObservationAnswered);
        returned.When(new ResubmitContract([new(7, "¿Cuál?")]), Requester).ThenRefused(Codes.Invalid, ContractRules.EveryObservationAnswered);
        var again = returned.Given(new ResubmitContract([new(1, "Es de 24 meses")]), Requester);
        again.State.Clearances.Should().BeEmpty();
        again.State.Core.Position.ClearedGates.Should().BeEmpty();
        again.State.Core.Balance(Account.Reserved).Should().Be(0);
        again.When(Appoint(), Head).ThenRefused(Codes.GateOpen);
        To(ContractStates.Registered).When(new ClearGate("otro", []), Lawyer).ThenRefusedField("gate", "fields-valid");
        To(ContractStates.Registered).When(new ObserveGate(ContractGate.Legal, []), Lawyer).ThenRefused(Codes.Invalid);
    }

    [Fact]
    public void Leaving_a_contract_without_effect_frees_its_money()
    {
        To(ContractStates.Guaranteed).Given(Commit, Finance).Given(new AnnulContract("No hay urgencia"), Head).State.Core.Balances.Values.Should().OnlyContain(b => b == 0);
        Cleared.Given(new AnnulContract("No hay urgencia"), Head).State.Core.Balances.Values.Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void The_administrator_is_another_person_who_accepts_without_conflict()
    {
        Cleared.When(Appoint("tit-1"), Head).ThenRefusedField("person", ContractRules.AdministratorNamed);
        Cleared.When(Appoint("fin-1"), Head).ThenRefusedField("person", ContractRules.AdministratorNamed);
        Cleared.When(Appoint(" "), Head).ThenRefusedField("person", ContractRules.AdministratorNamed);
        var appointed = Cleared.Given(Appoint(), Head);
        appointed.When(Accept(), OtherAdministrator).ThenRefused(Codes.RoleRequired, ContractRules.AdministratorIsAppointed);
        appointed.When(Accept() with { NoConflict = false }, Administrator).ThenRefusedField("noConflict", ContractRules.NoConflictDeclared);
        appointed.When(Accept(), Administrator.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest);
        appointed.When(File(), Lawyer).ThenRefused(Codes.WrongState, ContractRules.AdministratorAccepted);
        appointed.Given(Accept(), Administrator).When(Accept("2"), Administrator).ThenRefused(Codes.WrongState, ContractRules.AppointmentOpen);
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
        changed.When(Deliver(changed, 1), Administrator).ThenRefused(Codes.RoleRequired, ContractRules.AdministratorIsAppointed);
        changed.When(Deliver(changed, 1), OtherAdministrator).ThenRefused(Codes.WrongState, ContractRules.AdministratorAccepted);
        changed.Given(Accept("2"), OtherAdministrator).Apply(r => r.Given(Deliver(r, 1), OtherAdministrator)).State.Deliverables[1].Pending.Should().NotBeNull();
        changed.Offered(Administrator).Should().BeEmpty();
        changed.Offered(OtherAdministrator).Select(o => o.Command).Should().Contain("accept-appointment");
    }

    public static TheoryData<string, GuaranteePolicy, string> Guarantees { get; } = new()
    {
        { "too small", Policy(amount: 5_999), "guarantees" },
        { "too short", Policy(Ends.AddDays(-1)), "guarantees" },
        { "of another kind", Policy(kind: GuaranteeKind.Quality), "guarantees" },
        { "without a number", Policy(number: ""), "guarantees[0].number" },
        { "that has ended", Policy(ContractRun.FirstDay.AddDays(-1)), "guarantees[0].until" },
        { "not in force yet", Policy() with { From = ContractRun.FirstDay.AddDays(1) }, "guarantees[0].from" },
    };

    [Theory]
    [MemberData(nameof(Guarantees))]
    public void A_guarantee_that_does_not_cover_is_not_filed(string what, GuaranteePolicy policy, string path)
    {
        _ = what;
        To(ContractStates.Administered).When(File(policy), Lawyer).ThenRefusedField(path, ContractRules.GuaranteeCovers);
        To(ContractStates.InExecution).When(File(policy with { Number = policy.Number.Length == 0 ? "" : "POL-1" }, "2"), Lawyer).ThenRefusedField(path, ContractRules.GuaranteeCovers);
    }

    [Fact]
    public void It_starts_only_when_committed_to_the_certified_account_and_before_its_term_ends()
    {
        var ready = To(ContractStates.Guaranteed);
        ready.When(Commit with { Account = Certified with { Number = "99" } }, Finance).ThenRefusedField("account", ContractRules.AccountVerified);
        ready.When(Start, Administrator).ThenRefused(Codes.WrongState, ContractRules.CommitmentExists);
        var committed = ready.Given(Commit, Finance);
        committed.When(Commit, Finance).ThenRefused(Codes.WrongState, ContractRules.NotCommitted);
        committed.On(Ends.AddDays(1)).When(Start, Administrator).ThenRefused(Codes.WrongState, ContractRules.BeforeExpiry);
        (committed with { Supplier = committed.Supplier! with { Sanctioned = true } }).When(Start, Administrator).ThenRefused(Codes.Blocked, ContractRules.NotSanctioned);
    }

    [Fact]
    public void Deliveries_stand_within_the_contract_and_its_time()
    {
        var run = To(ContractStates.InExecution);
        run.When(Deliver(run, 1, 7), Administrator).ThenRefusedField("lines[0].quantity", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1, 0), Administrator).ThenRefusedField("lines[0].quantity", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1) with { Lines = [new("R2", 1)] }, Administrator).ThenRefusedField("lines[0].quantity", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1) with { Lines = [new("R1", 2), new("R1", 2)] }, Administrator).ThenRefusedField("lines", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1) with { Lines = [] }, Administrator).ThenRefusedField("lines", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1, on: run.Today.AddDays(1)), Administrator).ThenRefusedField("on", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1, on: run.Today.AddDays(-1)), Administrator).ThenRefusedField("on", ContractRules.QuantitiesWithinContract);
        run.When(Deliver(run, 1) with { Deliverable = 8 }, Administrator).ThenRefused(Codes.NotFound);
        run.When(new AcceptDelivery(1, [TestDocuments.Document(DocumentType.ReceptionRecord)]), UserUnit).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void Payments_wait_for_their_deliverables_and_the_order_for_the_net()
    {
        var part = Received(To(ContractStates.InExecution), 2);
        part.When(new RequestTranche(2, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator).ThenRefused(Codes.WrongState, ContractRules.DeliverablesAccepted);
        var approved = Pay(Received(part, 3), 2, TrancheWorkflow.Approved);
        var order = Order(approved, 2);
        approved.When(order with { Items = [order.Items[0] with { Amount = Q(30_000) }], Total = Q(30_000) }, Treasurer).ThenRefusedField("items", TrancheRules.BatchAddsUp);
        approved.When(order with { Account = Certified with { Number = "99" } }, Treasurer).ThenRefusedField("account", TrancheRules.AccountUnchanged);
        var ordered = approved.Given(order, Treasurer);
        var confirm = (ConfirmTranche)Next(ordered, 2).Command;
        ordered.When(confirm with { Amount = Q(30_000) }, Treasurer).ThenRefusedField("amount", TrancheRules.AmountAsOrdered);
        var paid = ordered.Given(confirm, Treasurer);
        var second = Pay(Received(paid, 1), 1, TrancheWorkflow.Ordered);
        second.When(((ConfirmTranche)Next(second, 1).Command) with { BankReference = confirm.BankReference }, Treasurer).ThenRefused(Codes.DocumentReused, TrancheRules.BankReferenceUnique);
        paid.When(new ReportDelay(1, "x", []), UserUnit).ThenRefused(Codes.RoleRequired);
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
    public void Amendments_stay_within_their_cap_and_their_guarantee()
    {
        var run = To(ContractStates.InExecution);
        run.When(Amend(3, guarantees: [Policy(amount: 9_000)]), Administrator).ThenRefusedField("items", ContractRules.AmendmentWithinCap);
        run.When(Amend(0, Ends.AddDays(51), [Policy(Ends.AddDays(90))]), Administrator).ThenRefusedField("ends", ContractRules.AmendmentWithinCap);
        run.When(Amend(0, Ends.AddDays(40)), Administrator).ThenRefusedField("guarantees", ContractRules.GuaranteeCovers);
        run.When(Amend(2), Administrator).ThenRefusedField("guarantees", ContractRules.GuaranteeCovers);
        run.When(Amend(0, Ends), Administrator).ThenRefusedField("ends", ContractRules.TermOnlyLonger);
        run.When(Amend(0), Administrator).ThenRefusedField("ends", ContractRules.TermsValid);
        run.When(Amend(0, Ends.AddDays(10)) with { Reason = "" }, Administrator).ThenRefused(Codes.Invalid, ContractRules.Reasoned);
        run.When(Amend(guarantees: [Policy(amount: 7_000)]) with { Payments = [] }, Administrator).ThenRefused(Codes.Invalid, ContractRules.PaymentsMatchDeliverables);
        run.When(Amend(guarantees: [Policy(amount: 7_000)]) with { Deliverables = [], Payments = [] }, Administrator).ThenRefused(Codes.Invalid, ContractRules.DeliverablesCoverItems);
        run.When(Amend(0) with { DueDates = [new(1, Ends.AddDays(1))] }, Administrator).ThenRefusedField("dueDates", ContractRules.TermsValid);
        run.When(Amend(0) with { DueDates = [new(8, Ends)] }, Administrator).ThenRefusedField("dueDates[0].deliverable", ContractRules.TermsValid);
        run.On(Ends.AddDays(1)).When(Amend(0, Ends.AddDays(10)), Administrator).ThenRefused(Codes.WrongState, ContractRules.BeforeExpiry);
        run.Given(Amend(0, Ends.AddDays(10)), Administrator).When(Amend(0, Ends.AddDays(20), name: "2"), Administrator).ThenRefused(Codes.WrongState, ContractRules.OneAmendmentAtATime);
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
    public void Penalties_need_a_delay_a_hearing_and_room_below_the_cap()
    {
        To(ContractStates.InExecution).Apply(r => Received(r, 1)).When(Delay(), Administrator).ThenRefused(Codes.WrongState, ContractRules.DelayExists);
        var late = LateBy(10);
        late.When(Delay(2), Administrator).ThenRefusedField("deliverable", ContractRules.DelayExists);
        late.When(Delay() with { Report = "" }, Administrator).ThenRefused(Codes.Invalid);
        var reported = late.Given(Delay(), Administrator);
        reported.When(Delay(name: "2"), Administrator).ThenRefused(Codes.WrongState, ContractRules.DelayExists);
        reported.When(Impose(), Head).ThenRefused(Codes.WrongState);
        reported.When(Hear(on: reported.Today.AddDays(1)), Lawyer).ThenRefusedField("on", ContractRules.HearingRecorded);
        reported.When(Hear() with { Documents = [] }, Lawyer).ThenRefused(Codes.DocumentMissing);

        // 30,000.00 × 2 ‰ × 50 days is the whole cap of 5 % of 60,000.00; nothing is left for the next delay.
        var capped = LateBy(55).Given(Delay(), Administrator);
        capped.State.Penalties[1].Computed.Should().Match<PenaltyComputed>(p => p.Sum == Q(3_300) && p.CapLeft == Q(3_000) && p.Amount == Q(3_000));
        var second = Received(capped.Given(Hear(), Lawyer).Given(Impose(), Head), 2).Given(Delay(2, "2"), Administrator).Given(Hear(2), Lawyer);
        second.When(Impose(2), Head).ThenRefused(Codes.WrongState, ContractRules.PenaltyWithinCap);
        second.Given(Waive(2), Head).State.StateOf(PenaltyWorkflow.Target(2)).Should().Be(PenaltyWorkflow.Waived);
    }

    [Fact]
    public void A_resumption_needs_guarantees_that_reach_the_new_end()
    {
        var suspended = To(ContractStates.Suspended).After(40);
        suspended.When(Resume(), Administrator).ThenRefusedField("guarantees", ContractRules.GuaranteeCovers);
        suspended.Given(Resume(Policy(Ends.AddDays(60))), Administrator).Given(Resume(), Head).State.Ends.Should().Be(Ends.AddDays(40));
        suspended.When(Resume(Policy(Ends.AddDays(60))) with { Reason = " " }, Administrator).ThenRefused(Codes.Invalid, ContractRules.Reasoned);
        To(ContractStates.InExecution).Apply(r => r.When(Suspend(r) with { Until = r.Today }, Administrator)).ThenRefusedField("until", ContractRules.Reasoned);
        suspended.When(new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void Receptions_wait_for_deliverables_and_defects()
    {
        var run = To(ContractStates.InExecution);
        run.When(Provisional(), Administrator).ThenRefused(Codes.WrongState, ContractRules.DeliverablesResolved);
        Received(run).Given(Amend(0, Ends.AddDays(10)), Administrator).When(Provisional(), Administrator).ThenRefused(Codes.WrongState, ContractRules.DeliverablesResolved);
        var provisional = Received(run).Given(Provisional("Una pantalla parpadea", "Falta un cable"), Administrator);
        provisional.When(Final(new DefectCured(1, "Se cambió")), Administrator).ThenRefusedField("cured", ContractRules.DefectsCured);
        provisional.When(Final(new(1, "Se cambió"), new(3, "?")), Administrator).ThenRefusedField("cured[1].defect", ContractRules.DefectsCured);
        provisional.Given(Final(new(1, "Se cambió"), new(2, "Se entregó")), Administrator).State.State.Should().Be(ContractStates.Final);
    }

    [Fact]
    public void A_settlement_reconciles_to_the_centavo()
    {
        var final = To(ContractStates.Final);
        final.When(Settle(final), Settler).ThenRefused(Codes.WrongState, ContractRules.PaymentsSettled);
        var paid = Paid(final);
        paid.When(Settle(paid) with { Executed = new Money(6_000_001, Currency.Gtq) }, Settler).ThenRefused(Codes.BalanceNotZero, ContractRules.SettlementReconciles);
        paid.When(Settle(paid), Finance).ThenRefused(Codes.IncompatibleDuty);

        var owing = LateBy(55).Apply(r => Pay(r, 1, TrancheWorkflow.Paid)).Apply(r => Received(r, 2, 3)).Apply(r => Pay(r, 2, TrancheWorkflow.Paid)).Given(Delay(), Administrator).Given(Hear(), Lawyer)
            .Given(Provisional(), Administrator).Given(Final(), Administrator);
        owing.When(Settle(owing), Settler).ThenRefused(Codes.WrongState, ContractRules.PenaltiesSettled);
        var imposed = owing.Given(Impose(), Head);
        imposed.When(Settle(imposed), Settler).ThenRefused(Codes.WrongState, ContractRules.PenaltiesSettled);
        imposed.When(ContractLifeTests.Collect(3_001), Treasurer).ThenRefusedField("amount", ContractRules.WithinReceivable);
        imposed.Given(ContractLifeTests.Collect(3_000), Treasurer).Apply(r => r.Given(Settle(r), Settler)).State.State.Should().Be(ContractStates.Settled);
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
    public void A_contract_closes_when_nothing_is_open()
    {
        var settled = To(ContractStates.Settled);
        settled.When(new CloseContract(), Auditor).ThenRefused(Codes.WrongState, ContractRules.SupplierEvaluated);
        var evaluated = settled.Given(Evaluate, Administrator);
        evaluated.When(Evaluate, Administrator).ThenRefused(Codes.WrongState, ContractRules.NotEvaluated);
        evaluated.When(new CloseContract(), Auditor).ThenRefused(Codes.WrongState, ContractRules.GuaranteesReleased);
        var freed = evaluated.Given(ReleaseGuarantee(), Lawyer);
        freed.When(ReleaseGuarantee(), Lawyer).ThenRefused(Codes.WrongState, ContractRules.GuaranteeInForce);
        freed.When(new CloseContract(), Auditor).ThenRefused(Codes.WrongState, ContractRules.RetentionReleased);
        freed.When(ReleaseRetention(freed) with { Amount = Q(1) }, Treasurer).ThenRefusedField("amount", ContractRules.RetentionWhole);
        freed.When(ReleaseRetention(freed, freed.State.Tranches[1].BankReference!), Treasurer).ThenRefused(Codes.DocumentReused, ContractRules.BankReferenceUnique);
        var ready = freed.Given(ReleaseRetention(freed), Treasurer);
        ready.Given(new RaiseFinding("Falta una firma", false), Watcher).When(new CloseContract(), Auditor).ThenRefused(Codes.Blocked, CommonRules.FindingsClosed);
        var closed = ready.Given(new CloseContract(), Auditor);
        var reopen = new ReopenContract("Apareció una factura", [TestDocuments.Document(DocumentType.AuditFinding)]);
        closed.On(closed.Today.AddYears(6)).When(reopen, Auditor with { Declaration = Auditor.Declaration! with { ValidUntil = closed.Today.AddYears(7) } }).ThenRefused(Codes.WrongState, ContractRules.WithinRetention);
        closed.Given(reopen, Auditor).State.State.Should().Be(ContractStates.Settled);
        settled.When(Evaluate with { Quality = 6 }, Administrator).ThenRefusedField("quality", "fields-valid");
    }

    [Fact]
    public void A_termination_claims_a_guarantee_that_is_in_force()
    {
        var run = To(ContractStates.InExecution);
        run.When(Terminate() with { Guarantee = "POL-9" }, Lawyer).ThenRefusedField("guarantee", ContractRules.GuaranteeInForce);
        run.When(Terminate(6_001), Lawyer).ThenRefusedField("claimed", ContractRules.GuaranteeInForce);
        run.When(Terminate() with { Reason = "" }, Lawyer).ThenRefused(Codes.Invalid, ContractRules.Reasoned);
        run.When(Terminate() with { Documents = [TestDocuments.Document(DocumentType.LegalOpinion)] }, Lawyer).ThenRefused(Codes.DocumentMissing);
        run.When(Terminate(), Head).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void A_freeze_stops_what_advances_and_pays_and_nothing_else()
    {
        var frozen = Received(To(ContractStates.InExecution), 1).Given(new FreezePayments("Denuncia en estudio"), Watcher);
        frozen.When(new RequestTranche(1, [TestDocuments.Document(DocumentType.PaymentRequest)]), Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        frozen.When(Deliver(frozen, 2), Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        frozen.When(new FreezePayments("Otra vez"), Watcher).ThenRefused(Codes.WrongState, CommonRules.FreezeStands);
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
