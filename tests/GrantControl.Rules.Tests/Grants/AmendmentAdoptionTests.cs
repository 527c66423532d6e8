using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Proposed → Adopted: the last gate puts the new content in force, with its money and its tranches.</summary>
public sealed class AmendmentAdoptionTests
{
    [Fact]
    public void The_last_gate_adopts_in_the_same_decision_and_nobody_holds_a_duty_for_it()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Prolong());
        var attempt = world.When(ControlReviewer, world.Clear(Gate.Control));
        attempt.Events.Select(e => e.GetType()).Should().Equal(typeof(AmendmentCleared), typeof(AmendmentAdopted));
        attempt.Events[1].Step!.Duty.Should().BeNull();
        world.State.StateOf("amendment:1").Should().Be(AmendmentWorkflow.Adopted);
    }

    [Fact]
    public void Every_gate_then_stands_on_the_new_content_with_the_person_who_cleared_it()
    {
        var world = new TrancheWorld();
        var before = world.State.ContentHash;
        world.Proposed(world.Prolong());
        world.When(Of(ControlReviewer) with { Person = "control-reviewer-2" }, world.Clear(Gate.Control)).ThenAccepted();
        world.State.ContentHash.Should().NotBe(before).And.Be(world.State.Amendments[1].ContentHash);
        world.State.Clearances.Should().HaveCount(3).And.OnlyContain(c => c.Value.ContentHash == world.State.ContentHash);
        world.State.Presented.Should().BeEquivalentTo(PlanSections.Hashes(world.State.Sections));
        world.Effects[^1].Gates.Should().BeEquivalentTo(new[]
        {
            new GateMark(Gate.Legal, Legal, world.State.ContentHash),
            new GateMark(Gate.Finance, Finance, world.State.ContentHash),
            new GateMark(Gate.Control, "control-reviewer-2", world.State.ContentHash),
        });
    }

    [Fact]
    public void Only_changed_sections_get_a_new_version()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Prolong());
        world.State.Sections.Select(s => (s.Key, s.Value.Version)).Should().BeEquivalentTo(new[]
        {
            (Section.General, 1), (Section.Results, 1), (Section.Activities, 2), (Section.Budget, 1), (Section.Tranches, 1),
        });
    }

    [Fact]
    public void The_end_of_the_plan_and_its_deadline_move()
    {
        var world = new TrancheWorld();
        world.State.Core.Deadlines["end"].Due.Should().Be(new DateOnly(2026, 12, 15));
        world.Adopted(world.Prolong());
        world.State.Plan.Activities!.Ends.Should().Be(new DateOnly(2026, 12, 29));
        world.State.Core.Deadlines["end"].Due.Should().Be(new DateOnly(2026, 12, 29));
    }

    [Fact]
    public void An_increase_is_reserved_by_finance_then_committed()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Increase());
        Balances(world, LineA).Should().Be((0, 7_000_000));
        Balances(world, LineB).Should().Be((0, 4_000_000));
        world.State.Total.Should().Be(Q(110_000));
        world.State.Tranches[3].Amount.Should().Be(Q(30_000));
        world.State.Amendments[1].Reserved.Should().BeEmpty();
    }

    [Fact]
    public void A_decrease_is_available_again_and_the_tranche_dropped_ends()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Decrease());
        world.When(Legal, world.Clear(Gate.Legal)).ThenAccepted();
        world.When(Finance, world.Clear(Gate.Finance)).ThenAccepted();
        var last = world.When(ControlReviewer, world.Clear(Gate.Control));
        last.Events.Select(e => e.GetType()).Should().Equal(typeof(AmendmentCleared), typeof(AmendmentAdopted), typeof(TrancheCancelled));
        last.Postings.Should().Equal((Account.Available, Account.Committed, 1_200_000, LineA), (Account.Available, Account.Committed, 800_000, LineB));
        world.State.StateOf("tranche:3").Should().Be(TrancheWorkflow.Cancelled);
        world.State.Core.Deadlines.Should().NotContainKey("tranche:3:request").And.ContainKey("tranche:2:request");
        Balances(world, LineA).Should().Be((0, 4_800_000));
        world.When(Representative, world.Request(3)).ThenRefused(Codes.WrongState);
    }

    [Fact]
    public void Money_shifts_from_one_line_to_another()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Shift());
        Balances(world, LineA).Should().Be((0, 6_500_000));
        Balances(world, LineB).Should().Be((0, 3_500_000));
    }

    [Fact]
    public void New_tranches_are_scheduled_with_their_deadlines_and_can_be_paid()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Split());
        world.State.Tranches.Keys.Should().Equal(1, 2, 3, 4);
        world.State.StateOf("tranche:4").Should().Be(TrancheWorkflow.Scheduled);
        world.State.Core.Deadlines["tranche:4:request"].Due.Should().Be(new DateOnly(2026, 10, 5));
        foreach (var n in world.State.Tranches.Keys)
        {
            world.To(n, TrancheWorkflow.Accepted);
        }

        world.State.Core.Balance(Account.Paid).Should().Be(10_000_000);
        world.State.Core.Balance(Account.Committed).Should().Be(0);
    }

    [Fact]
    public void A_tranche_planned_anew_moves_its_deadline()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Proposing() with { Tranches = new TranchesSection([.. Planned.Tranches!.Tranches.Take(2), Planned.Tranches.Tranches[2] with { PlannedOn = new(2026, 9, 7) }]) });
        world.State.Core.Deadlines["tranche:3:request"].Due.Should().Be(new DateOnly(2026, 9, 7));
    }

    [Fact]
    public void A_number_that_was_dropped_may_be_planned_again()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Decrease());
        world.Adopted(world.Budgeted(60_000, 40_000, [.. Planned.Tranches!.Tranches]));
        world.State.StateOf("tranche:3").Should().Be(TrancheWorkflow.Scheduled);
        world.State.Core.Deadlines.Should().ContainKey("tranche:3:request");
        Balances(world, LineA).Should().Be((0, 6_000_000));
        world.To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Accepted).To(3, TrancheWorkflow.Paid);
    }

    [Fact]
    public void During_payments_what_is_paid_stays_and_the_rest_follows_the_amendment()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Paid);
        var paid = world.State.Tranches[1];
        world.Adopted(world.Increase());
        world.State.Tranches[1].Should().Be(paid);
        world.State.StateOf("tranche:1").Should().Be(TrancheWorkflow.Paid);
        Balances(world, LineA).Should().Be((0, 4_000_000));
        world.To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Accepted).To(3, TrancheWorkflow.Accepted);
        world.State.Core.Balance(Account.Paid).Should().Be(11_000_000);
        world.State.Core.Balance(Account.Committed).Should().Be(0);
    }

    [Fact]
    public void A_tranche_asked_for_meanwhile_stops_an_amendment_that_would_change_it()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Proposing() with { Tranches = new TranchesSection([Planned.Tranches!.Tranches[0] with { Preconditions = [] }, .. Planned.Tranches.Tranches.Skip(1)]) });
        world.When(Legal, world.Clear(Gate.Legal)).ThenAccepted();
        world.When(Finance, world.Clear(Gate.Finance)).ThenAccepted();
        world.To(1, TrancheWorkflow.Requested);
        world.When(ControlReviewer, world.Clear(Gate.Control)).ThenRefused(Codes.WrongState, GrantRules.AmendmentKeepsPaidTranches);
        world.When(ControlMonitor, new ReturnTranche(1, "Falta firma.")).ThenAccepted();
        world.When(ControlReviewer, world.Clear(Gate.Control)).ThenAccepted();
        world.State.Tranches[1].Plan.Preconditions.Should().BeEmpty();
    }

    [Fact]
    public void A_returned_tranche_planned_anew_loses_the_evidence_of_its_old_conditions()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Cleared);
        world.When(ControlMonitor, new ReturnTranche(1, "Falta firma.")).ThenAccepted();
        world.Adopted(world.Proposing() with { Tranches = new TranchesSection([Planned.Tranches!.Tranches[0] with { Preconditions = ["Otra condición"] }, .. Planned.Tranches.Tranches.Skip(1)]) });
        world.State.Tranches[1].Evidence.Should().BeEmpty();
        world.To(1, TrancheWorkflow.Cleared).State.Tranches[1].Evidence.Should().ContainSingle();
    }

    [Fact]
    public void Amendments_follow_one_another_on_ever_new_content()
    {
        var world = new TrancheWorld();
        world.Adopted(world.Prolong());
        var first = world.State.ContentHash;
        world.Adopted(world.Proposing() with { General = Planned.General! with { Purpose = "Agua y saneamiento." } });
        world.State.Sections[Section.General].Version.Should().Be(2);
        world.State.ContentHash.Should().NotBe(first);
        world.State.Amendments[1].ContentHash.Should().Be(first, "what was adopted first stays readable");
    }

    [Fact]
    public void A_document_of_one_gate_does_not_serve_another()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Increase());
        var opinion = world.Clear(Gate.Legal);
        world.When(Legal, opinion).ThenAccepted();
        var again = opinion.Documents[0] with { Type = DocumentType.FinancialOpinion };
        world.When(Finance, new ClearAmendment(1, Gate.Finance, [again])).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    private static (long Reserved, long Committed) Balances(TrancheWorld world, string line) =>
        (world.State.Core.Balance(Account.Reserved, line), world.State.Core.Balance(Account.Committed, line));
}
