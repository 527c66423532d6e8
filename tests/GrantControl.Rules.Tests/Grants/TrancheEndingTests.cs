using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using static GrantControl.Rules.Tests.Grants.TrancheCast;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Tranches of a grant that is suspended or has ended: money stands still, accounts go on.</summary>
public sealed class TrancheEndingTests
{
    public static TheoryData<string, string, string> RowsWhileNotRunning()
    {
        var data = new TheoryData<string, string, string>();
        string[] states = [GrantStates.Suspended, GrantStates.Liquidation, GrantStates.RefundDue, GrantStates.Closed];
        foreach (var row in GrantTranches.Definition.Transitions.Where(t => !t.Cascade))
        {
            foreach (var state in states)
            {
                data.Add(row.Trigger, row.From[0], state);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RowsWhileNotRunning))]
    public void Money_moves_only_while_the_grant_runs_and_accounts_go_on_until_it_is_determined(string trigger, string from, string grant)
    {
        var world = new TrancheWorld().To(1, from);
        var (_, usual, command) = TrancheActs.Usual.First(t => t.Trigger == trigger);
        var person = trigger == "approve-tranche" && from == TrancheWorkflow.FirstApproved ? SecondApprover : usual;
        var row = GrantTranches.Definition.Transitions.First(t => t.Trigger == trigger && t.From[0] == from);
        var sent = command(world, 1);

        var attempt = world.InState(grant).When(person, sent);

        if (row.ParentStates.Contains(grant))
        {
            attempt.ThenAccepted();
        }
        else
        {
            attempt.ThenRefused(Codes.WrongState, "state").Message.En.Should().Contain(GrantWorkflow.Definition.State(grant).Label.En);
        }
    }

    [Fact]
    public void An_order_given_before_a_suspension_is_still_confirmed()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered).InState(GrantStates.Suspended);
        world.When(Treasurer, world.Confirm()).Then(1, TrancheWorkflow.Paid);
    }

    [Fact]
    public void A_payment_rejected_while_the_grant_is_suspended_waits_approved()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered).InState(GrantStates.Suspended);
        world.When(Treasurer, world.Bounce()).Then(1, TrancheWorkflow.Approved);
        world.When(Treasurer, world.PutInOrder()).ThenRefused(Codes.WrongState);
        world.InState(GrantStates.Active).When(Treasurer, world.PutInOrder()).Then(1, TrancheWorkflow.Ordered);
    }

    [Fact]
    public void A_payment_rejected_after_the_end_cancels_the_tranche_in_the_same_decision()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Ordered).InState(GrantStates.Liquidation);
        var attempt = world.When(Treasurer, world.Bounce());
        attempt.Then(1, TrancheWorkflow.Cancelled);
        attempt.Events.Select(e => e.GetType().Name).Should().Equal(nameof(PaymentRejected), nameof(TrancheCancelled));
        attempt.Events[1].Step!.Duty.Should().BeNull("the cascade is nobody's act");
        attempt.Postings.Should().Equal(
            (Account.Committed, Account.Accrued, 3_000_000, TrancheWorld.LineA),
            (Account.Committed, Account.Accrued, 2_000_000, TrancheWorld.LineB));
        world.State.Core.Balance(Account.Accrued).Should().Be(0);
        world.State.Core.Deadlines.Keys.Should().NotContain(k => k.StartsWith("tranche:1:", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_cancels_a_tranche_by_command()
    {
        GrantKind.Instance.Commands.Knows("cancel-tranche").Should().BeFalse();
    }
}
