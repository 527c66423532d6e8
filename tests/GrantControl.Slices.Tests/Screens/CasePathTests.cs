using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Queries;
using GrantControl.Web.Cases;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>The road a case is shown on: what it went through, where it stands, and only what lies ahead of it from there.</summary>
public sealed class CasePathTests
{
    [Fact]
    public void Ahead_lies_the_main_road_and_no_ending_that_is_merely_possible()
    {
        Ids(CasePath.Of(ComplaintWorkflow.Definition, ComplaintStates.Received, [])).Should().Equal(
            ComplaintStates.Received, ComplaintStates.Acknowledged, ComplaintStates.Assigned, ComplaintStates.Investigating, ComplaintStates.Finding, ComplaintStates.ActionPlan,
            ComplaintStates.Resolved, ComplaintStates.Closed);
        Ids(CasePath.Of(ContractWorkflow.Definition, ContractStates.Draft, [])).Should().NotContain(ContractStates.Terminated).And.Contain(ContractStates.Final).And.Contain(ContractStates.Closed);
    }

    [Fact]
    public void A_complaint_found_unfounded_is_shown_so_and_not_as_if_it_had_been_corrected()
    {
        var moves = Moves(ComplaintStates.Received, ComplaintStates.Acknowledged, ComplaintStates.Assigned, ComplaintStates.Investigating, ComplaintStates.Unfounded);

        var path = CasePath.Of(ComplaintWorkflow.Definition, ComplaintStates.Unfounded, moves);

        Ids(path).Should().Equal(ComplaintStates.Received, ComplaintStates.Acknowledged, ComplaintStates.Assigned, ComplaintStates.Investigating, ComplaintStates.Closed);
        path[3].Branches.Should().ContainSingle().Which.Should().Match<PathStep>(b => b.State.Id == ComplaintStates.Unfounded && b.Standing == Standing.Current);
        path[4].Standing.Should().Be(Standing.Next);

        var closed = CasePath.Of(ComplaintWorkflow.Definition, ComplaintStates.Closed, [.. moves, Move(ComplaintStates.Unfounded, ComplaintStates.Closed, 6)]);
        Ids(closed).Should().Equal(Ids(path));
        closed.Should().OnlyContain(static s => s.Standing == Standing.Done);
    }

    [Fact]
    public void Behind_an_ending_lies_nothing()
    {
        var path = CasePath.Of(ComplaintWorkflow.Definition, ComplaintStates.Dismissed, Moves(ComplaintStates.Received, ComplaintStates.Acknowledged, ComplaintStates.Dismissed));

        Ids(path).Should().Equal(ComplaintStates.Received, ComplaintStates.Acknowledged);
        path[1].Branches.Should().ContainSingle().Which.State.Id.Should().Be(ComplaintStates.Dismissed);
    }

    [Fact]
    public void A_case_that_went_aside_keeps_its_road_ahead()
    {
        var path = CasePath.Of(GrantWorkflow.Definition, GrantStates.Suspended, Moves(GrantStates.Draft, GrantStates.Submitted, GrantStates.UnderReview, GrantStates.Authorized, GrantStates.Signed, GrantStates.Active, GrantStates.Suspended));

        Ids(path).Should().EndWith([GrantStates.Liquidation, GrantStates.Closed]).And.Contain(GrantStates.Active);
        path.Where(static s => s.Standing == Standing.Next).Select(static s => s.State.Id).Should().Equal(GrantStates.Liquidation, GrantStates.Closed);
    }

    private static IEnumerable<string> Ids(IEnumerable<PathStep> path) => path.Select(static s => s.State.Id);

    private static OutlineRow[] Moves(params string[] states) => [.. states.Select((s, i) => Move(i == 0 ? "" : states[i - 1], s, i + 1))];

    private static OutlineRow Move(string from, string to, int version) =>
        new(version, "moved/1", "alguien", null, DateTimeOffset.UnixEpoch.AddDays(version), "", "", "move", from, to);
}
