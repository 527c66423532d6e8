using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>One refusal: the command of a trigger, sent where one rule of its rows does not hold.</summary>
/// <param name="Try">Sends it; answers what refused it, null when nothing did.</param>
public sealed record RefusedRow(string Trigger, string Rule, string Code, Func<Rejection?> Try)
{
    /// <summary>Every rule each trigger of a workflow and its children asks: what a table of refusals must cover.</summary>
    public static IReadOnlyList<string> Asked(WorkflowDefinition definition) =>
    [
        .. definition.Children.Prepend(definition).SelectMany(d => d.Transitions).Where(t => !t.Parts.All(p => p.ByClockOnly))
            .SelectMany(t => t.Rules.Select(r => $"{t.Trigger}: {r}")).Distinct(StringComparer.Ordinal),
    ];

    public void ShouldBeRefused()
    {
        var refused = Try();
        refused.Should().NotBeNull("{0}", this);
        (refused!.Code, refused.Rule).Should().Be((Code, Rule), refused.Message.En);
        refused.Message.Es.Should().NotBeNullOrWhiteSpace().And.NotBe(refused.Message.En);
    }

    public override string ToString() => $"{Trigger}: {Rule}";
}
