using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>The rows of a kind, for the tests that hold for every row of every kind.</summary>
public interface IRowTable<TRow, TRun>
{
    static abstract IReadOnlyList<TRow> All { get; }

    static abstract WorkflowDefinition Workflow { get; }

    /// <summary>The duties that whoever exercises a duty may not hold besides.</summary>
    static abstract IEnumerable<string> DutiesBeside(string duty);

    /// <summary>A case in a state.</summary>
    static abstract TRun At(string state);

    /// <summary>A case just opened: nothing was written in it yet.</summary>
    static abstract TRun Opened { get; }

    /// <summary>Rows of people that are tried in some of the states they repeat in only.</summary>
    static virtual bool Untried(Transition row) => false;
}

/// <summary>Every row of a kind's tables, allowed as it stands and refused in every way that holds for all rows.</summary>
public abstract class RowTableTests<TTable, TRow, TRun, TState>
    where TTable : IRowTable<TRow, TRun>
    where TRow : CaseRow<TRun, TState>
    where TRun : CaseRun<TRun, TState>
    where TState : CaseState
{
#pragma warning disable CA1000 // data of a theory is looked for on the type that declares the theory
    public static TheoryData<TRow> Rows { get; } = [.. TTable.All];

    /// <summary>Those of people with an account, who declare their interests.</summary>
    public static TheoryData<TRow> OfPeople { get; } = [.. TTable.All.Where(r => !r.By.IsCitizen)];

    public static TheoryData<TRow> WithDuty { get; } = [.. TTable.All.Where(r => r.Part.Duty is not null)];

    public static TheoryData<TRow> WithDocuments { get; } = [.. TTable.All.Where(r => r.Definition.Documents.Count > 0 && r.Given().State.Core.Positions[r.Target].PartsDone.IsEmpty)];
#pragma warning restore CA1000

    [Fact]
    public void Every_row_and_every_part_is_tried() => TTable.Workflow.Children.Append(TTable.Workflow)
        .SelectMany(d => d.Transitions.Where(t => !t.Cascade && !t.Parts.All(p => p.ByClockOnly) && !TTable.Untried(t)).SelectMany(t => t.Parts.Select(p => $"{d.Id}/{t.Id}/{p.Id}")))
        .Should().BeSubsetOf(TTable.All.Select(r => r.Key));

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_act_of_the_table_is_allowed(TRow row)
    {
        row.Definition.From.Should().Contain(row.From);
        var done = row.Act().ThenState(row.Target, row.To);
        var step = done.After.Events.Skip(done.Before.Events.Count).Select(e => e.Event.Step).First(s => s is not null)!;
        (step.Target, step.Transition, step.Part, step.Duty).Should().Be((row.Target, row.Transition, row.PartId, row.Part.Duty));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_other_role_is_refused(TRow row)
    {
        var allowed = row.Workflow.Transitions.Where(t => t.Trigger == row.Definition.Trigger && t.From.Contains(row.From)).SelectMany(t => t.Parts).SelectMany(p => p.Roles).ToHashSet();
        foreach (var role in Role.Labels.Keys.Where(r => !allowed.Contains(r) && r != Role.System))
        {
            row.Act(role == Role.Citizen ? Actor.Citizen : TestPeople.Newcomer(role)).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void In_every_other_state_it_is_refused(TRow row)
    {
        if (row.Target.Length > 0)
        {
            return;
        }

        var from = row.Workflow.Transitions.Where(t => t.Trigger == row.Definition.Trigger).SelectMany(t => t.From).ToHashSet();
        var command = row.Command(row.Given());
        foreach (var state in row.Workflow.States.Select(s => s.Id).Where(s => !from.Contains(s)))
        {
            TTable.At(state).When(command, row.By).ThenRefused(Codes.WrongState, "state");
        }
    }

    /// <summary>A command that comes too early finds nothing to stand on, and is told so: it never fails for want of what is not there.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_case_just_opened_it_is_refused_unless_its_state_allows_it(TRow row)
    {
        var command = row.Command(row.Given());
        var allowed = row.Target.Length == 0 && row.Workflow.Transitions.Any(t => t.Trigger == row.Definition.Trigger && t.From.Contains(TTable.Opened.State.State));
        TTable.Opened.When(command, row.By).Rejection.Should().Match<Rejection>(r => allowed || (r != null && (r.Code == Codes.WrongState || r.Code == Codes.NotFound)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_version_that_is_not_the_last_it_is_refused(TRow row) =>
        row.Given().When(row.Command(row.Given()), row.By, row.Given().State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Without_a_declaration_of_interests_it_is_refused(TRow row) =>
        row.Act(row.By with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");

    [Theory]
    [MemberData(nameof(WithDuty))]
    public void Whoever_holds_an_incompatible_duty_is_refused(TRow row)
    {
        foreach (var duty in TTable.DutiesBeside(row.Part.Duty!))
        {
            row.Act(change: run => run.Holding(row.By.Person, duty))
                .Rejection.Should().Match<Rejection>(r => r.Code == Codes.IncompatibleDuty && r.Rule == "guard-b-segregation", "{0} after {1}", row, duty);
        }
    }

    [Theory]
    [MemberData(nameof(WithDocuments))]
    public void Without_its_documents_or_with_used_ones_it_is_refused(TRow row)
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

    private static ICaseCommand WithDocumentsOf(ICaseCommand command, IReadOnlyList<DocumentCited> documents)
    {
        var copy = (ICaseCommand)command.GetType().GetMethod("<Clone>$")!.Invoke(command, null)!;
        copy.GetType().GetProperty("Documents")!.SetValue(copy, documents);
        return copy;
    }
}
