using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>A plan's way from its draft to the running grant, and what each step does to the money.</summary>
public sealed class GrantHappyPathTests
{
    [Theory]
    [InlineData(GrantStates.Draft)]
    [InlineData(GrantStates.Submitted)]
    [InlineData(GrantStates.UnderReview)]
    [InlineData(GrantStates.Returned)]
    [InlineData(GrantStates.Authorized)]
    [InlineData(GrantStates.Rejected)]
    [InlineData(GrantStates.Withdrawn)]
    [InlineData(GrantStates.Signed)]
    [InlineData(GrantStates.Active)]
    [InlineData(GrantStates.Suspended)]
    [InlineData(GrantStates.Liquidation)]
    [InlineData(GrantStates.RefundDue)]
    [InlineData(GrantStates.Recovery)]
    [InlineData(GrantStates.Closed)]
    public void Real_commands_reach_every_state(string state) => GrantPath.To(state).State.State.Should().Be(state);

    [Fact]
    public void Money_is_reserved_then_committed_line_by_line()
    {
        GrantPath.ClearedBut(Gate.Finance)
            .When(Commands.Clear(Gate.Finance), TestPeople.Finance)
            .ThenBalance(Account.Reserved, 70_000_00, TestPlan.LineA)
            .ThenBalance(Account.Reserved, 30_000_00, TestPlan.LineB)
            .ThenBalance(Account.Available, -100_000_00);
        GrantPath.To(GrantStates.Signed)
            .When(Commands.Activate, TestPeople.Finance)
            .ThenBalance(Account.Reserved, 0)
            .ThenBalance(Account.Committed, 70_000_00, TestPlan.LineA)
            .ThenBalance(Account.Committed, 30_000_00, TestPlan.LineB);
    }
}
