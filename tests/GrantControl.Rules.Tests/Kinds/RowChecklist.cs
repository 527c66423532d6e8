using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>A rule that refuses is one the checklist of its row shows; guards, order and malformed fields stand on every row.</summary>
internal static class RowChecklist
{
    private static readonly string[] OnEveryRow = ["state", "step-done", "gates", "target", "case", CommonRules.FieldsValid];

    /// <param name="besides">Rules of the kind that stand on no row.</param>
    public static void ShouldShow(WorkflowDefinition workflow, string trigger, string rule, IEnumerable<string>? besides = null)
    {
        var rows = workflow.Children.Append(workflow).SelectMany(d => d.Transitions).Where(t => t.Trigger == trigger).ToList();
        if (rows.Count > 0 && !rule.StartsWith("guard-", StringComparison.Ordinal))
        {
            rows.SelectMany(t => t.Rules).Concat(OnEveryRow).Concat(besides ?? []).Should().Contain(rule, "{0} shows what it asks", trigger);
        }
    }
}
