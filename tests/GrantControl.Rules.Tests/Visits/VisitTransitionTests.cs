using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;
using static GrantControl.Rules.Tests.Grants.Support.VisitActs;

namespace GrantControl.Rules.Tests.Visits;

/// <summary>Every row of the visits' table, allowed; as a grant has them.</summary>
public sealed class VisitTransitionTests
{
    private static readonly GrantRun Active = GrantPath.To(GrantStates.Active);

    private static readonly string First = VisitWorkflow.Target(1);

    public static TheoryData<string> PlannedIn => new(GrantVisits.Setting.PlannedIn);

    public static TheoryData<string> MadeIn => new(GrantVisits.Setting.MadeIn);

    [Theory]
    [MemberData(nameof(PlannedIn))]
    public void A_visit_is_planned_with_a_rating_and_its_own_term(string state)
    {
        var run = GrantPath.To(state);
        run.State.Core.Deadlines[$"plan-visit-in-{state}"].Due.Should().Be(run.Today.AddDays(VisitPolicy.FirstVisitDays), "the first visit is due so many days after the start");

        var planned = run.When(Plan(run), TechnicalMonitor).ThenState(VisitWorkflow.Planned, First).Then<VisitPlanned>(e => e.Risk.Points.Sum(p => p.Points).Should().Be(1)).After;

        planned.State.Core.Deadlines.Keys.Should().NotContain($"plan-visit-in-{state}");
        var term = planned.State.Core.Deadlines["visit:1:record-visit"];
        (term.Due, term.Owner, term.EscalatesTo).Should().Be((run.Today.AddDays(30), Role.Technical, Role.Control));
        planned.State.Core.Duties[TechnicalMonitor.Person].Should().Contain(Duty.Monitor);
        planned.State.State.Should().Be(state);
    }

    [Theory]
    [MemberData(nameof(PlannedIn))]
    public void A_visit_where_all_was_well_is_closed_at_once_and_the_next_one_falls_due(string state)
    {
        var run = GrantPath.To(state).Visited();

        run.State.StateOf(First).Should().Be(VisitWorkflow.Closed);
        run.Events.TakeLast(2).Select(e => e.Event.GetType()).Should().Equal(typeof(VisitRecorded), typeof(VisitClosed));
        run.State.Core.Deadlines[$"plan-visit-in-{state}"].Due.Should().Be(run.Today.AddMonths(12), "one point is a low risk: one visit a year");
    }

    [Theory]
    [MemberData(nameof(MadeIn))]
    public void A_planned_visit_is_made_while_the_grant_lives(string state)
    {
        var planned = Active.Planned();
        var run = planned with { State = planned.State with { Core = planned.State.Core with { Positions = planned.State.Core.Positions.SetItem("", planned.State.Core.Position with { State = state }) } } };

        run.When(Record(run), TechnicalMonitor).ThenState(VisitWorkflow.Closed, First);
        run.When(Record(run), Watcher).ThenAccepted();
    }

    [Theory]
    [MemberData(nameof(MadeIn))]
    public void A_note_is_added_to_a_recorded_visit(string state)
    {
        var visited = Active.Visited();
        var run = visited with { State = visited.State with { Core = visited.State.Core with { Positions = visited.State.Core.Positions.SetItem("", visited.State.Core.Position with { State = state }) } } };

        var noted = run.When(Note(), Watcher).Then<VisitNoted>().After;

        noted.State.StateOf(First).Should().Be(VisitWorkflow.Closed, "a note moves nothing");
        noted.State.Core.Visits.All[1].Notes.Single().Photos.Should().ContainSingle();
        noted.State.Core.Documents.Should().Contain(d => d.Sha256 == Note().Documents[0].Sha256);
    }

    [Fact]
    public void What_was_found_are_findings_of_the_case_and_what_is_asked_waits_for_its_owner()
    {
        var run = Active.VisitedWithTrouble();

        run.State.StateOf(First).Should().Be(VisitWorkflow.Done);
        run.State.Core.Findings.Select(f => (f.Text, f.Blocking, f.RaisedBy)).Should().Equal(
            ("La bodega está vacía.", true, TechnicalMonitor.Person), ("Falta rótulo.", false, TechnicalMonitor.Person));
        run.State.Core.Visits.All[1].Findings.Should().Equal(new FindingSeen(1, Severity.Blocking), new FindingSeen(2, Severity.Minor));
        run.State.Core.Deadlines["visit:1:answer-action-NGO"].Due.Should().Be(run.Today.AddDays(15));
        run.State.Core.Deadlines["visit:1:answer-action-TEC"].EscalatesTo.Should().Be(Role.Control);
        run.State.Core.Deadlines.Keys.Should().NotContain(k => k.Contains("resolve-action"));
        run.State.Core.Visits.Risk!.Rating.Should().Be(RiskRating.Medium, "first time is one point and an open blocking finding two");
    }

    [Fact]
    public void An_action_is_answered_by_its_owner_verified_by_another_and_the_last_one_closes_the_visit()
    {
        var run = Active.VisitedWithTrouble().Given(Answer(), Requester);
        run.State.Core.Deadlines.Keys.Should().NotContain("visit:1:answer-action-NGO");
        run.State.Core.Deadlines["visit:1:resolve-action"].Due.Should().Be(run.Facts.Calendar.Add(run.Today, VisitPolicy.VerifyDays));
        run.State.Core.Duties.GetValueOrDefault(Requester.Person)?.Should().NotContain(Duty.Monitor);

        run = run.When(Resolve(), TechnicalMonitor).ThenState(VisitWorkflow.Done, First).After;
        run = run.Given(Answer(2, name: "2"), Of("tec-otro", Role.Technical));
        run.When(Resolve(2), Watcher).ThenState(VisitWorkflow.Closed, First).Then<VisitClosed>()
            .After.State.Core.Deadlines.Keys.Should().NotContain(k => k.StartsWith("visit:", StringComparison.Ordinal));
    }

    [Fact]
    public void An_action_that_was_not_done_goes_back_to_its_owner()
    {
        var run = Active.VisitedWithTrouble().Given(Answer(), Requester).When(Resolve(done: false), Watcher).ThenState(VisitWorkflow.Done, First).After;

        run.State.Core.Deadlines["visit:1:answer-action-NGO"].Due.Should().Be(run.Today.AddDays(15));
        run.When(Answer(name: "2"), Requester).ThenAccepted();
    }

    [Fact]
    public void A_planned_visit_is_cancelled_with_a_reason_and_the_next_one_falls_due_again()
    {
        var cancelled = Active.Planned().When(new CancelVisit(1, "El camino está cerrado."), TechnicalMonitor).ThenState(VisitWorkflow.Cancelled, First).After;

        cancelled.State.Core.Deadlines.Keys.Should().Contain("plan-visit-in-active").And.NotContain("visit:1:record-visit");
        cancelled.Planned().State.StateOf(VisitWorkflow.Target(2)).Should().Be(VisitWorkflow.Planned);
    }

    [Fact]
    public void A_visit_made_since_the_request_serves_for_the_tranche()
    {
        var day = Active.On(TranchePath.PaidOn);
        var before = day.Visited().Later(1).Given(new RequestTranche(1, TestDocuments.Documents("t1", "payment-request")), Requester);
        before.State.Core.Visits.MadeSince(before.State.Tranches[1].RequestedOn).Should().BeFalse();

        var after = before.Planned();
        after.Given(Record(after, 2, "2"), TechnicalMonitor).State.Core.Visits.MadeSince(before.State.Tranches[1].RequestedOn).Should().BeTrue();
    }

    [Fact]
    public void Whoever_is_offered_a_row_may_do_it_and_the_clock_tells_of_each_term_once()
    {
        var planned = Active.Planned();
        Offered(planned, TechnicalMonitor).Should().Contain(["record-visit", "cancel-visit", "plan-visit"]);
        Offered(planned, Requester).Should().NotContain(o => o.Contains("visit"));
        var troubled = Active.VisitedWithTrouble();
        Offered(troubled, Requester).Should().Contain("answer-action").And.NotContain("resolve-action");
        Offered(troubled, Treasurer).Should().NotContain(o => o.Contains("visit") || o.Contains("action"));

        var late = planned.Later(31);
        var missed = late.When(new ExpireDeadline("visit:1:record-visit"), Clock).Then<DeadlineMissed>(e => (e.Owner, e.EscalatesTo).Should().Be((Role.Technical, Role.Control))).After;
        missed.When(new ExpireDeadline("visit:1:record-visit"), Clock).ThenRefused(Codes.WrongState);
        missed.When(Record(missed), TechnicalMonitor).ThenAccepted();
    }

    [Fact]
    public void An_inbox_waits_for_the_owner_of_the_term_and_for_nobody_without_one()
    {
        GrantKind.Instance.Index(Active.Planned().State).WaitingFor.Should().Contain(Role.Technical).And.NotContain(Role.Control);
        GrantKind.Instance.Index(Active.Visited().State).WaitingFor.Should().Contain(Role.Technical, "the next visit is to be planned");
    }

    [Fact]
    public void What_was_decided_is_read_back_from_the_journal_as_it_was()
    {
        var run = Active.VisitedWithTrouble().Given((Answer(), Requester), (Resolve(done: false), Watcher), (Answer(name: "2"), Requester), (Resolve(), Watcher), (Note(), Watcher))
            .Planned().Given(new CancelVisit(2, "Lluvia."), TechnicalMonitor);

        GrantReplay.ShouldEqualLive(run);
    }

    private static IEnumerable<string> Offered(GrantRun run, Actor person) =>
        GrantKind.Instance.Permitted(run.State, person, run.Facts, run.At, run.Engine).Select(o => o.Command);
}
