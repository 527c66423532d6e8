using System.Diagnostics;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Kernel.Workflows;
using Xunit.Abstractions;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>The grant's own policy passes the proof, and stops passing it with any one of these holes planted.</summary>
public sealed class GrantProofTests(ITestOutputHelper output)
{
    private static readonly string[] AllGates = [Gate.Legal, Gate.Finance, Gate.Control];

    private static WorkflowDefinition Grant => GrantWorkflow.Definition;

    public static TheoryData<PlantedHole> Planted { get; } =
    [
        new("authorised with a gate open", Grant.Change("authorize", t => t with { NeedsGates = [Gate.Legal, Gate.Control] }),
            HoleRule.GateSkipped, "under-review —clear-legal (LEG)→ under-review", "under-review —clear-control (CTL)→ under-review", "under-review —authorize (TIT)→ authorized"),
        new("an emergency signature straight from review", Grant.Add(Row("emergency", GrantStates.UnderReview, GrantStates.Signed, Of(Role.Authority, Duty.Authorise))),
            HoleRule.GateSkipped, "draft —submit (NGO)→ submitted", "submitted —admit (TEC)→ under-review", "under-review —emergency (TIT)→ signed"),
        new("a correction that keeps every clearance", Grant.Change("resubmit", t => t with { ReopensChanged = false }),
            HoleRule.ReturnKeepsGate, "returned —save-returned: general (NGO)→ returned", "returned —resubmit (NGO)→ under-review"),
        new("authorised on content the lawyer never saw", Grant.Change("resubmit", t => t with { ReopensChanged = false }),
            HoleRule.GateStale, "under-review —authorize (TIT)→ authorized"),
        new("a plan edited after it was authorised", Grant.Add(Row("polish", GrantStates.Authorized, GrantStates.Authorized, Of(Role.Ngo, Duty.Formulate)) with { ChangesContent = true }),
            HoleRule.GateStale, "authorized —polish: general (NGO)→ authorized", "authorized —sign (TIT, NGO)→ signed"),
        new("a budget annex nobody watches", Grant with { Sections = [.. Grant.Sections, new("annex", Say("Anexo"))] },
            HoleRule.SectionUnwatched, "authorized —sign (TIT, NGO)→ signed"),
        new("finance stops watching, and control too", Grant.ChangeGate(Gate.Control, g => g with { Watches = [Section.General, Section.Results, Section.Activities] })
                .ChangeGate(Gate.Finance, g => g with { Watches = [Section.Tranches] }),
            HoleRule.SectionUnwatched, "authorized —sign (TIT, NGO)→ signed"),
        new("control reviews with the lawyer's duty", Grant.Change("clear-control", t => t with { Parts = [Of(Role.Control, Duty.ReviewLegal)] }),
            HoleRule.OnePersonTwoActs, "under-review —clear-control (CTL=A)→ under-review"),
        new("control may stand in for finance by a compensating control", Grant with { CompensablePairs = [.. Grant.CompensablePairs, new(Duty.ReviewFinance, Duty.ReviewControl)] },
            HoleRule.CompensationTooWide, "under-review —clear-finance (FIN=A)→ under-review", "under-review —clear-control (CTL=A)→ under-review"),
        new("the applicant clears the legal gate", Grant.Change("clear-legal", t => t with { Parts = [Of(Role.Ngo, Duty.ReviewLegal)] }),
            HoleRule.GateArea, "under-review —clear-legal (NGO)→ under-review"),
        new("a committee of one", Grant.Change("authorize", t => t with { Parts = [t.Parts[0] with { Quorum = 1 }, t.Parts[1]] }),
            HoleRule.Quorum, "under-review —authorize (COM, TIT)→ authorized"),
        new("a signature without segregation", Grant.Change("sign", t => t with { Guards = t.Guards & ~Guards.Segregation }),
            HoleRule.GuardMissing, "authorized —sign (TIT=A, NGO=A)→ signed"),
        new("an agreement that waits for ever", Grant.Change("sign", t => t with { Deadline = null }),
            HoleRule.NoDeadline, "under-review —authorize (TIT)→ authorized"),
        new("recovery without an end", Grant.Change("close", t => t with { From = [GrantStates.Liquidation, GrantStates.RefundDue] }),
            HoleRule.DeadEnd, "refund-due —escalate (LEG/SYS)→ recovery"),
        new("closing swept of gates by reopening", Grant.Change("reopen", t => t with { ReopensAll = true }).Change("close", t => t with { NeedsGates = [] }),
            HoleRule.GateSkipped, "closed —reopen (AUD)→ liquidation", "liquidation —close (AUD)→ closed"),
        new("the clock closes the case", Grant.Change("close", t => t with { Parts = [.. t.Parts.Select(p => p with { Roles = [.. p.Roles, Role.System] })] }),
            HoleRule.ClockMovesMoney, "liquidation —close (AUD/SYS)→ closed"),
        new("paid after one approval", Tranche(c => c.Change("order", t => t with { From = [TrancheWorkflow.FirstApproved, TrancheWorkflow.Approved] })),
            HoleRule.DutySkipped, "tranche: cleared —approve-first (FIN)→ first-approved", "tranche: first-approved —order (TES)→ ordered"),
        new("both approvals by one hand", Tranche(c => c.Change("approve-second", t => t with { Parts = [Of(Role.Finance, Duty.ApproveFirst)] })
                .ChangeState(TrancheWorkflow.Approved, s => s with { NeedsDuties = Less(s) }).ChangeState(TrancheWorkflow.Ordered, s => s with { NeedsDuties = Less(s) })
                .ChangeState(TrancheWorkflow.Paid, s => s with { NeedsDuties = Less(s) })),
            HoleRule.OnePersonTwoActs, "tranche: cleared —approve-first (FIN=A)→ first-approved", "tranche: first-approved —approve-second (FIN=A)→ approved"),
        new("approving and paying by a compensating control", Grant with { CompensablePairs = [.. Grant.CompensablePairs, new(Duty.Pay, Duty.ApproveSecond)] },
            HoleRule.CompensationTooWide, "tranche: first-approved —approve-second (FIN=A)→ approved", "tranche: approved —order (TES=A)→ ordered"),
        new("a tranche paid while an amendment rewrites the plan", Grant.Add(Row("rewrite", GrantStates.Active, GrantStates.Active, Of(Role.Ngo, Duty.Formulate)) with { ChangesContent = true }),
            HoleRule.GateStale, "tranche: first-approved —approve-second (FIN)→ approved"),
        new("the bank file pays by itself", Tranche(c => c.Change("confirm", t => t with { Parts = [Of(Role.System, null)], Guards = Guards.Unblocked })),
            HoleRule.ClockMovesMoney, "tranche: ordered —confirm (SYS)→ paid"),
        new("a payment that a freeze does not stop", Tranche(c => c.Change("order", t => t with { Guards = Guards.Human })),
            HoleRule.GuardMissing, "tranche: approved —order (TES=A)→ ordered"),
        new("ending a grant pays what was approved", Tranche(c => c.Add(Row("flush", TrancheWorkflow.Approved, TrancheWorkflow.Paid, Of(Role.System, null)) with { Cascade = true, Guards = Guards.Unblocked })),
            HoleRule.ClockMovesMoney, "tranche: approved —flush (SYS)→ paid"),
        new("a report nobody answers", Tranche(c => c.Without("accept").Add(Row("archive", TrancheWorkflow.Scheduled, TrancheWorkflow.Accepted, Of(Role.Control, Duty.Liquidate)) with { ParentStates = [GrantStates.Active] })),
            HoleRule.DeadEnd, "tranche: ordered —confirm (TES)→ paid"),
        new("an amendment adopted by two gates", Grant.Child(AmendmentWorkflow.Id, c => c.Change("adopt", t => t with { NeedsGates = [Gate.Legal, Gate.Finance] })),
            HoleRule.GateSkipped, "amendment: proposed —adopt (SYS)→ adopted"),
        new("an amendment that pays", Grant.Child(AmendmentWorkflow.Id, c => c.Add(Row("advance", AmendmentWorkflow.Proposed, "advanced", Of(Role.Treasury, Duty.Pay)) with { ParentStates = [GrantStates.Active] })
                with { States = [.. c.States, State("advanced") with { Final = true, MovesMoney = true }] }),
            HoleRule.GateUnprotected, "amendment: proposed —advance (TES)→ advanced"),
        new("nobody's duties exclude each other", Grant with
            {
                IncompatibleDuties = [], CompensablePairs = [], Children = [.. Grant.Children.Select(c => c with { IncompatibleDuties = [], CompensablePairs = [] })],
            }, HoleRule.SinglePerson, "tranche: first-approved —approve-second (FIN=A)→ approved"),
    ];

    [Fact]
    public void The_grants_policy_holds()
    {
        WorkflowProof.Of(Grant);
        var clock = Stopwatch.StartNew();
        var result = WorkflowProof.Of(Grant);

        output.WriteLine($"{result.Configurations} configurations, {result.Moves} moves, {clock.Elapsed.TotalMilliseconds:0} ms");
        Plant.Tell(result).Should().BeEmpty();
        result.Holds.Should().BeTrue();
        result.Configurations.Should().BeGreaterThan(1000);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Every_state_that_moves_money_asks_for_all_three_gates() =>
        Grant.Children.Append(Grant).SelectMany(d => d.States).Where(s => s.MovesMoney).Should().HaveCountGreaterThan(5)
            .And.OnlyContain(s => s.NeedsGates.OrderBy(g => g).SequenceEqual(AllGates.OrderBy(g => g)));

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_hole_planted_in_the_grant_is_refused_with_its_path(PlantedHole planted)
    {
        var result = WorkflowProof.Of(planted.Policy);

        result.Holds.Should().BeFalse();
        var hole = result.Holes.FirstOrDefault(h => h.Rule == planted.Rule && h.Path.TakeLast(planted.PathEnd.Length).SequenceEqual(planted.PathEnd));
        hole.Should().NotBeNull("of these one must break {0} on the path planted:\n{1}", planted.Rule, Plant.Tell(result));
        hole!.Path[0].Should().StartWith("draft —");
        result.Holes.Should().AllSatisfy(h => PathReplay.FirstImpossibleStep(planted.Policy, h.Path).Should().BeNull("the engine must be able to walk every path shown"));
    }

    private static WorkflowDefinition Tranche(Func<WorkflowDefinition, WorkflowDefinition> change) => Grant.Child(TrancheWorkflow.Id, change);

    private static IReadOnlyList<string> Less(StateDefinition state) => [.. state.NeedsDuties.Where(d => d != Duty.ApproveSecond)];
}
