using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Two signatures over one content, the start of the grant, and its suspension.</summary>
public sealed class GrantAgreementTests
{
    [Fact]
    public void Both_sign_the_same_content_in_any_order_and_each_once()
    {
        var authorized = GrantPath.To(GrantStates.Authorized);
        var hash = authorized.State.ContentHash;

        var half = authorized.When(Commands.Sign(hash), TestPeople.Formulator).ThenState(GrantStates.Authorized).Then<GrantSigned>(e => e.By.Should().Be("ngo")).After;
        half.When(Commands.Sign(hash, "2"), TestPeople.Formulator).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        half.When(Commands.Sign(hash, "2"), TestPeople.Newcomer("NGO")).ThenRefused(Codes.WrongState, "step-done");
        half.When(Commands.Sign(hash, "2"), TestPeople.Head).ThenState(GrantStates.Signed).Then<GrantSigned>(e => e.By.Should().Be("authority"));
    }

    [Fact]
    public void The_agreement_is_filed_once_and_may_be_cited_by_the_second_signatory()
    {
        var half = GrantPath.To(GrantStates.Authorized);
        half = half.Given(Commands.Sign(half.State.ContentHash), TestPeople.Head);

        half.When(Commands.Sign(half.State.ContentHash), TestPeople.Formulator).ThenState(GrantStates.Signed);
        half.When(new SignGrant(half.State.ContentHash, []), TestPeople.Formulator).ThenState(GrantStates.Signed);
        half.When(new SignGrant(half.State.ContentHash, Commands.Submit.Documents.Select(d => d with { Type = "signed-agreement" }).Take(1).ToList()), TestPeople.Formulator)
            .ThenRefused(Codes.DocumentReused);
    }

    [Fact]
    public void A_guarantee_that_ends_with_the_plan_covers_it() => GrantPath.To(GrantStates.Signed)
        .When(Commands.Activate with { Guarantee = TestPlan.Guarantee with { Expires = TestPlan.Ends } }, TestPeople.Finance).ThenState(GrantStates.Active);

    [Fact]
    public void The_planned_tranches_come_to_be_with_their_deadlines()
    {
        var active = GrantPath.To(GrantStates.Active).State;

        active.Tranches.Keys.Should().Equal(1, 2, 3);
        active.Tranches.Values.Select(t => t.Plan).Should().Equal(TestPlan.Tranches.Tranches);
        active.Tranches.Keys.Select(n => active.StateOf(GrantState.TrancheTarget(n))).Should().OnlyContain(s => s == TrancheWorkflow.Scheduled);
        active.Core.Deadlines["tranche:2:request"].Due.Should().Be(TestPlan.Tranches.Tranches[1].PlannedOn);
        active.Core.Deadlines["end"].Due.Should().Be(TestPlan.Ends);
        active.VerifiedAccount.Should().Be(TestPlan.Account);
    }

    [Fact]
    public void Control_proposes_and_the_head_suspends_on_the_terms_he_states()
    {
        var active = GrantPath.To(GrantStates.Active);
        active.When(Commands.Suspend, TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");

        var proposed = active.Given(Commands.Suspend, TestPeople.Watcher).State;
        (proposed.State, proposed.Suspension, proposed.SuspensionProposed!.Reason).Should().Be((GrantStates.Active, null, Commands.Suspend.Reason));

        var terms = Commands.Suspend with { RemedyBy = new(2026, 2, 2), Remedy = "Reponer la cuenta" };
        var suspended = active.Given(Commands.Suspend, TestPeople.Watcher).When(terms, TestPeople.Head).ThenState(GrantStates.Suspended).After.State;
        (suspended.Suspension!.Remedy, suspended.SuspensionProposed).Should().Be(("Reponer la cuenta", null));
        suspended.Core.Deadlines["lift"].Due.Should().Be(terms.RemedyBy);
    }

    [Fact]
    public void A_suspension_is_lifted_by_the_head_after_control_verified_the_remedy()
    {
        var suspended = GrantPath.To(GrantStates.Suspended);
        suspended.When(Commands.Lift(), TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");

        var lifted = suspended.Given((Commands.Lift(), TestPeople.Watcher), (Commands.Lift(), TestPeople.Head));
        (lifted.State.State, lifted.State.Suspension).Should().Be((GrantStates.Active, null));
        lifted.State.Core.Deadlines.Should().NotContainKey("lift");
    }

    [Fact]
    public void A_second_suspension_asks_for_both_again()
    {
        var again = GrantPath.To(GrantStates.Suspended).Given((Commands.Lift(), TestPeople.Watcher), (Commands.Lift(), TestPeople.Head));

        again.When(Commands.Suspend, TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");
        var suspended = again.Given((Commands.Suspend, TestPeople.Watcher), (Commands.Suspend, TestPeople.Head));
        suspended.When(Commands.Lift(), TestPeople.Watcher).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        suspended.When(new LiftSuspension("Otra vez.", []), TestPeople.Watcher).ThenRefused(Codes.DocumentMissing);
        suspended.When(Commands.Lift("2"), TestPeople.Watcher).ThenAccepted();
    }

    [Fact]
    public void A_suspension_stops_the_tranches()
    {
        GrantPath.To(GrantStates.Suspended).On(TranchePath.PaidOn)
            .When(new RequestTranche(1, TestDocuments.Documents("t1", "payment-request")), TestPeople.Requester).ThenRefused(Codes.WrongState, "state");
    }

    [Fact]
    public void A_termination_cancels_what_was_not_ordered_and_gives_back_what_had_accrued()
    {
        var approved = GrantPath.To(GrantStates.Active).Accounted(1).Approved(2);
        approved.State.Core.Balance(Account.Accrued).Should().Be(40_000_00);

        var ended = approved.When(Commands.Terminate, TestPeople.Head).ThenState(GrantStates.Liquidation).ThenState(TrancheWorkflow.Cancelled, "tranche:2").ThenState(TrancheWorkflow.Cancelled, "tranche:3");
        ended.ThenState(TrancheWorkflow.Accepted, "tranche:1").ThenBalance(Account.Accrued, 0).ThenBalance(Account.Committed, 60_000_00);
        ended.Events.Select(e => e.GetType().Name).Should().Equal(nameof(GrantEnded), nameof(TrancheCancelled), nameof(TrancheCancelled));
        (ended.After.State.LiquidationSince, ended.After.State.Termination).Should().Be((ended.Before.Today, TerminationGround.BreachOfAgreement));
    }

    [Fact]
    public void What_is_on_its_way_to_the_bank_outlives_the_grant_until_the_bank_answers()
    {
        var ended = GrantPath.To(GrantStates.Active).Ordered(1).Given(Commands.Terminate, TestPeople.Head);

        ended.State.StateOf("tranche:1").Should().Be(TrancheWorkflow.Ordered);
        ended.When(TranchePath.Confirm(ended, 1), TestPeople.Treasurer).ThenState(TrancheWorkflow.Paid, "tranche:1").ThenBalance(Account.Advance, 40_000_00);
    }
}
