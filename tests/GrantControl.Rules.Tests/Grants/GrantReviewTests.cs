using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Admission, the three gates, corrections and what they reopen, authorisation and rejection.</summary>
public sealed class GrantReviewTests
{

    [Fact]
    public void A_clearance_says_who_when_and_on_which_content()
    {
        var run = GrantPath.To(GrantStates.UnderReview);
        var cleared = run.When(Commands.Clear(Gate.Legal), TestPeople.Legal).Then<GateCleared>(e => e.ContentHash.Should().Be(run.State.ContentHash)).After.State;

        cleared.Clearances.Should().ContainKey(Gate.Legal).WhoseValue.Should().Be(
            new Clearance(TestPeople.Legal.Person, null, run.At, run.State.Version + 1, run.State.ContentHash, null));
        cleared.Core.Position.ClearedGates.Should().Equal(Gate.Legal);
    }

    [Fact]
    public void A_gate_clears_once_and_an_unknown_gate_never()
    {
        GrantPath.To(GrantStates.Submitted).When(new AdmitGrant(new string('x', 4_001)), TestPeople.Technical).ThenRefusedField("note");
        GrantPath.ClearedBut(Gate.Control).When(Commands.Clear(Gate.Finance, "2"), TestPeople.Finance).ThenRefused(Codes.WrongState, "step-done");
        GrantPath.To(GrantStates.UnderReview).When(new ClearGate("treasury", []), TestPeople.Finance).ThenRefusedField("gate");
        GrantPath.To(GrantStates.UnderReview).When(new ObserveGate("treasury", []), TestPeople.Finance).ThenRefusedField("gate");
        GrantPath.To(GrantStates.UnderReview).When(Commands.Clear(Gate.Finance), TestPeople.Legal).ThenRefused(Codes.RoleRequired);
    }

    [Theory]
    [InlineData(Gate.Legal)]
    [InlineData(Gate.Finance)]
    [InlineData(Gate.Control)]
    public void Nothing_is_authorised_while_a_gate_is_open(string open) =>
        GrantPath.ClearedBut(open).When(Commands.Authorize(), TestPeople.Head).ThenRefused(Codes.GateOpen);

    [Fact]
    public void Only_Finance_reserves_and_the_plan_line_by_line()
    {
        var run = GrantPath.To(GrantStates.UnderReview);

        run.When(Commands.Clear(Gate.Legal), TestPeople.Legal).Then<GateCleared>(e => e.Postings.Should().BeNull());
        run.When(Commands.Clear(Gate.Finance), TestPeople.Finance).Then<GateCleared>(e => e.Postings.Should().Equal(
            new Posting(Account.Reserved, Account.Available, TestPlan.Q(70_000_00), TestPlan.LineA, "plan"),
            new Posting(Account.Reserved, Account.Available, TestPlan.Q(30_000_00), TestPlan.LineB, "plan")));
    }

    [Fact]
    public void Observations_are_numbered_through_the_case_and_each_is_answered_once()
    {
        var returned = GrantPath.To(GrantStates.UnderReview).Given(Commands.Observe(Gate.Control, Section.Results, Section.Budget), TestPeople.Control);
        returned.State.Observations.Select(o => o.Number).Should().Equal(1, 2);


        var again = returned.Given(Commands.Answer(1, 2), TestPeople.Formulator).Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal);
        again.State.Observations.Select(o => (o.Number, Open: o.Answer is null)).Should().Equal((1, false), (2, false), (3, true));
        again.When(Commands.Answer(1, 3), TestPeople.Formulator).ThenRefusedField("answers[0].observation");
    }

    [Theory]
    [InlineData(Section.General, "control legal")]
    [InlineData(Section.Results, "control legal")]
    [InlineData(Section.Activities, "control")]
    [InlineData(Section.Budget, "control finance")]
    [InlineData(Section.Tranches, "control finance legal")]
    public void A_correction_reopens_exactly_the_gates_that_watch_what_changed(string section, string expected)
    {
        var returned = GrantPath.ClearedBut().Given(Commands.Observe(Gate.Control, section), TestPeople.Control);
        var corrected = returned.Given(Changed(section), TestPeople.Formulator);
        var outcome = corrected.When(Commands.Answer(1), TestPeople.Formulator).ThenState(GrantStates.UnderReview);
        var reopened = expected.Split(' ');

        var e = (GrantResubmitted)outcome.Events[0];
        e.Changed.Should().Equal(section);
        e.Reopened.Should().BeEquivalentTo(reopened);
        outcome.After.State.Core.Position.ClearedGates.Should().BeEquivalentTo(Gate.All.Select(g => g.Id).Except(reopened));
        outcome.After.State.Clearances.Keys.Should().BeEquivalentTo(Gate.All.Select(g => g.Id).Except(reopened));
        outcome.After.State.Clearances.Values.Select(c => c.ContentHash).Should().AllBe(corrected.State.ContentHash, "a clearance carried over stands on the new content");
        outcome.ThenBalance(Account.Reserved, reopened.Contains(Gate.Finance) ? 0 : 100_000_00);
    }

    [Fact]
    public void A_correction_that_changes_nothing_reopens_nothing()
    {
        var returned = GrantPath.ClearedBut().Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal).Given(TestPlan.Save, TestPeople.Formulator);

        returned.When(Commands.Answer(1), TestPeople.Formulator)
            .Then<GrantResubmitted>(e => e.Reopened.Should().BeEmpty())
            .After.When(Commands.Authorize(), TestPeople.Head).ThenState(GrantStates.Authorized);
    }

    [Fact]
    public void A_change_undone_before_it_is_presented_again_reopens_nothing()
    {
        var returned = GrantPath.ClearedBut().Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal)
            .Given((Changed(Section.Budget), TestPeople.Formulator), (TestPlan.Save, TestPeople.Formulator));

        returned.State.Sections[Section.Budget].Version.Should().Be(3);
        returned.When(Commands.Answer(1), TestPeople.Formulator).Then<GrantResubmitted>(e => e.Changed.Should().BeEmpty()).ThenBalance(Account.Reserved, 100_000_00);
    }

    [Fact]
    public void The_three_gates_of_an_authorised_grant_stand_on_one_content()
    {
        var corrected = GrantPath.ClearedBut().Given(Commands.Observe(Gate.Control, Section.Activities), TestPeople.Control)
            .Given((Changed(Section.Activities), TestPeople.Formulator), (Commands.Answer(1), TestPeople.Formulator));
        corrected.When(Commands.Authorize(), TestPeople.Head).ThenRefused(Codes.GateOpen);

        var authorized = corrected.Given((Commands.Clear(Gate.Control, "2"), TestPeople.Control), (Commands.Authorize(), TestPeople.Head)).State;
        authorized.Clearances.Values.Should().HaveCount(3).And.OnlyContain(c => c.ContentHash == authorized.ContentHash);
    }

    [Fact]
    public void The_committee_agrees_before_the_head_above_the_threshold_and_not_below()
    {
        var large = GrantPath.LargeCleared();
        large.When(Commands.Authorize(), TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");

        var two = large.Given((Commands.Authorize(), TestPeople.Committee[0]), (Commands.Authorize(), TestPeople.Committee[1]));
        two.When(Commands.Authorize("2"), TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");
        two.When(Commands.Authorize("2"), TestPeople.Committee[0]).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");

        var three = two.Given(Commands.Authorize(), TestPeople.Committee[2]);
        three.State.State.Should().Be(GrantStates.UnderReview);
        three.When(Commands.Authorize("2"), TestPeople.Committee[3]).ThenRefused(Codes.WrongState, "step-done");
        three.When(Commands.Authorize("2"), TestPeople.Head).ThenState(GrantStates.Authorized);
        GrantPath.ClearedBut().When(Commands.Authorize(), TestPeople.Committee[0]).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void One_person_is_never_two_members_nor_a_member_and_the_head()
    {
        var both = TestPeople.Of("com-y-tit", "COM", "TIT");
        var large = GrantPath.LargeCleared().Given(Commands.Authorize(), both);
        var today = large.Today;

        large.When(Commands.Authorize("2"), both.StandingInFor(TestPeople.Committee[1], today, today)).ThenRefused(Codes.IncompatibleDuty);
        large.When(Commands.Authorize("2"), TestPeople.Committee[1].StandingInFor(both, today, today, "COM")).ThenRefused(Codes.IncompatibleDuty);
        large.Given((Commands.Authorize(), TestPeople.Committee[1]), (Commands.Authorize(), TestPeople.Committee[2]))
            .When(Commands.Authorize("2"), both).ThenRefused(Codes.IncompatibleDuty);
    }

    [Fact]
    public void A_return_undoes_what_the_committee_agreed_to()
    {
        var again = GrantPath.LargeCleared().Given(
            (Commands.Authorize(), TestPeople.Committee[0]), (Commands.Authorize(), TestPeople.Committee[1]), (Commands.Authorize(), TestPeople.Committee[2]),
            (Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal), (Commands.Answer(1), TestPeople.Formulator));

        again.When(Commands.Authorize("2"), TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");
        again.When(Commands.Authorize("2"), TestPeople.Committee[0]).ThenAccepted();
    }

    [Fact]
    public void A_rejection_a_withdrawal_and_a_lapse_release_the_reservation()
    {
        var reserved = GrantPath.ClearedBut();
        reserved.When(Commands.Reject, TestPeople.Head).ThenState(GrantStates.Rejected).ThenBalance(Account.Reserved, 0).ThenBalance(Account.Available, 0);

        var returned = reserved.Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal);
        returned.State.Core.Balance(Account.Reserved).Should().Be(100_000_00);
        returned.When(Commands.Withdraw, TestPeople.Formulator).ThenState(GrantStates.Withdrawn).ThenBalance(Account.Reserved, 0).ThenBalance(Account.Available, 0);
        returned.LaterBusinessDays(11).When(new ExpireDeadline("resubmit"), TestPeople.Clock).ThenState(GrantStates.Withdrawn).ThenBalance(Account.Reserved, 0);
    }

    /// <summary>A change of one section that keeps the plan whole.</summary>
    private static SaveSections Changed(string section) => section switch
    {
        Section.General => new(General: TestPlan.General with { Place = "Santa Ana" }),
        Section.Results => new(Results: new ResultsSection([.. TestPlan.Results.Results.Select(r => r with { Title = r.Title + " (corregido)" })])),
        Section.Activities => new(Activities: TestPlan.Activities with { Ends = TestPlan.Ends.AddDays(10) }),
        Section.Budget => new(Budget: TestPlan.Budget with { Lines = [.. TestPlan.Budget.Lines.Select(l => l with { Description = l.Description + " (corregido)" })] }),
        _ => new(Tranches: new TranchesSection([.. TestPlan.Tranches.Tranches.Select(t => t with { Preconditions = ["Nueva condición"] })])),
    };
}
