using System.Globalization;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows.Proof;

namespace GrantControl.Web.CommandLine;

/// <summary>
/// No policy is published unproven: the program walks every path of each workflow that moves money or that citizens open, and does not
/// start with one that has a hole.
/// </summary>
public static class ProvenPolicies
{
    /// <exception cref="InvalidOperationException">A policy has a hole; the message names the path that breaks the rule.</exception>
    public static void Require(IEnumerable<ICaseKind> kinds, Steps steps)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var workflow in kinds.Where(k => k is IOpenedByCitizens || k.Workflow.Gates.Count > 0 || k.Workflow.States.Any(s => s.MovesMoney)).Select(k => k.Workflow))
        {
            var proof = WorkflowProof.Of(workflow);
            if (!proof.Holds)
            {
                throw new InvalidOperationException(string.Join(
                    Environment.NewLine, proof.Holes.Select(h => $"{workflow.Id}: {h.Rule}: {h.Explanation.Es}: {string.Join("; ", h.Path)}")));
            }

            steps.Say(string.Create(CultureInfo.InvariantCulture, $"Policy: {workflow.Id} version {workflow.PolicyVersion} proven over {proof.Configurations:#,0} configurations"));
        }
    }
}
