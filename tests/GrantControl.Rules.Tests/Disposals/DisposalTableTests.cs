using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>What holds for every row of every kind, and what every row of a disposal refuses besides.</summary>
public sealed class DisposalTableTests : RowTableTests<DisposalRows, DisposalRow, DisposalRun, DisposalState>
{
    public static TheoryData<DisposalRow> Advancing { get; } = [.. DisposalRows.All.Where(r => r.Definition.Guards.HasFlag(Guards.Unblocked) && r.Given().State.State != DisposalStates.Draft)];

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Standing_in_for_somebody_with_another_duty_is_refused(DisposalRow row)
    {
        var other = DisposalDuty.All.First(d => d != row.Part.Duty);
        var absent = TestPeople.Of("ausente", [.. row.By.Roles]);
        var deputy = TestPeople.Of("suplente", []).StandingInFor(absent, DisposalRun.FirstDay, DisposalRun.FirstDay.AddDays(30));
        row.Act(deputy, run => run.Holding(absent.Person, other))
            .Rejection!.Code.Should().Be(Codes.IncompatibleDuty);
    }

    [Theory]
    [MemberData(nameof(Advancing))]
    public void An_open_blocking_finding_stops_what_advances(DisposalRow row) =>
        row.Act(change: run => run.Given(new RaiseFinding("Falta una firma", true), DisposalPath.Control)).ThenRefused(Codes.Blocked, "guard-f-unblocked");
}
