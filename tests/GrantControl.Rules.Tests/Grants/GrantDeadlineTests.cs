using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Terms that open, stand still, go on and pass, each told once.</summary>
public sealed class GrantDeadlineTests
{
    [Theory]
    [InlineData(GrantStates.Draft, "submit")]
    [InlineData(GrantStates.Submitted, "admit lapse-submitted")]
    [InlineData(GrantStates.UnderReview, "clear-control clear-finance clear-legal")]
    [InlineData(GrantStates.Returned, "clear-control clear-finance clear-legal resubmit")]
    [InlineData(GrantStates.Authorized, "sign")]
    [InlineData(GrantStates.Signed, "activate")]
    [InlineData(GrantStates.Active, "end plan-visit-in-active tranche:1:request tranche:2:request tranche:3:request")]
    [InlineData(GrantStates.Suspended, "end lift plan-visit-in-suspended tranche:1:request tranche:2:request tranche:3:request")]
    [InlineData(GrantStates.Liquidation, "close determine report-final")]
    [InlineData(GrantStates.RefundDue, "close escalate")]
    [InlineData(GrantStates.Recovery, "close")]
    [InlineData(GrantStates.Rejected, "")]
    [InlineData(GrantStates.Withdrawn, "")]
    [InlineData(GrantStates.Closed, "")]
    public void Each_state_waits_for_what_its_table_says(string state, string expected) =>
        string.Join(' ', GrantPath.To(state).State.Core.Deadlines.Keys).Should().Be(expected);

    [Theory]
    [InlineData(GrantStates.Submitted, "admit", 5)]
    [InlineData(GrantStates.Submitted, "lapse-submitted", 10)]
    [InlineData(GrantStates.UnderReview, "clear-legal", 20)]
    [InlineData(GrantStates.Returned, "resubmit", 10)]
    [InlineData(GrantStates.Authorized, "sign", 10)]
    [InlineData(GrantStates.Signed, "activate", 10)]
    [InlineData(GrantStates.Liquidation, "determine", 30)]
    [InlineData(GrantStates.RefundDue, "escalate", 15)]
    public void Terms_are_business_days_after_the_act(string state, string id, int days)
    {
        var run = GrantPath.To(state);

        run.State.Core.Deadlines[id].Due.Should().Be(run.Facts.Calendar.Add(run.Today, days));
    }

    [Fact]
    public void A_gate_has_what_was_left_of_its_term_after_a_correction()
    {
        var review = GrantPath.To(GrantStates.UnderReview);
        var returned = review.LaterBusinessDays(7).Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal);
        returned.State.Core.Deadlines["clear-legal"].PausedWith.Should().Be(13);

        var later = returned.LaterBusinessDays(9);
        later.When(new ExpireDeadline("clear-legal"), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);
        var resumed = later.Given(Commands.Answer(1), TestPeople.Formulator);
        var legal = resumed.State.Core.Deadlines["clear-legal"];
        (legal.Due, legal.PausedWith).Should().Be((resumed.Facts.Calendar.Add(resumed.Today, 13), null));
    }

    [Fact]
    public void A_gate_reopened_has_its_whole_term_again()
    {
        var returned = GrantPath.ClearedBut().LaterBusinessDays(3).Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal)
            .Given(new SaveSections(General: TestPlan.General with { Place = "Santa Ana" }), TestPeople.Formulator);
        var review = returned.Given(Commands.Answer(1), TestPeople.Formulator);

        review.State.Core.Deadlines.Keys.Should().Equal("clear-control", "clear-legal");
        review.State.Core.Deadlines["clear-legal"].Due.Should().Be(review.Facts.Calendar.Add(review.Today, 20));
    }

    [Fact]
    public void A_deadline_is_missed_the_day_after_it_and_told_once()
    {
        var review = GrantPath.To(GrantStates.UnderReview);
        var legal = review.State.Core.Deadlines["clear-legal"];
        review.On(legal.Due).When(new ExpireDeadline("clear-legal"), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);

        var missed = review.On(legal.Due.AddDays(1)).When(new ExpireDeadline("clear-legal"), TestPeople.Clock)
            .Then<DeadlineMissed>(e => (e.Owner, e.EscalatesTo).Should().Be((Role.Legal, Role.Authority)))
            .ThenState(GrantStates.UnderReview);
        missed.After.State.Core.Deadlines["clear-legal"].Missed.Should().BeTrue();
        GrantKind.Instance.Effects(missed.Before.State, missed.After.Events[^1], missed.After.State).Notices.Select(n => n.ToRole).Should().Equal(Role.Legal, Role.Authority);
        missed.After.Later(30).When(new ExpireDeadline("clear-legal"), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);
        missed.After.When(Commands.Clear(Gate.Legal), TestPeople.Legal).ThenAccepted().After.State.Core.Deadlines.Should().NotContainKey("clear-legal");
    }

    [Fact]
    public void A_missed_deadline_stays_missed_through_a_correction()
    {
        var missed = GrantPath.To(GrantStates.UnderReview).LaterBusinessDays(21).Given(new ExpireDeadline("clear-legal"), TestPeople.Clock);
        var back = missed.Given((Commands.Observe(Gate.Control, Section.General), TestPeople.Control), (Commands.Answer(1), TestPeople.Formulator));

        back.State.Core.Deadlines["clear-legal"].Missed.Should().BeTrue();
    }

    [Fact]
    public void Only_the_clock_lets_deadlines_pass_and_only_those_that_run()
    {
        var late = GrantPath.To(GrantStates.UnderReview).LaterBusinessDays(21);
        foreach (var person in TestPeople.All.Where(p => !p.IsSystem))
        {
            late.When(new ExpireDeadline("clear-legal"), person).ThenRefused(Codes.RoleRequired);
        }

        late.When(new ExpireDeadline("sign"), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);
        late.When(new ExpireDeadline(""), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);
    }

    [Fact]
    public void A_presentation_nobody_admits_lapses_and_so_does_a_return_nobody_corrects()
    {
        GrantPath.To(GrantStates.Submitted).LaterBusinessDays(11).When(new ExpireDeadline("lapse-submitted"), TestPeople.Clock)
            .Then<GrantLapsed>(e => e.Deadline.Should().Be("lapse-submitted")).ThenState(GrantStates.Withdrawn);
        GrantPath.To(GrantStates.Returned).LaterBusinessDays(11).When(new ExpireDeadline("resubmit"), TestPeople.Clock)
            .Then<GrantLapsed>(e => e.Deadline.Should().Be("resubmit")).ThenState(GrantStates.Withdrawn);
    }

    [Fact]
    public void The_clock_escalates_a_debt_and_only_tells_when_there_is_none()
    {
        var due = GrantPath.To(GrantStates.RefundDue);
        due.LaterBusinessDays(16).When(new ExpireDeadline("escalate"), TestPeople.Clock).Then<DebtEscalated>().ThenState(GrantStates.Recovery);
        due.Given(Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer).LaterBusinessDays(16)
            .When(new ExpireDeadline("escalate"), TestPeople.Clock).Then<DeadlineMissed>().ThenState(GrantStates.RefundDue);
    }

    [Fact]
    public void The_clock_ends_a_grant_the_day_after_its_plan_and_cancels_what_is_left()
    {
        var active = GrantPath.To(GrantStates.Active);

        active.On(TestPlan.Ends).When(new ExpireDeadline("end"), TestPeople.Clock).ThenRefused(Codes.WrongState, GrantRules.DeadlinePassed);
        var ended = active.On(TestPlan.Ends.AddDays(1)).When(new ExpireDeadline("end"), TestPeople.Clock).ThenState(GrantStates.Liquidation);
        ended.Events.OfType<TrancheCancelled>().Select(e => e.Tranche).Should().Equal(1, 2, 3);
        ended.After.State.Termination.Should().BeNull();
        ended.After.State.Core.Deadlines.Keys.Should().Equal("close", "determine", "report-final");
    }

    [Fact]
    public void A_suspension_stops_the_terms_of_the_tranches_and_its_end_lets_them_go_on()
    {
        var suspended = GrantPath.To(GrantStates.Suspended);
        suspended.State.Core.Deadlines["tranche:1:request"].PausedWith.Should().NotBeNull();
        suspended.On(TestPlan.Tranches.Tranches[0].PlannedOn.AddDays(1)).When(new ExpireDeadline("tranche:1:request"), TestPeople.Clock).ThenRefused(Codes.WrongState);

        var lifted = suspended.Given((Commands.Lift(), TestPeople.Watcher), (Commands.Lift(), TestPeople.Head)).State.Core.Deadlines["tranche:1:request"];
        (lifted.PausedWith, lifted.Due).Should().Be((null, TestPlan.Tranches.Tranches[0].PlannedOn));
    }

    [Fact]
    public void A_final_report_on_file_is_not_waited_for()
    {
        var filed = GrantPath.To(GrantStates.Liquidation).Given(Commands.ReportFinal(), TestPeople.Requester);

        filed.State.Core.Deadlines.Keys.Should().Equal("close", "determine");
        filed.Given(Commands.Refund(1), TestPeople.Treasurer).State.Core.Deadlines.Should().NotContainKey("report-final");
    }

    [Fact]
    public void Every_deadline_of_every_state_fires_once_and_then_is_quiet()
    {
        foreach (var state in GrantStates.All)
        {
            var run = GrantPath.To(state.Id).Later(4_000);
            for (var fired = 0; Passed(run) is { } passed; fired++)
            {
                fired.Should().BeLessThan(20, "no deadline fires twice");
                run = run.Given(new ExpireDeadline(passed.Id), TestPeople.Clock);
            }

            run.Events.Select(e => e.Event).OfType<DeadlineMissed>().Select(e => e.Deadline).Should().OnlyHaveUniqueItems(state.Id);
        }
    }

    private static OpenDeadline? Passed(GrantRun run) => run.State.Core.Deadlines.Values.FirstOrDefault(d => !d.Missed && d.PausedWith is null && d.Due < run.Today);
}
