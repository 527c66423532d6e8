using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>Whole lives of a contract, and the books after them.</summary>
public sealed class ContractLifeTests
{
    [Fact]
    public void A_contract_lives_from_the_register_to_its_closing()
    {
        var closed = To(ContractStates.Closed);

        closed.State.State.Should().Be(ContractStates.Closed);
        closed.State.Settlement.Should().Match<ContractSettled>(s => s.Executed == Q(60_000) && s.Paid == Q(57_000) && s.Retained == Q(3_000) && s.Penalties.IsZero);
        foreach (var account in new[] { Account.Reserved, Account.Committed, Account.Accrued, Account.RetentionPayable })
        {
            closed.State.Core.Balance(account).Should().Be(0, account);
        }

        closed.State.Core.Balance(Account.ProgrammeExpense).Should().Be(Q(60_000).Minor);
        closed.State.Core.Balance(Account.Treasury).Should().Be(-Q(60_000).Minor);
        closed.State.Core.Balance(Account.Paid).Should().Be(Q(60_000).Minor);
        closed.State.Core.Deadlines.Should().BeEmpty();
    }

    [Fact]
    public void Every_state_has_a_way_that_leads_to_it() =>
        ContractStates.All.Select(s => s.Id).Should().AllSatisfy(s => To(s).State.State.Should().Be(s));

    [Fact]
    public void A_penalty_is_kept_back_from_the_next_payment_with_its_arithmetic()
    {
        var late = LateBy(10).Given(Delay(), Administrator);
        var computed = late.State.Penalties[1].Computed;
        computed.Lines.Should().ContainSingle().Which.Should().Be(new PenaltyLine(1, ContractRun.FirstDay.AddDays(30), ContractRun.FirstDay.AddDays(40), 10, Q(30_000), 2, Q(600)));
        computed.Amount.Should().Be(Q(600));

        var imposed = late.Given(Hear(), Lawyer).Given(Impose(), Head);
        ContractMoney.PenaltiesOutstanding(imposed.State).Should().Be(Q(600));
        var paid = Pay(imposed, 1, TrancheWorkflow.Paid);
        paid.State.Tranches[1].Net.Should().Be(Q(30_000 - 1_500 - 600));
        paid.State.Core.Balance(Account.PenaltyIncome).Should().Be(-Q(600).Minor);
        ContractMoney.PenaltiesOutstanding(paid.State).IsZero.Should().BeTrue();

        var settled = Received(paid, 2, 3).Given(Provisional(), Administrator).Given(Final(), Administrator).Apply(r => Paid(r, 2)).Apply(r => r.Given(Settle(r), Settler));
        settled.State.Settlement!.Penalties.Should().Be(Q(600));
        (settled.State.Settlement.Paid + settled.State.Settlement.Penalties + settled.State.Settlement.Retained).Should().Be(settled.State.Settlement.Executed);
    }

    [Fact]
    public void A_bank_that_rejects_gives_the_penalty_back_to_the_next_order()
    {
        var ordered = Pay(LateBy(5).Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Impose(), Head), 1, TrancheWorkflow.Ordered);
        ContractMoney.PenaltiesOutstanding(ordered.State).IsZero.Should().BeTrue();

        var back = ordered.Given(new RejectPayment(1, "OP-1", "Cuenta cerrada", [TestDocuments.Document(DocumentType.BankFile, "rechazo")]), Treasurer);
        back.State.StateOfTranche(1).Should().Be(TrancheWorkflow.Approved);
        ContractMoney.PenaltiesOutstanding(back.State).Should().Be(Q(300));
        Pay(back, 1, TrancheWorkflow.Paid).State.Tranches[1].Deductions!.Sum(d => d.Amount.Minor).Should().Be(Q(1_800).Minor);
    }

    [Fact]
    public void A_deliverable_comes_in_parts_and_never_above_the_contract()
    {
        var part = To(ContractStates.InExecution).Apply(r => r.Given(Deliver(r, 1, 4), Administrator)).Apply(r => r.Given(Receive(r, 1), UserUnit).Given(Receive(r, 1), Administrator));
        part.State.StateOf(DeliverableWorkflow.Target(1)).Should().Be(DeliverableWorkflow.Due);
        part.When(Deliver(part, 1, 3), Administrator).ThenRefusedField("lines[0].quantity", ContractRules.QuantitiesWithinContract);

        var whole = Received(part, 1);
        whole.State.StateOf(DeliverableWorkflow.Target(1)).Should().Be(DeliverableWorkflow.Accepted);
        whole.State.Deliverables[1].Received("R1").Should().Be(6);
        whole.When(Deliver(part, 1, 1), Administrator).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void What_is_rejected_counts_for_nothing_and_is_delivered_again()
    {
        var rejected = To(ContractStates.InExecution).Apply(r => r.Given(Deliver(r, 1), Administrator)).Given(new RejectDelivery(1, "Pantallas rotas"), UserUnit);
        rejected.State.StateOf(DeliverableWorkflow.Target(1)).Should().Be(DeliverableWorkflow.Rejected);
        rejected.State.Deliverables[1].Received("R1").Should().Be(0);
        Received(rejected, 1).State.Deliverables[1].Received("R1").Should().Be(6);
    }

    [Fact]
    public void A_suspension_moves_the_term_and_what_is_still_due_by_its_days()
    {
        var suspended = Received(To(ContractStates.InExecution), 1).Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head));
        suspended.State.Core.Deadlines["receive-provisional"].PausedWith.Should().NotBeNull();
        var resumed = suspended.After(14).Given(Resume(), Administrator).Given(Resume(), Head);

        resumed.State.Ends.Should().Be(Ends.AddDays(14));
        resumed.State.Deliverables[2].DueOn.Should().Be(ContractRun.FirstDay.AddDays(74));
        resumed.State.Deliverables[1].DueOn.Should().Be(ContractRun.FirstDay.AddDays(30), "what was received stays as it was");
        resumed.State.Core.Deadlines["receive-provisional"].Due.Should().Be(Ends.AddDays(14));
        resumed.State.Suspensions.Should().ContainSingle().Which.Should().Match<SuspensionPeriod>(s => s.Days == 14 && s.EndsBefore == Ends && s.EndsAfter == Ends.AddDays(14));
    }

    [Fact]
    public void An_amendment_adds_items_money_and_payments_when_three_areas_and_the_head_agree()
    {
        var proposed = To(ContractStates.InExecution).Given(Amend(2, Ends.AddDays(20), [Policy(Ends.AddDays(60), 7_000)]), Administrator);
        var adopted = Adopt(proposed);

        adopted.State.Terms!.Amount.Should().Be(Q(70_000));
        adopted.State.Ends.Should().Be(Ends.AddDays(20));
        adopted.State.Core.Balance(Account.Committed).Should().Be(Q(70_000).Minor);
        adopted.State.StateOf(DeliverableWorkflow.Target(9)).Should().Be(DeliverableWorkflow.Due);
        adopted.State.StateOfTranche(9).Should().Be(TrancheWorkflow.Scheduled);
        adopted.State.ContentHash.Should().Be(adopted.State.Amendments[1].ContentHash);
        adopted.State.Clearances.Values.Should().OnlyContain(c => c.ContentHash == adopted.State.ContentHash);
        Ready(Paid(Received(adopted).Given(Provisional(), Administrator).Given(Final(), Administrator)).Apply(r => r.Given(Settle(r), Settler))).Given(new CloseContract(), Auditor)
            .State.Settlement!.Executed.Should().Be(Q(70_000));
    }

    [Fact]
    public void An_amendment_that_ends_gives_back_what_was_reserved()
    {
        var reserved = To(ContractStates.InExecution).Given(Amend(guarantees: [Policy(amount: 7_000)]), Administrator).Given(ClearAmendment(ContractGate.Finance), Finance);
        reserved.State.Core.Balance(Account.Reserved).Should().Be(Q(10_000).Minor);
        foreach (var ended in new[]
        {
            reserved.Given(new DeclineContractAmendment(1, ContractGate.Legal, "No procede"), Lawyer),
            reserved.Given(new WithdrawContractAmendment(1, "Ya no"), Administrator),
            reserved.Given(Terminate(), Lawyer).Given(Terminate(), Head),
        })
        {
            ended.State.Core.Balance(Account.Reserved).Should().Be(0);
        }
    }

    [Fact]
    public void A_termination_cuts_payments_down_to_what_was_received_and_settles()
    {
        var run = Received(To(ContractStates.InExecution), 2);
        var ended = run.Given(Terminate(), Lawyer).Given(Terminate(), Head);

        ended.State.StateOfTranche(1).Should().Be(TrancheWorkflow.Cancelled);
        ended.State.Tranches[2].Amount.Should().Be(Q(20_000));
        ended.State.StateOf(DeliverableWorkflow.Target(3)).Should().Be(DeliverableWorkflow.Cancelled);
        ended.State.Guarantees.Should().ContainSingle().Which.Standing.Should().Be(GuaranteeStanding.Claimed);

        var settled = Paid(ended, 2).Apply(r => r.Given(Settle(r), Settler));
        settled.State.Settlement!.Executed.Should().Be(Q(20_000));
        settled.State.Core.Balance(Account.Committed).Should().Be(0);
        settled.Given(Collect(6_000), Treasurer).When(Collect(1, "C-2"), Treasurer).ThenRefused(Codes.WrongState, ContractRules.SomethingReceivable);
    }

    [Fact]
    public void Ends_are_told_at_60_30_and_15_days_once_each_and_ever_higher()
    {
        var run = To(ContractStates.InExecution);
        Told(run.On(Ends.AddDays(-61)).Tick()).Should().BeEmpty();

        var at60 = run.On(Ends.AddDays(-60)).Tick();
        Told(at60).Should().Equal((ContractCalendar.Contract, 60));
        Told(at60.Tick()).Should().Equal((ContractCalendar.Contract, 60));
        var at30 = at60.On(Ends.AddDays(-30)).Tick();
        Told(at30).Should().BeEquivalentTo([(ContractCalendar.Contract, 60), (ContractCalendar.Guarantee, 60), (ContractCalendar.Contract, 30)]);
        var at15 = at30.On(Ends.AddDays(-15)).Tick();
        Told(at15)[^1].Should().Be((ContractCalendar.Contract, 15));

        string[] Roles(int days)
        {
            var alert = at15.Events.Last(e => e.Event is ExpiryAlerted { What: ContractCalendar.Contract } a && a.Days == days);
            return [.. ContractEffects.Of(at15.State, alert, at15.State).Notices.Where(n => n.Topic == "expiry").Select(n => n.ToRole)];
        }

        Roles(60).Should().Equal("ADM");
        Roles(30).Should().Equal("ADM", "TIT");
        Roles(15).Should().Equal("ADM", "TIT", "CTL");
    }

    [Fact]
    public void A_guarantee_that_ends_is_told_and_one_extended_is_told_anew()
    {
        var until = Ends.AddDays(30);
        var ended = To(ContractStates.Final).On(until.AddDays(1)).Tick();
        ended.Events.Select(e => e.Event).OfType<DeadlineMissed>().Select(e => e.Deadline).Should().Contain($"{ContractWorkflow.GuaranteeEnds}-in-{ContractStates.Final}");
        var extended = ended.Given(File(Policy(until.AddDays(100)), "2"), Lawyer).On(until.AddDays(40)).Tick();
        Told(extended).Count(t => t == (ContractCalendar.Guarantee, 60)).Should().Be(2);
    }

    [Fact]
    public void A_short_term_is_not_told_at_60_days()
    {
        var terms = Terms with { Ends = ContractRun.FirstDay.AddDays(85) };
        var run = Opened.Given(new SaveContract(terms), Requester).Given(Register, Requester).Given(Clear(ContractGate.Legal), Lawyer).Given(Clear(ContractGate.Finance), Finance)
            .Given(Clear(ContractGate.Control), Control).Given(Appoint(), Head).Given(Accept(), Administrator).Given(File(), Lawyer).After(40).Given(Commit, Finance).Given(Start, Administrator);
        Told(run.On(terms.Ends.AddDays(-30)).Tick()).Where(t => t.Item1 == ContractCalendar.Contract).Should().Equal((ContractCalendar.Contract, 30));
    }

    [Fact]
    public void The_other_engine_and_a_replay_make_the_same_contract()
    {
        var closed = To(ContractStates.Closed);
        var replayed = closed.Events.Aggregate(ContractKind.Instance.New(ContractRun.Case), ContractFold.Evolve);
        CanonicalJson.Hash(replayed).Should().Be(CanonicalJson.Hash(closed.State));
    }

    internal static ClearContractAmendment ClearAmendment(string gate) => new(1, gate, [TestDocuments.Document(ContractGate.OpinionOf(gate), "modificación")]);

    internal static ContractRun Adopt(ContractRun proposed) => proposed
        .Given(ClearAmendment(ContractGate.Legal), Lawyer).Given(ClearAmendment(ContractGate.Finance), Finance).Given(ClearAmendment(ContractGate.Control), Control)
        .Given(new AdoptContractAmendment(1, [TestDocuments.Document(DocumentType.AuthorisationResolution)]), Head);

    internal static CollectFromSupplier Collect(long amount, string reference = "C-1") =>
        new(Q(amount), reference, ContractRun.FirstDay, [TestDocuments.Document(DocumentType.DepositSlip, reference)]);

    private static IReadOnlyList<(string, int)> Told(ContractRun run) => [.. run.Events.Select(e => e.Event).OfType<ExpiryAlerted>().Select(e => (e.What, e.Days))];
}
