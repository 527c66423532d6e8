using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>From the end of the grant to the day nothing is owed: final report, determination, refund, recovery, closing, reopening.</summary>
public sealed class GrantSettlementTests
{
    private static readonly GrantRun Liquidation = GrantPath.To(GrantStates.Liquidation);
    private static readonly GrantRun RefundDue = GrantPath.To(GrantStates.RefundDue);
    private static readonly GrantRun Recovery = GrantPath.To(GrantStates.Recovery);

    [Fact]
    public void The_final_report_tells_every_indicator_of_the_plan()
    {
        var report = Commands.ReportFinal();

        Liquidation.When(report with { Narrative = "" }, TestPeople.Requester).ThenRefusedField("narrative");
        Liquidation.When(report with { Indicators = [.. report.Indicators.Take(1)] }, TestPeople.Requester).ThenRefusedField("indicators");
        Liquidation.When(report with { Indicators = [report.Indicators[0], .. report.Indicators] }, TestPeople.Requester).ThenRefusedField("indicators");
        Liquidation.When(report with { Indicators = [.. report.Indicators, new IndicatorReached("i9", "1")] }, TestPeople.Requester).ThenRefusedField("indicators[2].indicator");
        Liquidation.When(report with { Indicators = [report.Indicators[0] with { Reached = "" }, report.Indicators[1]] }, TestPeople.Requester).ThenRefusedField("indicators[0].reached");
    }

    [Fact]
    public void A_determination_waits_for_the_final_report_or_the_end_of_its_term()
    {
        var lastDay = Liquidation.State.LiquidationSince!.Value.AddDays(GrantPolicy.LiquidationDays);

        Liquidation.On(lastDay).When(Commands.Determine(), TestPeople.Liquidator).ThenRefused(Codes.DocumentMissing, GrantRules.FinalReportFiled);
        Liquidation.On(lastDay.AddDays(1)).When(Commands.Determine(), TestPeople.Liquidator).ThenState(GrantStates.RefundDue);
        Liquidation.Given(Commands.ReportFinal(), TestPeople.Requester).When(Commands.Determine(), TestPeople.Liquidator).ThenState(GrantStates.RefundDue);
    }

    [Fact]
    public void A_determination_waits_for_the_bank_and_for_internal_control_for_ever()
    {
        var ordered = Ended(GrantPath.To(GrantStates.Active).Ordered(1)).Later(400);
        var reported = Ended(GrantPath.To(GrantStates.Active).Reported(1)).Later(400);

        ordered.When(Commands.Determine(), TestPeople.Liquidator).ThenRefused(Codes.WrongState, GrantRules.EveryLineDecided);
        reported.When(Commands.Determine(), TestPeople.Liquidator).ThenRefused(Codes.WrongState, GrantRules.EveryLineDecided);
    }

    [Fact]
    public void A_determination_waits_for_the_organisation_only_until_its_term_ends()
    {
        var paid = Ended(GrantPath.To(GrantStates.Active).Paid(1));
        paid.When(Commands.Determine(), TestPeople.Liquidator).ThenRefused(Codes.WrongState, GrantRules.EveryLineDecided);

        var determined = paid.Later(91).When(Commands.Determine(), TestPeople.Liquidator).ThenState(GrantStates.RefundDue)
            .ThenBalance(Account.Recoverable, 40_000_00).ThenBalance(Account.Advance, 0).After;
        determined.Given(Commands.Refund(40_000_00), TestPeople.Treasurer).When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed);
    }

    [Fact]
    public void Paid_is_accepted_plus_refundable_and_what_was_not_accounted_for_is_owed()
    {
        var part = GrantPath.To(GrantStates.Active).Paid(1).On(TranchePath.ReportedOn);
        part = part.Given(new ReportTranche(1, [TranchePath.Expense("g1", TestPlan.LineA, TestPlan.Q(25_000_00))], TestDocuments.Documents("t1", "financial-report")), TestPeople.Requester);
        part = Ended(part.Given(TranchePath.Accept(part, 1), TestPeople.Liquidator));

        part.When(Commands.Determine(), TestPeople.Liquidator)
            .Then<LiquidationDetermined>(e => (e.Paid, e.Accepted, e.Refundable).Should().Be((TestPlan.Q(40_000_00), TestPlan.Q(25_000_00), TestPlan.Q(15_000_00))))
            .ThenBalance(Account.Recoverable, 5_000_00, TestPlan.LineA)
            .ThenBalance(Account.Recoverable, 10_000_00, TestPlan.LineB)
            .ThenBalance(Account.Advance, 0);
    }

    [Fact]
    public void A_refund_pays_the_debt_first_then_the_advance_and_never_more()
    {
        var debt = TranchePath.Disallowed;

        RefundDue.When(Commands.Refund(0), TestPeople.Treasurer).ThenRefusedField("amount");
        RefundDue.When(Commands.Refund(-1), TestPeople.Treasurer).ThenRefusedField("amount");
        RefundDue.When(Commands.Refund(1) with { Amount = TestPlan.Usd(1) }, TestPeople.Treasurer).ThenRefusedField("amount");
        RefundDue.When(Commands.Refund(1) with { BankReference = "" }, TestPeople.Treasurer).ThenRefusedField("bankReference");
        RefundDue.When(Commands.Refund(1) with { ReceivedOn = RefundDue.Today.AddDays(1) }, TestPeople.Treasurer).ThenRefusedField("receivedOn");

        var part = RefundDue.When(Commands.Refund(4_000_00), TestPeople.Treasurer).ThenBalance(Account.Recoverable, debt - 4_000_00).After;
        part.When(Commands.Refund(debt - 4_000_00, "BR-10"), TestPeople.Treasurer).ThenBalance(Account.Recoverable, 0);

        var ended = Ended(GrantPath.To(GrantStates.Active).Accounted(1).Paid(2));
        ended.When(Commands.Refund(debt + 25_000_00), TestPeople.Treasurer).Then<RefundRecorded>(e => e.Postings.Should().Equal(
            new Posting(Account.Treasury, Account.Recoverable, TestPlan.Q(debt), TestPlan.LineB, "refund"),
            new Posting(Account.Treasury, Account.Advance, TestPlan.Q(20_000_00), TestPlan.LineA, "refund"),
            new Posting(Account.Treasury, Account.Advance, TestPlan.Q(5_000_00), TestPlan.LineB, "refund")));
    }

    [Fact]
    public void An_accepted_expense_may_be_disallowed_later()
    {
        Liquidation.When(Commands.Disallow(1, "g1.1"), TestPeople.Liquidator)
            .ThenBalance(Account.Recoverable, 30_000_00, TestPlan.LineA)
            .ThenBalance(Account.ProgrammeExpense, 0);
    }

    [Fact]
    public void A_debt_is_escalated_by_what_was_not_refunded()
    {
        RefundDue.Given(Commands.Refund(4_000_00), TestPeople.Treasurer).When(Commands.Escalate, TestPeople.Legal)
            .Then<DebtEscalated>(e => e.Balance.Should().Be(TestPlan.Q(6_000_00)))
            .ThenBalance(Account.Recoverable, 6_000_00);
    }

    [Fact]
    public void A_debt_is_written_off_by_the_head_after_a_legal_opinion()
    {
        Recovery.When(Commands.WriteOff(), TestPeople.Head).ThenRefused(Codes.WrongState, "step-done");

        var opined = Recovery.When(Commands.WriteOff(), TestPeople.Legal).ThenBalance(Account.WrittenOff, 0).After;
        opined.When(Commands.WriteOff("1"), TestPeople.Head).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        var off = opined.When(Commands.WriteOff(), TestPeople.Head).ThenBalance(Account.WrittenOff, TranchePath.Disallowed).ThenBalance(Account.Recoverable, 0).After;
        off.When(Commands.WriteOff("2"), TestPeople.Legal).ThenRefused(Codes.WrongState, GrantRules.DebtUnpaid);
        off.When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed);
    }

    [Fact]
    public void Nothing_closes_while_anything_is_owed_open_or_on_its_way()
    {
        RefundDue.Given((Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer), (Commands.RaiseFinding(blocking: false), TestPeople.Watcher))
            .When(Commands.Close, TestPeople.Auditor).ThenRefused(Codes.Blocked, GrantRules.FindingsClosed);
        Ended(GrantPath.To(GrantStates.Active).Ordered(1)).When(Commands.Close, TestPeople.Auditor).ThenRefused(Codes.WrongState, GrantRules.TranchesSettled);
        Ended(GrantPath.To(GrantStates.Active).Paid(1)).On(TranchePath.ReportedOn).Given(Commands.Refund(40_000_00), TestPeople.Treasurer)
            .When(Commands.Close, TestPeople.Auditor).ThenRefused(Codes.WrongState, GrantRules.TranchesSettled);
    }

    [Fact]
    public void Nothing_that_was_paid_closes_without_a_final_report_while_its_term_runs()
    {
        var settled = Liquidation.Given(Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer);

        settled.When(Commands.Close, TestPeople.Auditor).ThenRefused(Codes.DocumentMissing, GrantRules.FinalReportFiled);
        settled.Later(GrantPolicy.LiquidationDays + 1).When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed);
        GrantPath.To(GrantStates.Active).Given(Commands.Terminate, TestPeople.Head).When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed);
    }

    [Fact]
    public void The_closing_releases_what_was_committed_and_never_paid()
    {
        var settled = RefundDue.Given(Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer);
        settled.State.Core.Balance(Account.Committed).Should().Be(60_000_00);

        var closed = settled.When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed).ThenBalance(Account.Committed, 0).ThenBalance(Account.Available, -40_000_00);
        closed.After.State.ClosedOn.Should().Be(settled.Today);
        closed.After.State.Core.Deadlines.Should().BeEmpty();
    }

    [Fact]
    public void A_closed_grant_is_reopened_within_the_retention_term()
    {
        var closed = GrantPath.To(GrantStates.Closed);
        var last = closed.State.ClosedOn!.Value.AddYears(GrantPolicy.RetentionYears);

        closed.On(last.AddDays(1)).When(Commands.Reopen(), TestPeople.Auditor).ThenRefused(Codes.WrongState, GrantRules.WithinRetention);
        var reopened = closed.On(last).When(Commands.Reopen(), TestPeople.Auditor).ThenState(GrantStates.Liquidation).After.State;
        (reopened.ClosedOn, reopened.Determination, reopened.LiquidationSince).Should().Be((null, null, last));
        reopened.Core.Deadlines.Keys.Should().BeEquivalentTo("determine", "close");
    }

    [Fact]
    public void A_later_disallowance_is_paid_back_and_closes_again()
    {
        var again = GrantPath.To(GrantStates.Closed).Given((Commands.Reopen(), TestPeople.Auditor), (Commands.Disallow(), TestPeople.Liquidator));
        again.When(Commands.Close, TestPeople.Auditor).ThenRefused(Codes.BalanceNotZero);

        var due = again.When(Commands.Determine("2"), TestPeople.Liquidator)
            .Then<LiquidationDetermined>(e => (e.Accepted, e.Refundable).Should().Be((TestPlan.Q(0), TestPlan.Q(40_000_00)), "what was refunded before counts"))
            .After;
        due.Given(Commands.Refund(30_000_00, "BR-20"), TestPeople.Treasurer).When(Commands.Close, TestPeople.Auditor).ThenState(GrantStates.Closed);
    }

    private static GrantRun Ended(GrantRun run) =>
        run.Given((Commands.Terminate, TestPeople.Head), (Commands.ReportFinal(), TestPeople.Requester));
}
