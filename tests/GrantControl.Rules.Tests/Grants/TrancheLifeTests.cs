using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>A grant from its first draft to its closing, with its tranches, by real commands only.</summary>
public sealed class TrancheLifeTests
{
    [Fact]
    public void Money_goes_out_is_accounted_for_comes_back_and_nothing_remains()
    {
        var ordered = GrantPath.To(GrantStates.Active).Accounted(1).Ordered(2);
        var ended = ordered.On(TestPlan.Ends.AddDays(1)).When(new ExpireDeadline("end"), TestPeople.Clock);
        ended.ThenState(TrancheWorkflow.Cancelled, "tranche:3").ThenState(TrancheWorkflow.Ordered, "tranche:2");
        var bounced = ended.After.When(new RejectPayment(2, "OP-2", "Cuenta inactiva.", Documents("bounce", DocumentType.BankFile)), TestPeople.Treasurer);
        bounced.ThenState(TrancheWorkflow.Cancelled, "tranche:2").ThenBalance(Account.Accrued, 0);

        var closed = bounced.After
            .Given((Commands.ReportFinal(), TestPeople.Requester), (Commands.Determine(), TestPeople.Liquidator))
            .Given(Commands.Refund(10_000_00) with { ReceivedOn = TestPlan.Ends.AddDays(1) }, TestPeople.Treasurer)
            .When(Commands.Close, TestPeople.Auditor);

        closed.ThenState(GrantStates.Closed)
            .ThenBalance(Account.Advance, 0).ThenBalance(Account.Recoverable, 0).ThenBalance(Account.Reserved, 0)
            .ThenBalance(Account.Committed, 0).ThenBalance(Account.Accrued, 0)
            .ThenBalance(Account.Paid, 40_000_00).ThenBalance(Account.ProgrammeExpense, 30_000_00)
            .ThenBalance(Account.Treasury, -30_000_00);
        closed.After.State.Core.Deadlines.Should().BeEmpty();
    }

    [Fact]
    public void The_content_of_any_version_stays_readable_after_an_amendment()
    {
        var active = GrantPath.To(GrantStates.Active).On(TestPlan.Starts);
        var amend = new ProposeAmendment("Dos semanas más.", Documents("am", DocumentType.AmendmentJustification), Activities: TestPlan.Activities with { Ends = TestPlan.Ends.AddDays(14) });
        var adopted = active.Given(amend, TestPeople.Formulator)
            .When(new ClearAmendment(1, Gate.Control, Documents("am", DocumentType.ControlOpinion)), TestPeople.Control)
            .ThenState(AmendmentWorkflow.Adopted, "amendment:1").After;

        var then = adopted.Events.Take((int)active.State.Version).Aggregate(GrantKind.Instance.New(GrantRun.Case), GrantFold.Evolve);

        then.ContentHash.Should().Be(active.State.ContentHash).And.NotBe(adopted.State.ContentHash);
        then.Plan.Activities!.Ends.Should().Be(TestPlan.Ends);
        adopted.State.Plan.Activities!.Ends.Should().Be(TestPlan.Ends.AddDays(14));
        adopted.State.Core.Deadlines["end"].Due.Should().Be(TestPlan.Ends.AddDays(14));
    }

    [Fact]
    public void A_missed_deadline_of_a_tranche_is_told_once_and_its_report_then_freezes_the_next()
    {
        var paid = GrantPath.To(GrantStates.Active).Paid(1).Later(31);
        var missed = paid.When(new ExpireDeadline("tranche:1:report"), TestPeople.Clock);
        missed.Then<DeadlineMissed>(m => (m.Owner, m.EscalatesTo).Should().Be(("NGO", "CTL")));
        missed.After.When(new ExpireDeadline("tranche:1:report"), TestPeople.Clock).ThenRefused(Codes.WrongState);
        missed.After.When(new RequestTranche(2, Documents("r2", DocumentType.PaymentRequest)), TestPeople.Requester).ThenRefused(Codes.Blocked, GrantRules.ReportsUpToDate);
    }

    [Fact]
    public void What_waits_for_whom_follows_the_tranche()
    {
        var run = GrantPath.To(GrantStates.Active).Requested(1);
        WaitingFor(run).Should().Contain("TEC").And.NotContain("CTL");
        run = run.Given(new VerifyTranche(1, [new PreconditionMet(1, Document(DocumentType.PreconditionEvidence))]), TestPeople.TechnicalMonitor);
        WaitingFor(run).Should().Contain(["CTL", "TEC"], "the technical unit has a visit to plan");
        run = run.Given(new VerifyTranche(1, []), TestPeople.Watcher);
        WaitingFor(run).Should().Contain("FIN");
    }

    private static IReadOnlyList<string> WaitingFor(GrantRun run) => GrantKind.Instance.Index(run.State).WaitingFor;
}
