using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Proposed → Proposed, Declined, Withdrawn: what each gate may do with an amendment.</summary>
public sealed class AmendmentReviewTests
{
    public static TheoryData<string> Gates => [Gate.Legal, Gate.Finance, Gate.Control];

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_gate_clears_once_with_its_signed_opinion(string gate)
    {
        var world = Given();
        world.When(ReviewerOf(gate), new ClearAmendment(1, gate, [])).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        world.When(ReviewerOf(gate), world.Clear(gate)).ThenAccepted();
        world.State.Amendments[1].Clearances[gate].Should().BeEquivalentTo(new { By = ReviewerOf(gate), world.State.Amendments[1].ContentHash, world.State.Version });
        world.State.Clearances[gate].ContentHash.Should().Be(world.State.ContentHash, "the clearance in force is not touched");
        world.State.Core.Deadlines.Should().NotContainKey($"amendment:1:clear-{gate}");
        world.When(ReviewerOf(gate), world.Clear(gate)).ThenRefused(Codes.WrongState, "step-done");
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_gate_is_its_areas_own(string gate)
    {
        var world = Given();
        var reviewer = Of(ReviewerOf(gate));
        foreach (var command in new ICaseCommand[] { world.Clear(gate), AmendmentActs.Object(gate) })
        {
            world.When(Treasurer, command).ThenRefused(Codes.RoleRequired);
            world.When(reviewer.RelatedTo(Organisation), command).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");
            world.When(reviewer with { Declaration = null }, command).ThenRefused(Codes.ConflictOfInterest, "guard-c-declaration");
            world.When(reviewer, command, world.State.Version - 1).ThenRefused(Codes.StaleVersion);
            world.When(reviewer with { Person = Head }, command).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        }
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void A_freeze_stops_clearances_and_no_objection(string gate)
    {
        var world = Given().With(s => s with { Core = s.Core with { Frozen = "Denuncia." } });
        world.When(ReviewerOf(gate), world.Clear(gate)).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        world.When(ReviewerOf(gate), AmendmentActs.Object(gate)).ThenAccepted();
    }

    [Theory]
    [InlineData(FirstApprover, Gate.Finance)]
    [InlineData(ControlMonitor, Gate.Control)]
    public void Whoever_approved_or_verified_a_payment_clears_no_amendment(string person, string gate)
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted);
        world.Proposed(world.Increase()).When(person, world.Clear(gate)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void No_person_clears_two_gates()
    {
        var world = Given();
        var both = Of(Legal).WithRoles("LEG", "FIN");
        world.When(both, world.Clear(Gate.Legal)).ThenAccepted();
        world.When(both, world.Clear(Gate.Finance)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void Finance_reserves_the_increase_with_its_clearance_line_by_line()
    {
        var world = Given();
        var cleared = world.When(Finance, world.Clear(Gate.Finance));
        cleared.ThenAccepted();
        cleared.Postings.Should().Equal((Account.Reserved, Account.Available, 1_000_000, LineA));
        world.State.Amendments[1].Reserved.Should().Equal(new Charge(LineA, Q(10_000)));
    }

    [Fact]
    public void Finance_reserves_nothing_for_a_decrease()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Decrease()).When(Finance, world.Clear(Gate.Finance)).Postings.Should().BeEmpty();
    }

    [Fact]
    public void An_objection_declines_the_amendment_and_frees_what_finance_reserved()
    {
        var world = Given();
        world.When(Finance, world.Clear(Gate.Finance)).ThenAccepted();
        var declined = world.When(Legal, AmendmentActs.Object(Gate.Legal));
        declined.ThenAccepted();
        declined.Postings.Should().Equal((Account.Available, Account.Reserved, 1_000_000, LineA));
        Ended(world, AmendmentWorkflow.Declined);
        world.State.Amendments[1].Observations.Should().ContainSingle();
    }

    [Fact]
    public void A_withdrawal_frees_what_finance_reserved()
    {
        var world = Given();
        world.When(Finance, world.Clear(Gate.Finance)).ThenAccepted();
        world.When(Legal, new WithdrawAmendment(1, "No.")).ThenRefused(Codes.RoleRequired);
        var withdrawn = world.When(Formulator, new WithdrawAmendment(1, "Ya no hace falta."));
        withdrawn.Postings.Should().Equal((Account.Available, Account.Reserved, 1_000_000, LineA));
        Ended(world, AmendmentWorkflow.Withdrawn);
        world.State.Amendments[1].WithdrawnBecause.Should().Be("Ya no hace falta.");
    }

    [Fact]
    public void Before_finance_clears_there_is_nothing_to_free()
    {
        var world = Given();
        world.When(Formulator, new WithdrawAmendment(1, "Ya no hace falta.")).Postings.Should().BeEmpty();
    }

    [Fact]
    public void A_gate_or_an_amendment_that_does_not_exist_is_named()
    {
        var world = Given();
        world.When(Legal, world.Clear(Gate.Legal) with { Gate = "nobody" }).ThenRefused(Codes.Invalid).Fields.Should().ContainSingle().Which.Path.Should().Be("gate");
        world.When(Legal, world.Clear(Gate.Legal, 2)).ThenRefused(Codes.NotFound, "target");
        world.When(Legal, AmendmentActs.Object(Gate.Legal, 0)).ThenRefused(Codes.NotFound, "target");
        world.When(Formulator, new WithdrawAmendment(2, "No.")).ThenRefused(Codes.NotFound, "target");
    }

    [Theory]
    [InlineData(AmendmentWorkflow.Adopted)]
    [InlineData(AmendmentWorkflow.Declined)]
    [InlineData(AmendmentWorkflow.Withdrawn)]
    public void An_amendment_that_has_ended_does_not_move(string state)
    {
        var world = Given();
        _ = state switch
        {
            AmendmentWorkflow.Adopted => new[] { Gate.Legal, Gate.Finance, Gate.Control }.Aggregate(world, (w, g) => w.When(ReviewerOf(g), w.Clear(g)).ThenAccepted()),
            AmendmentWorkflow.Declined => world.When(Legal, AmendmentActs.Object(Gate.Legal)).ThenAccepted(),
            _ => world.When(Formulator, new WithdrawAmendment(1, "No.")).ThenAccepted(),
        };
        world.State.StateOf("amendment:1").Should().Be(state);
        world.When(Control, world.Clear(Gate.Control)).ThenRefused(Codes.WrongState, "state");
        world.When(Control, AmendmentActs.Object(Gate.Control)).ThenRefused(Codes.WrongState, "state");
        world.When(Formulator, new WithdrawAmendment(1, "No.")).ThenRefused(Codes.WrongState, "state");
    }

    [Theory]
    [InlineData(GrantStates.Suspended)]
    [InlineData(GrantStates.Liquidation)]
    public void While_the_grant_does_not_run_an_amendment_can_only_be_withdrawn(string state)
    {
        var world = Given().InState(state);
        world.When(Legal, world.Clear(Gate.Legal)).ThenRefused(Codes.WrongState, "state");
        world.When(Legal, AmendmentActs.Object(Gate.Legal)).ThenRefused(Codes.WrongState, "state");
        world.When(Formulator, new WithdrawAmendment(1, "Ya no hace falta.")).ThenAccepted();
    }

    [Fact]
    public void An_amendment_lapses_when_the_grant_ends_and_frees_what_finance_reserved()
    {
        var world = Given();
        world.When(Finance, world.Clear(Gate.Finance)).ThenAccepted();
        var ended = world.When(Head, new TerminateGrant("Incumplimiento.", TerminationGround.BreachOfAgreement));
        ended.Events.Should().ContainItemsAssignableTo<CaseEvent>().And.Contain(e => e is AmendmentWithdrawn);
        ended.Postings.Should().Contain((Account.Available, Account.Reserved, 1_000_000, LineA));
        Ended(world, AmendmentWorkflow.Withdrawn);
        world.State.Tranches.Keys.Select(n => world.State.StateOf($"tranche:{n}")).Should().OnlyContain(s => s == TrancheWorkflow.Cancelled);
    }

    [Fact]
    public void Nobody_adopts_by_command()
    {
        GrantKind.Instance.Commands.Knows("adopt-amendment").Should().BeFalse();
        GrantKind.Instance.Commands.Knows("lapse-amendment").Should().BeFalse();
    }

    private const string Control = ControlReviewer;

    private static TrancheWorld Given()
    {
        var world = new TrancheWorld();
        return world.Proposed(world.Increase());
    }

    private static void Ended(TrancheWorld world, string state)
    {
        world.State.StateOf("amendment:1").Should().Be(state);
        world.State.Core.Balance(Account.Reserved).Should().Be(0);
        world.State.Amendments[1].Reserved.Should().BeEmpty();
        world.State.Plan.Should().Be(Planned);
        world.State.Core.Deadlines.Keys.Should().NotContain(k => k.StartsWith("amendment:1:", StringComparison.Ordinal));
    }
}
