using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Kernel.Workflows;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>The disposal's own policy passes the proof, and stops passing it with any one of these holes planted.</summary>
public sealed class DisposalProofTests
{
    private static WorkflowDefinition Disposal => DisposalWorkflow.Definition;

    public static TheoryData<PlantedHole> Planted { get; } =
    [
        new("authorised without the lawyer", Disposal.Add(Row("hurry", DisposalStates.Recommended, DisposalStates.Authorized, Of(Role.Authority, DisposalDuty.Authorise))),
            HoleRule.GateSkipped, "recommended —hurry (TIT)→ authorized"),
        new("executed without a valuation", Disposal.Add(Row("clean-up", DisposalStates.Opined, DisposalStates.Executed, Of(Role.Property, DisposalDuty.Inspect))),
            HoleRule.GateSkipped, "opined —clean-up (PAT)→ executed"),
        new("a request corrected that keeps what was seen", Disposal.Change("request-again", t => t with { ReopensAll = false }),
            HoleRule.ReturnKeepsGate, "returned —request-again (CUS)→ requested"),
        new("goods changed after they were authorised", Disposal.Add(Row("swap", DisposalStates.Authorized, DisposalStates.Authorized, Of(Role.Custodian, DisposalDuty.Keep)) with { ChangesContent = true }),
            HoleRule.GateStale, "authorized —swap: goods (CUS)→ authorized", "authorized —assign (COM×2)→ assigned"),
        new("the custodian appraises", Without(DisposalDuty.Appraise).Change("value", t => t with { Parts = [t.Parts[0] with { Duty = DisposalDuty.Keep }] }),
            HoleRule.OnePersonTwoActs),
        new("a committee of one", Disposal.Change("recommend", t => t with { Parts = [t.Parts[0] with { Quorum = 1 }] }), HoleRule.Quorum),
        new("the specialist clears the legal gate", Disposal.Change("clear", t => t with { Parts = [Of(Role.Specialist, DisposalDuty.ReviewLegal)] }), HoleRule.GateArea),
        new("removal from the books that a finding does not stop", Disposal.Change("remove-from-books", t => t with { Guards = Guards.Human }), HoleRule.GuardMissing),
        new("the clock removes from the books", Disposal.Change("remove-from-books", t => t with { Parts = [t.Parts[0] with { Roles = [Role.Finance, Role.System] }] }), HoleRule.ClockMovesMoney),
        new("execution nobody waits for", Disposal.Change("execute", t => t with { Deadline = null }), HoleRule.NoDeadline),
        new("an end that cannot be reached", Disposal.Change("close", t => t with { From = [DisposalStates.Executed] }), HoleRule.DeadEnd),
        new("executed without a witness", Disposal.Change("verify", t => t with { Parts = [t.Parts[0]] }).Add(
                Row("quick", DisposalStates.Assigned, DisposalStates.Executed, Of(Role.Property, DisposalDuty.Inspect)) with { NeedsGates = DisposalGate.Ids }), HoleRule.DutySkipped),
        new("whoever authorises may write off", Disposal with { CompensablePairs = [new(DisposalDuty.Authorise, DisposalDuty.WriteOff)] }, HoleRule.CompensationTooWide),
        new("nobody's duties exclude each other", Disposal with { IncompatibleDuties = [] }, HoleRule.SinglePerson),
    ];

    [Fact]
    public void The_disposals_policy_holds()
    {
        var result = WorkflowProof.Of(Disposal);
        Plant.Tell(result).Should().BeEmpty();
        result.Holds.Should().BeTrue();
    }

    /// <summary>An inventory moves no money and ends never, like a budget; its form must hang together all the same.</summary>
    [Fact]
    public void The_inventorys_table_hangs_together() => DefinitionCheck.Find(InventoryWorkflow.Definition).Should().BeEquivalentTo(DefinitionCheck.Find(Cases.Budget.BudgetWorkflow.Definition));

    [Fact]
    public void Executed_and_removed_ask_for_every_gate() => Disposal.States.Where(s => s.MovesMoney).Should().HaveCount(3)
        .And.OnlyContain(s => s.NeedsGates.Count == DisposalGate.All.Count && s.NeedsDuties.Count >= 8);

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_hole_planted_in_the_disposal_is_refused_with_its_path(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        result.Holes.Where(h => h.Rule == planted.Rule && h.Path.TakeLast(planted.PathEnd.Length).SequenceEqual(planted.PathEnd))
            .Should().NotBeEmpty("of these one must break {0} on the path planted:\n{1}", planted.Rule, Plant.Tell(result));
        result.Holes.Should().AllSatisfy(h => PathReplay.FirstImpossibleStep(planted.Policy, h.Path).Should().BeNull());
    }

    private static WorkflowDefinition Without(string duty) => Disposal with
    {
        States = [.. Disposal.States.Select(s => s with { NeedsDuties = [.. s.NeedsDuties.Where(d => d != duty)] })],
    };
}
