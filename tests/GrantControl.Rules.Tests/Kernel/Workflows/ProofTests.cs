using System.Diagnostics;
using GrantControl.Kernel.Workflows.Proof;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>The sound policy is accepted, and the search really covers it.</summary>
public sealed class ProofTests
{
    [Fact]
    public void A_sound_policy_holds()
    {
        var result = WorkflowProof.Of(SmallPolicy.Definition);

        Plant.Tell(result).Should().BeEmpty();
        result.Holds.Should().BeTrue();
        result.Configurations.Should().BeGreaterThan(200);
        result.Moves.Should().BeGreaterThan(result.Configurations);
    }

    [Fact]
    public void It_runs_well_under_two_seconds()
    {
        WorkflowProof.Of(SmallPolicy.Definition);
        var clock = Stopwatch.StartNew();
        WorkflowProof.Of(SmallPolicy.Definition);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }
}
