using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>One refusal: the command of a trigger, sent where one rule of its rows does not hold.</summary>
/// <param name="Try">Sends it; answers what refused it, null when nothing did.</param>
public sealed record RefusedRow(string Trigger, string Rule, string Code, Func<Rejection?> Try)
{
    /// <summary>The field of the command that the refusal names among others; null when the test says none.</summary>
    public string? Field { get; init; }

    /// <summary>What the table is compared by.</summary>
    private string Key => $"{Trigger}: {Rule}";

    /// <summary>The refusal of one command, sent by a person to a case of a kind; it is refused whole, and nothing changes.</summary>
    public static RefusedRow Of<TRun, TState>(string trigger, string rule, string code, Func<TRun> given, Func<TRun, ICaseCommand> command, Actor by)
        where TRun : CaseRun<TRun, TState>
        where TState : CaseState => new(trigger, rule, code, () =>
        {
            var run = given();
            var outcome = run.When(command(run), by);
            outcome.Name.Should().Be(trigger, "{0} is the command sent", command(run));
            ReferenceEquals(outcome.After, run).Should().BeTrue("{0} is refused for {1}", trigger, rule);
            return outcome.Rejection;
        });

    /// <summary>A table refuses every rule that each trigger of a workflow and its children asks, and no rule that no row shows.</summary>
    /// <param name="elsewhere">Those that no command to a single case can break, each with its reason where it is listed.</param>
    public static void ShouldCover(WorkflowDefinition definition, IEnumerable<RefusedRow> table, params string[] elsewhere)
    {
        var asked = definition.Children.Prepend(definition).SelectMany(d => d.Transitions).Where(t => !t.Parts.All(p => p.ByClockOnly))
            .SelectMany(t => t.Rules.Select(r => $"{t.Trigger}: {r}")).ToHashSet(StringComparer.Ordinal);
        var refused = table.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        asked.Except(refused).Should().BeEquivalentTo(elsewhere, "every other rule of every row has its refusal");
        refused.Except(asked).Should().BeEmpty("a rule that refuses is one its row shows");
    }

    public void ShouldBeRefused()
    {
        var refused = Try();
        refused.Should().NotBeNull("{0}", this);
        (refused!.Code, refused.Rule).Should().Be((Code, Rule), refused.Message.En);
        refused.Message.Es.Should().NotBeNullOrWhiteSpace().And.NotBe(refused.Message.En);
        refused.Message.En.Should().NotBeNullOrWhiteSpace();
        if (Field is not null)
        {
            refused.Fields.Select(f => f.Path).Should().Contain(Field);
        }
    }

    public override string ToString() => Field is null ? Key : $"{Key} ({Field})";
}
