using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>Every row of the disposal's table, allowed as it stands and refused in every way that holds for all rows.</summary>
public sealed class DisposalTableTests
{
    private static readonly string[] States = [.. DisposalStates.All.Select(s => s.Id)];

    public static TheoryData<DisposalRow> Rows { get; } = [.. DisposalRows.All];

    public static TheoryData<DisposalRow> WithDuty { get; } = [.. DisposalRows.All.Where(r => r.Part.Duty is not null)];

    public static TheoryData<DisposalRow> WithDocuments { get; } = [.. DisposalRows.All.Where(r => r.Definition.Documents.Count > 0 && r.Given().State.Core.Position.PartsDone.IsEmpty)];

    public static TheoryData<DisposalRow> Advancing { get; } = [.. DisposalRows.All.Where(r => r.Definition.Guards.HasFlag(Guards.Unblocked) && r.Given().State.State != DisposalStates.Draft)];

    [Fact]
    public void Every_row_and_every_part_is_tried() => DisposalWorkflow.Definition.Transitions
        .SelectMany(t => t.Parts.Select(p => $"{t.Id}/{p.Id}")).Should().BeSubsetOf(DisposalRows.All.Select(r => $"{r.Transition}/{r.PartId}"));

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_act_of_the_table_is_allowed(DisposalRow row)
    {
        row.Definition.From.Should().Contain(row.Given().State.State);
        var done = row.Act().ThenState(row.To);
        var step = done.After.Events.Last(e => e.Event.Step is not null).Event.Step!;
        (step.Transition, step.Part, step.Duty).Should().Be((row.Transition, row.PartId, row.Part.Duty));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_other_role_is_refused(DisposalRow row)
    {
        var run = row.Given();
        var allowed = DisposalWorkflow.Definition.Transitions.Where(t => t.Trigger == row.Definition.Trigger && t.From.Contains(run.State.State)).SelectMany(t => t.Parts).SelectMany(p => p.Roles).ToHashSet();
        foreach (var role in Role.Labels.Keys.Where(r => !allowed.Contains(r) && r != Role.System))
        {
            row.Act(TestPeople.Newcomer(role)).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_every_other_state_it_is_refused(DisposalRow row)
    {
        var from = DisposalWorkflow.Definition.Transitions.Where(t => t.Trigger == row.Definition.Trigger).SelectMany(t => t.From).ToHashSet();
        var command = row.Command(row.Given());
        foreach (var state in States.Where(s => !from.Contains(s)))
        {
            DisposalRows.At(state).When(command, row.By).ThenRefused(Codes.WrongState, "state");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_version_that_is_not_the_last_it_is_refused(DisposalRow row) =>
        row.Given().When(row.Command(row.Given()), row.By, row.Given().State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Without_a_declaration_of_interests_it_is_refused(DisposalRow row) =>
        row.Act(row.By with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Whoever_holds_another_duty_is_refused(DisposalRow row)
    {
        foreach (var duty in DisposalDuty.All.Where(d => d != row.Part.Duty))
        {
            row.Act(change: run => run with
            {
                State = run.State with { Core = run.State.Core with { Duties = run.State.Core.Duties.SetItem(row.By.Person, [duty]) } },
            }).Rejection.Should().Match<Rejection>(r => r.Code == Codes.IncompatibleDuty && r.Rule == "guard-b-segregation", "{0} after {1}", row, duty);
        }
    }

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Standing_in_for_somebody_with_another_duty_is_refused(DisposalRow row)
    {
        var other = DisposalDuty.All.First(d => d != row.Part.Duty);
        var absent = TestPeople.Of("ausente", [.. row.By.Roles]);
        var deputy = TestPeople.Of("suplente", []).StandingInFor(absent, DisposalRun.FirstDay, DisposalRun.FirstDay.AddDays(30));
        row.Act(deputy, run => run with { State = run.State with { Core = run.State.Core with { Duties = run.State.Core.Duties.SetItem(absent.Person, [other]) } } })
            .Rejection!.Code.Should().Be(Codes.IncompatibleDuty);
    }

    [Theory]
    [MemberData(nameof(WithDocuments))]
    public void Without_its_documents_it_is_refused(DisposalRow row)
    {
        var command = row.Command(row.Given());
        var bare = WithDocumentsOf(command, []);
        row.Given().When(bare, row.By).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        var used = row.Given().State.Core.Documents.FirstOrDefault(d => d.Type != row.Definition.Documents[0]);
        if (used is not null)
        {
            var again = WithDocumentsOf(command, [.. row.Definition.Documents.Select(t => new DocumentCited(t, used.Sha256, used.Name))]);
            row.Given().When(again, row.By).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        }
    }

    [Theory]
    [MemberData(nameof(Advancing))]
    public void An_open_blocking_finding_stops_what_advances(DisposalRow row) =>
        row.Act(change: run => run.Given(new RaiseFinding("Falta una firma", true), DisposalPath.Control)).ThenRefused(Codes.Blocked, "guard-f-unblocked");

    private static ICaseCommand WithDocumentsOf(ICaseCommand command, IReadOnlyList<DocumentCited> documents)
    {
        var copy = (ICaseCommand)command.GetType().GetMethod("<Clone>$")!.Invoke(command, null)!;
        copy.GetType().GetProperty("Documents")!.SetValue(copy, documents);
        return copy;
    }
}
