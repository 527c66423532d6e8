using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Contracts.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>Penalties for what came late and nobody reported while the contract ran, and for what never came.</summary>
public sealed class ContractPenaltyTests
{
    private static readonly DateOnly Due = ContractRun.FirstDay.AddDays(30);

    [Fact]
    public void What_was_due_and_never_came_is_penalised_up_to_the_day_the_contract_was_terminated()
    {
        var reported = NeverDelivered(10).After(40).Given(Delay(), Administrator);
        var computed = reported.State.Penalties[1].Computed;
        computed.Lines.Should().ContainSingle().Which.Should().BeEquivalentTo(new PenaltyLine(0, Due, Due.AddDays(10), 10, Q(30_000), 2, Q(600), [new("R1", 6)]));
        computed.Amount.Should().Be(Q(600));
        reported.When(Delay(name: "2"), Administrator).ThenRefused(Codes.WrongState, ContractRules.DelayExists);

        var imposed = reported.Given(Hear(), Lawyer).Given(Impose(), Head);
        ContractMoney.Receivable(imposed.State).Should().Be(Q(6_600), "the guarantee claimed and the penalty");
        imposed.When(Settle(imposed), Settler).ThenRefused(Codes.WrongState, ContractRules.PenaltiesSettled);
        imposed.Given(ContractLifeTests.Collect(600), Treasurer).Apply(r => r.Given(Settle(r), Settler)).State.State.Should().Be(ContractStates.Settled);
    }

    [Fact]
    public void Of_a_deliverable_that_came_in_part_only_the_rest_counts_and_what_waits_to_be_judged_did_come()
    {
        var part = To(ContractStates.InExecution).Apply(r => r.Given(Deliver(r, 1, 4), Administrator)).Apply(r => r.Given(Receive(r, 1), UserUnit).Given(Receive(r, 1), Administrator));
        var rest = part.On(Due.AddDays(5)).Given(Terminate(), Lawyer).Given(Terminate(), Head).Given(Delay(), Administrator);
        rest.State.Penalties[1].Computed.Lines.Should().ContainSingle().Which.Should().Match<PenaltyLine>(l => l.Value == Q(10_000) && l.Missing![0].Quantity == 2 && l.Amount == Q(100));

        var pending = part.Apply(r => r.Given(Deliver(r, 1, 2), Administrator)).On(Due.AddDays(5)).Given(Terminate(), Lawyer).Given(Terminate(), Head);
        pending.When(Delay(), Administrator).ThenRefused(Codes.WrongState, ContractRules.DelayExists);
    }

    [Fact]
    public void What_was_not_due_yet_is_no_delay_and_a_term_that_stood_still_does_not_count()
    {
        var early = To(ContractStates.Terminated);
        early.When(Delay(), Administrator).ThenRefused(Codes.WrongState, ContractRules.DelayExists);
        early.Given(Settle(early), Settler).State.State.Should().Be(ContractStates.Settled);

        var suspended = To(ContractStates.InExecution).On(Due.AddDays(3)).Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head));
        var ended = suspended.After(15).Given(Terminate(), Lawyer).Given(Terminate(), Head).Given(Delay(), Administrator);
        ended.State.Penalties[1].Computed.Lines[0].Should().Match<PenaltyLine>(l => l.Days == 3 && l.Until == Due.AddDays(3));
    }

    [Fact]
    public void A_penalty_for_what_never_came_stays_below_the_cap_of_the_contract()
    {
        var ended = NeverDelivered(69).Given(Delay(), Administrator);
        ended.State.Penalties[1].Computed.Should().Match<PenaltyComputed>(p => p.Sum == Q(4_140) && p.CapLeft == Q(3_000) && p.Amount == Q(3_000));
        var imposed = ended.Given(Hear(), Lawyer).Given(Impose(), Head);

        // Two other deliverables never came either; the cap is used up, and the settlement asks for no report that could add nothing.
        imposed.Given(ContractLifeTests.Collect(3_000), Treasurer).Apply(r => r.Given(Settle(r), Settler)).State.State.Should().Be(ContractStates.Settled);
    }

    [Fact]
    public void No_delay_passes_the_settlement_unreported()
    {
        var never = NeverDelivered(10);
        never.When(Settle(never), Settler).ThenRefused(Codes.WrongState, ContractRules.DelaysReported);
        never.Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Waive(), Head).Apply(r => r.Given(Settle(r), Settler)).State.State.Should().Be(ContractStates.Settled);

        var late = LateBy(3).Apply(r => Received(r, 2, 3)).Given(Provisional(), Administrator).Given(Final(), Administrator).Apply(r => Paid(r));
        late.When(Settle(late), Settler).ThenRefused(Codes.WrongState, ContractRules.DelaysReported);
        var collected = late.Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Impose(), Head).Given(ContractLifeTests.Collect(180), Treasurer);
        collected.Given(Settle(collected), Settler).State.State.Should().Be(ContractStates.Settled);
    }

    [Fact]
    public void The_form_of_a_delay_offers_what_never_came()
    {
        var view = ContractView.Of(NeverDelivered(10).State);
        view.Deliverables.Where(d => d.Unreported).Select(d => d.Number).Should().Equal(1);
        ContractView.Of(NeverDelivered(10).Given(Delay(), Administrator).State).Deliverables.Should().OnlyContain(d => !d.Unreported);
    }
}
