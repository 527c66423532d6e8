using GrantControl.Cluster.Engine;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Tests.Engine;

/// <summary>
/// The table walker and the Stateless machine must answer alike wherever a case can stand, or the two hosts would be
/// two different laws.
/// </summary>
public sealed class ParityTests
{
    private readonly StatelessEngine _machine = new();
    private readonly HashSet<(string Row, Refusal Refusal)> _thrown = [];

    public static TheoryData<string> Workflows()
    {
        var names = new TheoryData<string>();
        foreach (var name in ShippedWorkflows.All.Keys)
        {
            names.Add(name);
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Walker_and_machine_answer_alike_everywhere(string name)
    {
        var (definition, parent) = ShippedWorkflows.All[name];
        var sections = definition.Sections.Concat(parent?.Sections ?? []).Select(static s => s.Id).ToArray();
        var (asked, fired) = (0, 0);
        foreach (var position in Positions.Of(definition))
        {
            foreach (var above in Positions.Parents(definition, parent))
            {
                foreach (var threshold in (ReadOnlySpan<bool>)[false, true])
                {
                    var offered = Ids(_machine.Permitted(definition, position, above, threshold));
                    offered.Should().Be(Ids(TableWalker.Instance.Permitted(definition, position, above, threshold)), "at {0}", position);
                    foreach (var act in Acts(definition, threshold))
                    {
                        asked++;
                        fired += Compare(definition, position, above, act, sections);
                    }
                }
            }
        }

        asked.Should().BeGreaterThan(50);
        fired.Should().BeGreaterThan(definition.Transitions.Count, "a comparison in which nothing fires compares nothing");
    }

    [Fact]
    public void An_act_cannot_bring_a_row_of_its_own()
    {
        var draft = new WorkflowPosition("draft");
        var sign = ToyWorkflow.Parent.Transitions.First(static t => t.Id == "sign");
        var forged = new Act(sign with { From = ["draft"], NeedsGates = [] }, sign.Parts[0], "somebody");

        _machine.Check(ToyWorkflow.Parent, draft, null, forged).Should().Be(Refusal.WrongState);
        FluentActions.Invoking(() => _machine.Fire(ToyWorkflow.Parent, draft, null, forged)).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void One_engine_serves_many_callers_at_once()
    {
        var review = new WorkflowPosition("review");
        Parallel.For(0, 2_000, i =>
        {
            var row = ToyWorkflow.Parent.Transitions.First(t => t.Id == (i % 2 == 0 ? "clear-legal" : "return"));
            var after = _machine.Fire(ToyWorkflow.Parent, review, null, new Act(row, row.Parts[0], $"person-{i}"));
            after.State.Should().Be(i % 2 == 0 ? "review" : "draft");
            after.ClearedGates.Count.Should().Be(i % 2 == 0 ? 1 : 0);
        });
    }

    private int Compare(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act, string[] sections)
    {
        var expected = TableWalker.Instance.Check(definition, position, parent, act);
        var found = _machine.Check(definition, position, parent, act);
        if (expected != found)
        {
            found.Should().Be(expected, "of {0}/{1} at {2} under {3}", act.Transition.Id, act.Part.Id, position, parent);
        }

        if (expected != Refusal.None)
        {
            if (_thrown.Add((act.Transition.Id, expected)))
            {
                FluentActions.Invoking(() => _machine.Fire(definition, position, parent, act)).Should().Throw<InvalidOperationException>();
            }

            return 0;
        }

        foreach (var changed in Positions.Subsets(sections))
        {
            var with = act with { ChangedSections = changed };
            var walked = TableWalker.Instance.Fire(definition, position, parent, with);
            var moved = _machine.Fire(definition, position, parent, with);
            if (!moved.Equals(walked) || !moved.PartsDone.SequenceEqual(walked.PartsDone))
            {
                Assert.Fail($"{act.Transition.Id}/{act.Part.Id} at {position} leads to {walked} by the table and to {moved} by the machine");
            }
        }

        return 1;
    }

    private static IEnumerable<Act> Acts(WorkflowDefinition definition, bool threshold) =>
        from row in definition.Transitions.Append(Foreign)
        from part in row.Parts.Append(Foreign.Parts[0])
        from person in (string[])[Positions.Earlier, Positions.Fresh]
        select new Act(row, part, person, threshold);

    private static string Ids(IReadOnlyList<Transition> rows) => string.Join(' ', rows.Select(static t => t.Id));

    private static readonly Transition Foreign = new("of-another-table", "x", new Label("x", "x"), ["draft"], "closed")
    {
        Parts = [new Part("of-another-row", ["X"], null, new Label("x", "x"))],
    };
}
