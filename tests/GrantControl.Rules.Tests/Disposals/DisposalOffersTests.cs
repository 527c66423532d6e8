using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Disposals.Support.DisposalPath;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>What a disposal has nothing for is not offered; what can only fail is offered as blocked.</summary>
public sealed class DisposalOffersTests
{
    [Fact]
    public void A_failed_auction_is_recorded_only_of_an_auction_and_in_its_turn()
    {
        Offers(To(DisposalStates.Assigned), Property, "auction-failed").Should().BeEmpty();

        var auction = To(DisposalStates.Assigned, Destination.Auction);
        Offers(auction, Property, "auction-failed").Select(o => o.Variant).Should().Equal(DisposalWorkflow.Again);
        Offers(auction.Given(FailAuction("1"), Property), Property, "auction-failed").Select(o => o.Variant).Should().Equal(DisposalWorkflow.Elsewhere);
    }

    [Fact]
    public void A_finding_is_resolved_when_one_is_open_and_by_another()
    {
        var run = To(DisposalStates.Verified);
        Offers(run, Control, "resolve-finding").Should().BeEmpty();

        var found = run.Given(new RaiseFinding("Falta", false), Control);
        Offers(found, Control, "resolve-finding").Should().BeEmpty();
        Offers(found, Closer, "resolve-finding").Should().ContainSingle().Which.BlockedBy.Should().BeNull();
    }

    [Fact]
    public void The_custodian_of_a_good_is_not_asked_to_appraise_it()
    {
        var run = To(DisposalStates.Opined);

        Offers(run, TestPeople.Of("Custodia Uno", Role.Valuer), "value").Should().BeEmpty();
        Offers(run, Valuer, "value").Should().ContainSingle();
    }

    [Fact]
    public void When_no_vote_can_carry_the_motion_the_committee_is_told_and_still_waited_for()
    {
        var lost = To(DisposalStates.Valued).Given(Recommend(CommitteeVote.Abstains), Committee[0]).Given(Recommend(CommitteeVote.Abstains), Committee[1]);

        Offers(lost, Committee[2], "recommend").Should().ContainSingle().Which.BlockedBy.Should().Be(Codes.WrongState);
        lost.When(Recommend(), Committee[2]).ThenRefused(Codes.WrongState, DisposalRules.MajorityInFavour);
        Offers(lost, Committee[2], "return").Should().ContainSingle().Which.BlockedBy.Should().BeNull();
        DisposalKind.Instance.Index(lost.State).WaitingFor.Should().Equal(Role.Committee);
    }

    [Fact]
    public void A_disposal_with_an_open_finding_is_not_yet_closed()
    {
        var run = To(DisposalStates.Removed);
        Offers(run, Closer, "close").Should().ContainSingle().Which.BlockedBy.Should().BeNull();
        Offers(run.Given(new RaiseFinding("Falta", false), Control), Closer, "close").Should().ContainSingle().Which.BlockedBy.Should().Be(Codes.Blocked);
    }

    private static IEnumerable<PermittedCommand> Offers(DisposalRun run, Actor person, string command) => run.Offered(person).Where(o => o.Command == command);
}
