using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Where a gate stands, for a kind that keeps no more of it than its workflow does. Who cleared it and when stands in the history.</summary>
/// <param name="Standing"><c>open</c> or <c>cleared</c>.</param>
public sealed record GateStanding(string Id, Label Label, string Role, string Standing, IReadOnlyList<string> Watches)
{
    public static IReadOnlyList<GateStanding> Of(WorkflowDefinition workflow, CaseCore core)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(core);
        return [.. workflow.Gates.Select(g => new GateStanding(g.Id, g.Label, g.Role, core.Position.ClearedGates.Contains(g.Id) ? "cleared" : "open", g.Watches))];
    }
}
