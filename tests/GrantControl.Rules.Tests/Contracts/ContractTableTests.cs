using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>Every row of the contract's tables, allowed as it stands and refused in every way that holds for all rows.</summary>
public sealed class ContractTableTests
{
    public static TheoryData<ContractRow> Rows { get; } = [.. ContractRows.All];

    public static TheoryData<ContractRow> WithDuty { get; } = [.. ContractRows.All.Where(r => r.Part.Duty is not null)];

    public static TheoryData<ContractRow> WithDocuments { get; } = [.. ContractRows.All.Where(r => r.Definition.Documents.Count > 0 && r.Given().State.Core.Positions[r.Target].PartsDone.IsEmpty)];

    public static TheoryData<ContractRow> Advancing { get; } = [.. ContractRows.All.Where(r => r.Definition.Guards.HasFlag(Guards.Unblocked) && ContractStates.Running.Contains(r.Given().State.State))];

    [Fact]
    public void Every_row_and_every_part_is_tried() => ContractWorkflow.Definition.Children.Append(ContractWorkflow.Definition)
        .SelectMany(d => d.Transitions.Where(t => !t.Cascade && !t.Parts.All(p => p.ByClockOnly)).SelectMany(t => t.Parts.Select(p => $"{d.Id}/{t.Id}/{p.Id}")))
        .Should().BeSubsetOf(ContractRows.All.Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_act_of_the_table_is_allowed(ContractRow row)
    {
        row.Definition.From.Should().Contain(row.Given().State.StateOf(row.Target));
        var done = row.Act().ThenState(row.Target, row.To);
        var step = done.After.Events[done.Before.Events.Count].Event.Step!;
        (step.Target, step.Transition, step.Part, step.Duty).Should().Be((row.Target, row.Transition, row.PartId, row.Part.Duty));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_other_role_is_refused(ContractRow row)
    {
        var at = row.Given().State.StateOf(row.Target);
        var allowed = row.Workflow.Transitions.Where(t => t.Trigger == row.Definition.Trigger && t.From.Contains(at)).SelectMany(t => t.Parts).SelectMany(p => p.Roles).ToHashSet();
        foreach (var role in Role.Labels.Keys.Where(r => !allowed.Contains(r) && r != Role.System))
        {
            row.Act(TestPeople.Newcomer(role)).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_every_other_state_it_is_refused(ContractRow row)
    {
        if (row.Target.Length > 0)
        {
            return;
        }

        var from = row.Workflow.Transitions.Where(t => t.Trigger == row.Definition.Trigger).SelectMany(t => t.From).ToHashSet();
        var command = row.Command(row.Given());
        foreach (var state in ContractStates.All.Select(s => s.Id).Where(s => !from.Contains(s)))
        {
            ContractPath.To(state).When(command, row.By).ThenRefused(Codes.WrongState, "state");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_version_that_is_not_the_last_it_is_refused(ContractRow row) =>
        row.Given().When(row.Command(row.Given()), row.By, row.Given().State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");

    [Theory]
    [MemberData(nameof(Rows))]
    public void Without_a_declaration_or_with_a_tie_to_the_supplier_it_is_refused(ContractRow row)
    {
        row.Act(row.By with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");
        row.Act(row.By.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
    }

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Whoever_holds_another_duty_is_refused(ContractRow row)
    {
        foreach (var duty in ContractDuty.All.Where(d => d != row.Part.Duty))
        {
            row.Act(change: run => run with
            {
                State = run.State with { Core = run.State.Core with { Duties = run.State.Core.Duties.SetItem(row.By.Person, [duty]) } },
            }).Rejection.Should().Match<Rejection>(r => r.Code == Codes.IncompatibleDuty && r.Rule == "guard-b-segregation", "{0} after {1}", row, duty);
        }
    }

    [Theory]
    [MemberData(nameof(WithDocuments))]
    public void Without_its_documents_or_with_used_ones_it_is_refused(ContractRow row)
    {
        var command = row.Command(row.Given());
        row.Given().When(WithDocumentsOf(command, []), row.By).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        var used = row.Given().State.Core.Documents.FirstOrDefault(d => d.Type != row.Definition.Documents[0]);
        if (used is not null)
        {
            var again = WithDocumentsOf(command, [.. row.Definition.Documents.Select(t => new DocumentCited(t, used.Sha256, used.Name))]);
            row.Given().When(again, row.By).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        }
    }

    [Theory]
    [MemberData(nameof(Advancing))]
    public void An_open_blocking_finding_stops_what_advances(ContractRow row) =>
        row.Act(change: run => run.Given(new RaiseFinding("Falta una firma", true), ContractPath.Watcher)).ThenRefused(Codes.Blocked, "guard-f-unblocked");

    private static ICaseCommand WithDocumentsOf(ICaseCommand command, IReadOnlyList<DocumentCited> documents)
    {
        var copy = (ICaseCommand)command.GetType().GetMethod("<Clone>$")!.Invoke(command, null)!;
        copy.GetType().GetProperty("Documents")!.SetValue(copy, documents);
        return copy;
    }
}
