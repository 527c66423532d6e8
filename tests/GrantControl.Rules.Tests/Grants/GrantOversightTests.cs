using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Findings, freezes and compensating controls.</summary>
public sealed class GrantOversightTests
{
    private static readonly GrantRun Active = GrantPath.To(GrantStates.Active);

    [Fact]
    public void A_blocking_finding_stops_payments_until_another_person_resolves_it()
    {
        var found = Active.On(TranchePath.PaidOn).Given(Commands.RaiseFinding(), TestPeople.Watcher);
        var request = new RequestTranche(1, TestDocuments.Documents("t1", "payment-request"));
        found.When(request, TestPeople.Requester).ThenRefused(Codes.Blocked, "guard-f-unblocked");

        var deputy = TestPeople.SecondAuditor.StandingInFor(TestPeople.Watcher, found.Today, found.Today);
        found.When(Commands.ResolveFinding(), deputy).ThenRefused(Codes.IncompatibleDuty, GrantRules.ResolverIsAnother);

        var resolved = found.Given(Commands.ResolveFinding(), TestPeople.Auditor);
        resolved.When(request, TestPeople.Requester).ThenAccepted();
        resolved.When(Commands.ResolveFinding(1, "2"), TestPeople.Auditor).ThenRefused(Codes.WrongState, GrantRules.FindingOpen);
    }

    [Fact]
    public void A_finding_raised_by_a_deputy_is_not_resolved_by_whom_he_stood_in_for()
    {
        var found = Active.Given(Commands.RaiseFinding(), TestPeople.SecondAuditor.StandingInFor(TestPeople.Auditor, Active.Today, Active.Today));

        found.When(Commands.ResolveFinding(), TestPeople.Auditor).ThenRefused(Codes.IncompatibleDuty, GrantRules.ResolverIsAnother);
        found.When(Commands.ResolveFinding(), TestPeople.SecondAuditor).ThenRefused(Codes.IncompatibleDuty, GrantRules.ResolverIsAnother);
        found.When(Commands.ResolveFinding(), TestPeople.Watcher).ThenAccepted();
    }

    [Fact]
    public void A_finding_that_does_not_block_stops_only_the_closing()
    {
        var found = Active.On(TranchePath.PaidOn).Given(Commands.RaiseFinding(blocking: false), TestPeople.Watcher);

        found.When(new RequestTranche(1, TestDocuments.Documents("t1", "payment-request")), TestPeople.Requester).ThenAccepted();
    }

    [Fact]
    public void A_freeze_stands_until_it_is_lifted()
    {
        var frozen = Active.Given(Commands.Freeze, TestPeople.Watcher);
        frozen.State.Core.Frozen.Should().Be(Commands.Freeze.Reason);
        frozen.Given(Commands.Unfreeze, TestPeople.Watcher).State.Core.Blocked.Should().BeFalse();
    }

    [Fact]
    public void A_compensating_control_lifts_one_pair_for_one_person_in_this_case()
    {
        var request = new RequestTranche(1, TestDocuments.Documents("t1", "payment-request"));
        var day = Active.On(TranchePath.PaidOn);
        day.When(request, TestPeople.Formulator).ThenRefused(Codes.IncompatibleDuty);

        var lifted = day.Given(Commands.Compensate(TestPeople.Formulator.Person, Duty.RequestPayment, Duty.Formulate), TestPeople.Auditor);
        lifted.When(request, TestPeople.Formulator).ThenAccepted();
        lifted.Holding(TestPeople.Requester.Person, Duty.Formulate).When(request, TestPeople.Requester).ThenRefused(Codes.IncompatibleDuty);
        lifted.Holding(TestPeople.Formulator.Person, Duty.Monitor).When(request, TestPeople.Formulator).ThenRefused(Codes.IncompatibleDuty);
    }

    [Fact]
    public void The_database_is_told_which_duty_a_compensated_one_may_stand_beside()
    {
        var day = Active.On(TranchePath.PaidOn).Given(Commands.Compensate(TestPeople.Formulator.Person, Duty.Formulate, Duty.RequestPayment), TestPeople.Auditor);
        var asked = day.When(new RequestTranche(1, TestDocuments.Documents("t1", "payment-request")), TestPeople.Formulator).ThenAccepted();

        GrantKind.Instance.Effects(asked.Before.State, asked.After.Events[^1], asked.After.State).Duties
            .Should().Equal(new DutyHeld(TestPeople.Formulator.Person, Duty.RequestPayment) { CompensatedWith = Duty.Formulate });
    }

    [Fact]
    public void No_other_pair_is_lifted_and_nobody_lifts_his_own()
    {
        var pairs = from a in Duty.All from b in Duty.All where !Duty.Compensable.Any(p => p.Matches(a, b)) select (a, b);
        foreach (var (a, b) in pairs)
        {
            Active.When(Commands.Compensate("alguien", a, b), TestPeople.Auditor).ThenRefusedField("dutyB", GrantRules.PairCompensable);
        }

        var own = Commands.Compensate(TestPeople.Auditor.Person, Duty.Formulate, Duty.RequestPayment);
        Active.When(own, TestPeople.SecondAuditor.StandingInFor(TestPeople.Auditor, Active.Today, Active.Today)).ThenRefused(Codes.IncompatibleDuty, GrantRules.NotForOneself);
        Active.When(own with { Person = "" }, TestPeople.Auditor).ThenRefusedField("person");
    }
}
