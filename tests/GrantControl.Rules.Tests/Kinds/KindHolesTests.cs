using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Kernel.Workflows;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>
/// The same holes in the policy of every kind, planted wherever its tables have a place for them: whoever adds a row, a gate
/// or a duty has it tried here.
/// </summary>
public sealed class KindHolesTests
{
    private static readonly WorkflowDefinition[] Policies = [GrantWorkflow.Definition, ContractWorkflow.Definition, DisposalWorkflow.Definition, ComplaintWorkflow.Definition];

    public static TheoryData<PlantedHole> Planted { get; } = [.. Policies.SelectMany(Holes)];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_hole_is_refused_and_the_engine_can_walk_the_path_that_shows_it(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        result.Holes.Should().Contain(h => h.Rule == planted.Rule, "{0}:\n{1}", planted, Plant.Tell(result));
        result.Holes.Where(h => h.Rule == planted.Rule).Should().AllSatisfy(h => PathReplay.FirstImpossibleStep(planted.Policy, h.Path).Should().BeNull());
    }

    [Fact]
    public void Every_kind_has_holes_of_every_sort_its_tables_have_a_place_for()
    {
        foreach (var policy in Policies)
        {
            var rules = Holes(policy).Select(h => h.Rule).Distinct(StringComparer.Ordinal);
            rules.Should().Contain([HoleRule.GuardMissing, HoleRule.NoDeadline]);
            if (policy.States.Any(s => s.MovesMoney))
            {
                rules.Should().Contain([HoleRule.GateUnprotected, HoleRule.GateSkipped, HoleRule.OnePersonTwoActs]);
            }
        }
    }

    private static IEnumerable<PlantedHole> Holes(WorkflowDefinition policy) => [.. Unguarded(policy), .. Unescalated(policy), .. Unprotected(policy), .. Shortcuts(policy), .. Alone(policy)];

    /// <summary>What enters money: without any one guard, the freeze among them. Elsewhere one guard is left out of each trigger, in turn.</summary>
    private static IEnumerable<PlantedHole> Unguarded(WorkflowDefinition policy)
    {
        Guards[] human = [Guards.Authority, Guards.Segregation, Guards.Interests, Guards.Documents, Guards.Version];
        var rows = Tables(policy).SelectMany(d => d.Transitions.Where(IsHuman).DistinctBy(t => t.Trigger).Select(t => (Table: d, Row: t))).ToList();
        return rows.SelectMany((x, i) => (x.Table.State(x.Row.To).MovesMoney && !x.Row.From.Contains(x.Row.To) ? [.. human, Guards.Unblocked] : new[] { human[i % human.Length] })
            .Select(guard => new PlantedHole(
                $"{policy.Id}: {x.Table.Id}/{x.Row.Id} without {guard}", In(policy, x.Table, d => d.Change(x.Row.Id, t => t with { Guards = t.Guards & ~guard })), HoleRule.GuardMissing)));
    }

    /// <summary>A term that escalates to whom it waits for, or that never ends.</summary>
    private static IEnumerable<PlantedHole> Unescalated(WorkflowDefinition policy) =>
        from table in Tables(policy)
        from row in table.Transitions.Where(t => t.Deadline is not null && IsHuman(t)).DistinctBy(t => t.Trigger)
        from broken in new[] { row.Deadline! with { EscalatesTo = row.Deadline.Owner }, row.Deadline with { EscalatesTo = "" }, row.Deadline with { Amount = 0, DateOf = null } }
        select new PlantedHole($"{policy.Id}: {table.Id}/{row.Id} {(broken.EscalatesTo == row.Deadline!.EscalatesTo ? "without a term" : $"escalates to '{broken.EscalatesTo}'")}",
            In(policy, table, d => d.Change(row.Id, t => t with { Deadline = broken })), HoleRule.NoDeadline);

    /// <summary>Money that one of the areas no longer stands before.</summary>
    private static IEnumerable<PlantedHole> Unprotected(WorkflowDefinition policy) =>
        from table in Tables(policy)
        from state in table.States.Where(s => s.MovesMoney)
        from gate in state.NeedsGates
        select new PlantedHole($"{policy.Id}: {table.Id}/{state.Id} without {gate}",
            In(policy, table, d => d.ChangeState(state.Id, s => s with { NeedsGates = [.. s.NeedsGates.Where(g => g != gate)] })), HoleRule.GateUnprotected);

    /// <summary>A way to money from the very beginning, and from wherever a case waits for the last of the areas.</summary>
    private static IEnumerable<PlantedHole> Shortcuts(WorkflowDefinition policy) =>
        from state in policy.States.Where(s => s.MovesMoney)
        from start in policy.Transitions.Where(t => t.Clears is not null).SelectMany(t => t.From).Prepend(policy.Initial).Distinct(StringComparer.Ordinal)
        select new PlantedHole($"{policy.Id}: from {start} straight to {state.Id}", policy.Add(Row("hurry", start, state.Id, Of(Role.Authority, Cases.Authority.Duty.Authorise))), HoleRule.GateSkipped);

    /// <summary>Two duties that one and the same money needs, and that exclude every other, but not each other.</summary>
    private static IEnumerable<PlantedHole> Alone(WorkflowDefinition policy) =>
        from pair in Tables(policy).SelectMany(d => d.States).SelectMany(s => s.NeedsDuties.SelectMany(a => s.NeedsDuties.Select(b => (A: a, B: b)))).Distinct()
        where string.CompareOrdinal(pair.A, pair.B) < 0 && !policy.CompensablePairs.Any(p => p.Matches(pair.A, pair.B))
        select new PlantedHole($"{policy.Id}: {pair.A} and {pair.B} by one person", Together(policy, pair.A, pair.B), HoleRule.OnePersonTwoActs);

    private static WorkflowDefinition Together(WorkflowDefinition policy, string a, string b)
    {
        WorkflowDefinition Loosened(WorkflowDefinition d) => d with
        {
            IncompatibleDuties = [.. d.IncompatibleDuties.SelectMany(set => new IReadOnlyList<string>[] { [.. set.Where(x => x != a)], [.. set.Where(x => x != b)] })],
        };
        return Loosened(policy) with { Children = [.. policy.Children.Select(Loosened)] };
    }

    private static IEnumerable<WorkflowDefinition> Tables(WorkflowDefinition policy) => policy.Children.Prepend(policy);

    private static WorkflowDefinition In(WorkflowDefinition policy, WorkflowDefinition table, Func<WorkflowDefinition, WorkflowDefinition> change) =>
        table == policy ? change(policy) : policy.Child(table.Id, change);

    private static bool IsHuman(Transition t) => !t.Automatic && !t.Cascade && t.Parts.Any(p => !p.ByClockOnly);
}
