using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Complaints;

/// <summary>The complaint's own policy passes the proof, and stops passing it with any one of these holes planted.</summary>
public sealed class ComplaintProofTests
{
    private static WorkflowDefinition Complaint => ComplaintWorkflow.Definition;

    public static TheoryData<PlantedHole> Planted { get; } =
    [
        new("a complaint nobody must acknowledge", Untimed("acknowledge", "acknowledge-in-place"), HoleRule.NoDeadline),
        new("an investigation without a term", Untimed("conclude-finding", "answer-unseal-in-investigating"), HoleRule.NoDeadline),
        new("a question that may stay open for ever", Untimed("answer", "answer-unseal-in-info-requested"), HoleRule.NoDeadline),
        new("a plan that escalates to whom it waits for", Complaint.Change("plan", t => t with { Deadline = t.Deadline! with { EscalatesTo = t.Deadline.Owner } }), HoleRule.NoDeadline),
        new("a finding no plan answers", Complaint.Change("plan", t => t with { From = [ComplaintStates.Unfounded] }), HoleRule.DeadEnd),
        new("an answer whose term brings back nothing", Complaint.Change("answer", t => t with { Deadline = t.Deadline! with { OnExpiry = "send-back" } }), HoleRule.BadExpiry),
        new("the clock reopens what was closed", Complaint.Change("reopen", t => t with { Parts = [t.Parts[0] with { Roles = [Role.System] }] }), HoleRule.Structure),
        new("referred complaints that come back by themselves", Complaint.Change("assign", t => t with { From = [ComplaintStates.Acknowledged, ComplaintStates.Referred], To = ComplaintStates.Dismissed }), HoleRule.Structure),
        new("two rows that answer one word", Complaint.Change("acknowledge-in-place", t => t with { Variant = null }), HoleRule.Structure),
    ];

    [Fact]
    public void The_complaints_policy_holds()
    {
        var result = WorkflowProof.Of(Complaint);
        Plant.Tell(result).Should().BeEmpty();
        result.Holds.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_hole_planted_in_the_complaint_is_refused(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        result.Holes.Should().Contain(h => h.Rule == planted.Rule, "{0}:\n{1}", planted.Name, Plant.Tell(result));
    }

    /// <summary>Nothing of a complaint moves money, so these the proof does not ask: who concludes, who agrees, who corrects and who checks are four people.</summary>
    [Theory]
    [InlineData(ComplaintDuty.Investigate, ComplaintDuty.Review)]
    [InlineData(ComplaintDuty.Implement, ComplaintDuty.Verify)]
    [InlineData(ComplaintDuty.Investigate, ComplaintDuty.KeepIdentity)]
    [InlineData(ComplaintDuty.Triage, ComplaintDuty.Investigate)]
    [InlineData(ComplaintDuty.Receive, ComplaintDuty.Review)]
    public void These_duties_exclude_each_other(string a, string b) => Complaint.Incompatible(a, b).Should().BeTrue();

    private static WorkflowDefinition Untimed(params string[] rows) => rows.Aggregate(Complaint, static (d, row) => d.Change(row, static t => t with { Deadline = null }));
}
