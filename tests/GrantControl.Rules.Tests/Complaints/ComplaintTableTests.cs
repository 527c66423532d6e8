using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Complaints.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Complaints.Support.ComplaintPath;

namespace GrantControl.Rules.Tests.Complaints;

/// <summary>Every row of the complaint's table, allowed as it stands and refused in every way that holds for all rows.</summary>
public sealed class ComplaintTableTests
{
    private static readonly string[] States = [.. ComplaintStates.All.Select(s => s.Id)];

    public static TheoryData<ComplaintRow> Rows { get; } = [.. ComplaintRows.All];

    public static TheoryData<ComplaintRow> OfPeople { get; } = [.. ComplaintRows.All.Where(r => !r.By.IsCitizen)];

    public static TheoryData<ComplaintRow> WithDuty { get; } = [.. ComplaintRows.All.Where(r => r.Part.Duty is not null)];

    public static TheoryData<ComplaintRow> WithDocuments { get; } = [.. ComplaintRows.All.Where(r => r.Definition.Documents.Count > 0 && r.Given().State.Core.Position.PartsDone.IsEmpty)];

    /// <summary>Rows in the place of an accused unit repeat in every running state; two states stand for all of them.</summary>
    [Fact]
    public void Every_row_and_every_part_is_tried() => ComplaintWorkflow.Definition.Transitions
        .Where(t => !t.Parts.All(p => p.ByClockOnly) && !(t.Id.EndsWith("-in-place", StringComparison.Ordinal) && t.From[0] == t.To && t.Trigger is "link" or "unlink" or "freeze" or "lift-freeze"))
        .SelectMany(t => t.Parts.Select(p => $"{t.Id}/{p.Id}")).Should().BeSubsetOf(ComplaintRows.All.Select(r => $"{r.Transition}/{r.PartId}"));

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_act_of_the_table_is_allowed(ComplaintRow row)
    {
        row.Definition.From.Should().Contain(row.Given().State.State);
        var done = row.Act().ThenState(row.To);
        var step = done.After.Events[^1].Event.Step!;
        (step.Transition, step.Part, step.Duty).Should().Be((row.Transition, row.PartId, row.Part.Duty));
    }

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void What_is_allowed_is_offered(ComplaintRow row)
    {
        var run = row.Given();
        var offered = ComplaintKind.Instance.Permitted(run.State, row.By, new Facts(new GrantControl.Kernel.Calendars.BusinessCalendar("test-1", new HashSet<DateOnly>())), run.At, TableWalker.Instance);
        offered.Select(o => o.Command).Should().Contain(row.Definition.Trigger);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_other_role_is_refused(ComplaintRow row)
    {
        var run = row.Given();
        var allowed = ComplaintWorkflow.Definition.Transitions.Where(t => t.Trigger == row.Definition.Trigger && t.From.Contains(run.State.State)).SelectMany(t => t.Parts).SelectMany(p => p.Roles).ToHashSet();
        foreach (var role in Role.Labels.Keys.Where(r => !allowed.Contains(r) && r != Role.System))
        {
            row.Act(role == Role.Citizen ? Citizen : TestPeople.Newcomer(role)).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_every_other_state_it_is_refused(ComplaintRow row)
    {
        var from = ComplaintWorkflow.Definition.Transitions.Where(t => t.Trigger == row.Definition.Trigger).SelectMany(t => t.From).ToHashSet();
        var command = row.Command(row.Given());
        foreach (var state in States.Where(s => !from.Contains(s)))
        {
            To(state).When(command, row.By).ThenRefused(Codes.WrongState, "state");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_version_that_is_not_the_last_it_is_refused(ComplaintRow row) =>
        row.Given().When(row.Command(row.Given()), row.By, row.Given().State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Without_a_declaration_of_interests_it_is_refused(ComplaintRow row) =>
        row.Act(row.By with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_related_to_the_organisation_accused_is_refused(ComplaintRow row) =>
        row.Act(row.By.RelatedTo("org-a"), run => Accusing(run, s => s with { AccusedOrganisation = "org-a", Core = s.Core with { Organisation = "org-a" } }))
            .Rejection!.Code.Should().Be(Codes.ConflictOfInterest);

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_accused_himself_is_refused(ComplaintRow row) =>
        row.Act(change: run => Accusing(run, s => s with { AccusedPeople = [row.By.Person] })).ThenRefused(Codes.ConflictOfInterest, ComplaintRules.AccusedBarred);

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_of_the_unit_accused_as_well_is_refused(ComplaintRow row) =>
        row.Act(row.By with { Roles = new HashSet<string>([.. row.By.Roles, Role.Committee]) }, run => Accusing(run, s => s with { AccusedUnit = Role.Committee }))
            .Rejection!.Code.Should().BeOneOf(Codes.ConflictOfInterest, Codes.RoleRequired);

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Whoever_holds_an_incompatible_duty_is_refused(ComplaintRow row)
    {
        foreach (var duty in ComplaintDuty.All.Where(d => ComplaintWorkflow.Definition.Incompatible(d, row.Part.Duty!)))
        {
            row.Act(change: run => run with
            {
                State = run.State with { Core = run.State.Core with { Duties = run.State.Core.Duties.SetItem(row.By.Person, [duty]) } },
            }).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        }
    }

    [Theory]
    [MemberData(nameof(WithDocuments))]
    public void Without_its_documents_it_is_refused(ComplaintRow row)
    {
        var command = row.Command(row.Given());
        var bare = (ICaseCommand)command.GetType().GetMethod("<Clone>$")!.Invoke(command, null)!;
        bare.GetType().GetProperty("Documents")!.SetValue(bare, Array.Empty<DocumentCited>());
        row.Given().When(bare, row.By).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
    }

    private static ComplaintRun Accusing(ComplaintRun run, Func<ComplaintState, ComplaintState> change) => run with { State = change(run.State) };
}
