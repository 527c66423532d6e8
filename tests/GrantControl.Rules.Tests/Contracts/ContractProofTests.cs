using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Kernel.Workflows;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>
/// The contract's own policy passes the proof, and stops passing it with any one of these holes planted. Holes that can be
/// planted in any policy (a guard left out, two duties for one person, a gate not asked before money) stand in KindHolesTests.
/// </summary>
public sealed class ContractProofTests
{
    private static WorkflowDefinition Contract => ContractWorkflow.Definition;

    public static TheoryData<PlantedHole> Planted { get; } =
    [
        .. ContractGate.Ids.Select(gate => new PlantedHole($"appointed with {gate} open", Contract.Change("appoint", t => t with { NeedsGates = [.. ContractGate.Ids.Where(g => g != gate)] }),
            HoleRule.GateSkipped, "registered —appoint (TIT)→ administered")),
        new("started straight from the register", Contract.Add(Row("hurry", ContractStates.Registered, ContractStates.InExecution, Of(Role.ContractAdministrator, ContractDuty.Administer))),
            HoleRule.GateSkipped, "registered —hurry (ADM)→ in-execution"),
        new("a correction that keeps what the areas said", Contract.Change("resubmit", t => t with { ReopensAll = false }), HoleRule.ReturnKeepsGate, "returned —resubmit (TEC)→ registered"),
        new("terms rewritten while it runs", Contract.Add(Row("rewrite", ContractStates.InExecution, ContractStates.InExecution, Of(Role.ContractAdministrator, ContractDuty.Administer)) with { ChangesContent = true }),
            HoleRule.GateStale, "terminated —settle (FIN)→ settled"),
        new("an annex nobody watches", Contract with { Sections = [.. Contract.Sections, new("annex", Say("Anexo"))] }, HoleRule.SectionUnwatched),
        new("finance clears the legal gate", Contract.Change("clear-legal", t => t with { Parts = [Of(Role.Finance, Duty.ReviewLegal)] }), HoleRule.GateArea),
        new("control reviews with the lawyer's duty", Contract.Change("clear-control", t => t with { Parts = [Of(Role.Control, Duty.ReviewLegal)] }), HoleRule.OnePersonTwoActs),
        new("a payment approved once", Payment(c => c.Change("order", t => t with { From = [TrancheWorkflow.FirstApproved, TrancheWorkflow.Approved] })), HoleRule.DutySkipped),
        new("the administrator approves", Payment(c => c.Change("approve-second", t => t with { Parts = [Of(Role.ContractAdministrator, ContractDuty.Administer)] })
            .ChangeState(TrancheWorkflow.Approved, Less).ChangeState(TrancheWorkflow.Ordered, Less).ChangeState(TrancheWorkflow.Paid, Less)), HoleRule.OnePersonTwoActs),
        new("the bank file pays by itself", Payment(c => c.Change("confirm", t => t with { Parts = [Of(Role.System, null)], Guards = Guards.Unblocked })), HoleRule.ClockMovesMoney),
        new("an amendment adopted by two areas", Contract.Child(ContractAmendmentWorkflow.Id, c => c.Change("adopt", t => t with { NeedsGates = [ContractGate.Legal, ContractGate.Finance] })), HoleRule.GateSkipped),
        new("an amendment adopted by the clock", Contract.Child(ContractAmendmentWorkflow.Id, c => c.Change("adopt", t => t with { Parts = [Of(Role.System, null)], Guards = Guards.Unblocked })), HoleRule.ClockMovesMoney),
        new("settled without an area of its own", Contract.Add(Row("shortcut", ContractStates.Final, ContractStates.Settled, Of(Role.Finance, Duty.ReviewFinance)) with { NeedsGates = ContractGate.Ids }), HoleRule.DutySkipped),
        new("a start order nobody waits for", Contract.Change("start-order", t => t with { Deadline = null }).Change("commit", t => t with { Deadline = null }), HoleRule.NoDeadline),
        new("a suspension without an end", Contract.Change("resume", t => t with { Deadline = null }).Change("terminate", t => t with { From = [ContractStates.InExecution] })
            , HoleRule.NoDeadline),
        new("a termination that leads nowhere", Contract.Change("settle", t => t with { From = [ContractStates.Final] }), HoleRule.DeadEnd),
        new("a deliverable nobody can receive", Contract.Child(DeliverableWorkflow.Id, c => c.Without("accept-whole").Without("cancel").Add(Row("archive", DeliverableWorkflow.Due, DeliverableWorkflow.Accepted, Of(Role.Technical, ContractDuty.Receive)) with { ParentStates = [ContractStates.InExecution] })
            with { States = [.. c.States.Where(s => s.Id != DeliverableWorkflow.Cancelled)] }), HoleRule.DeadEnd),
        new("a penalty heard for ever", Contract.Child(PenaltyWorkflow.Id, c => c.Change("impose", t => t with { Deadline = null })), HoleRule.NoDeadline),
        new("the clock settles", Contract.Change("settle", t => t with { Parts = [.. t.Parts.Select(p => p with { Roles = [.. p.Roles, Role.System] })] }), HoleRule.ClockMovesMoney),
        new("nobody's duties exclude each other", Contract with { IncompatibleDuties = [], Children = [.. Contract.Children.Select(c => c with { IncompatibleDuties = [] })] }, HoleRule.SinglePerson),
        new("whoever pays may approve, by a compensating control", Contract with { CompensablePairs = [new(Duty.Pay, Duty.ApproveFirst)] }, HoleRule.CompensationTooWide),
    ];

    [Fact]
    public void The_contracts_policy_holds()
    {
        var result = WorkflowProof.Of(Contract);
        Plant.Tell(result).Should().BeEmpty();
        result.Holds.Should().BeTrue();
        result.Configurations.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Every_state_that_moves_money_asks_for_all_three_gates() =>
        Contract.Children.Append(Contract).SelectMany(d => d.States).Where(s => s.MovesMoney).Should().HaveCountGreaterThan(5)
            .And.OnlyContain(s => s.NeedsGates.OrderBy(g => g).SequenceEqual(ContractGate.Ids.OrderBy(g => g)));

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_hole_planted_in_the_contract_is_refused_with_its_path(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        var hole = result.Holes.FirstOrDefault(h => h.Rule == planted.Rule && h.Path.TakeLast(planted.PathEnd.Length).SequenceEqual(planted.PathEnd));
        hole.Should().NotBeNull("of these one must break {0} on the path planted:\n{1}", planted.Rule, Plant.Tell(result));
        result.Holes.Should().AllSatisfy(h => PathReplay.FirstImpossibleStep(planted.Policy, h.Path).Should().BeNull("the engine must be able to walk every path shown"));
    }

    private static WorkflowDefinition Payment(Func<WorkflowDefinition, WorkflowDefinition> change) => Contract.Child(TrancheWorkflow.Id, change);

    private static StateDefinition Less(StateDefinition state) => state with { NeedsDuties = [.. state.NeedsDuties.Where(d => d != Duty.ApproveSecond)] };
}
