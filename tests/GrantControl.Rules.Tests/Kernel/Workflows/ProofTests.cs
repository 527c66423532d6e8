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

    [Theory]
    [MemberData(nameof(PlantedHoles.All), MemberType = typeof(PlantedHoles))]
    public void A_planted_hole_is_refused_with_its_rule_and_its_path(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        planted.PathEnd.Should().NotBeEmpty();
        var hole = result.Holes.FirstOrDefault(h => h.Rule == planted.Rule && h.Path.TakeLast(planted.PathEnd.Length).SequenceEqual(planted.PathEnd));
        hole.Should().NotBeNull("of these one must break {0} on the path planted:\n{1}", planted.Rule, Plant.Tell(result));
        hole!.Path[0].Should().StartWith("draft —");
        hole.Explanation.Es.Should().NotBe(hole.Explanation.En);
        result.Holes.Should().AllSatisfy(h => PathReplay.FirstImpossibleStep(planted.Policy, h.Path).Should().BeNull("the engine must be able to walk every path shown"));
    }
}
