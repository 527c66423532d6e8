using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>A command is offered when there is something for it to act upon, and refused by the same rule when there is not.</summary>
public sealed class GrantOffersTests
{
    private static readonly GrantRun Active = GrantPath.To(GrantStates.Active);
    private static readonly GrantRun Unpaid = Active.Given(Commands.Terminate, TestPeople.Head);
    private static readonly GrantRun Found = Active.Given(Commands.RaiseFinding(blocking: false), TestPeople.Watcher);
    private static readonly RequestTranche SecondTranche = new(2, Documents("r2", DocumentType.PaymentRequest));

    /// <summary>What there is nothing for is not offered at all.</summary>
    private static readonly Dictionary<string, Case> Nothing = new(StringComparer.Ordinal)
    {
        ["resolve-finding"] = new(Commands.ResolveFinding(), TestPeople.Auditor, Active, Codes.WrongState, GrantRules.FindingOpen, Found),
        ["resolve-finding of one's own"] = new(Commands.ResolveFinding(2), TestPeople.Watcher, Found, Codes.IncompatibleDuty, GrantRules.ResolverIsAnother, Found.Given(Commands.RaiseFinding(), TestPeople.Auditor)),
        ["freeze"] = new(Commands.Freeze, TestPeople.Watcher, Active.Frozen(), Codes.WrongState, GrantRules.FreezeStands, Active),
        ["unfreeze"] = new(Commands.Unfreeze, TestPeople.Watcher, Active, Codes.WrongState, GrantRules.FreezeStands, Active.Frozen()),
        ["disallow"] = new(Commands.Disallow(), TestPeople.Liquidator, Unpaid, Codes.WrongState, GrantRules.ExpenseAccepted, GrantPath.To(GrantStates.Liquidation)),
        ["refund"] = new(Commands.Refund(1_00), TestPeople.Treasurer, Unpaid, Codes.WrongState, GrantRules.DebtUnpaid, GrantPath.To(GrantStates.Liquidation)),
        ["escalate"] = new(Commands.Escalate, TestPeople.Legal, Refunded(GrantStates.RefundDue), Codes.WrongState, GrantRules.DebtUnpaid, GrantPath.To(GrantStates.RefundDue)),
        ["write-off"] = new(Commands.WriteOff(), TestPeople.Legal, Refunded(GrantStates.Recovery), Codes.WrongState, GrantRules.DebtUnpaid, GrantPath.To(GrantStates.Recovery)),
        ["request-tranche"] = new(SecondTranche, TestPeople.Requester, Active, Codes.WrongState, GrantRules.TrancheInTurn, Active.Accounted(1)) { Target = "tranche:2" },
    };

    /// <summary>What is only too early or too late is offered as blocked, with the reason.</summary>
    private static readonly Dictionary<string, Case> Held = new(StringComparer.Ordinal)
    {
        ["submit without a plan"] = new(Commands.Submit, TestPeople.Formulator, GrantPath.Opened, Codes.Invalid, GrantRules.PlanComplete, GrantPath.To(GrantStates.Draft)),
        ["submit after the call"] = new(Commands.Submit, TestPeople.Formulator, GrantPath.To(GrantStates.Draft).On(Commands.Open.CallDate.AddDays(1)), Codes.WrongState, GrantRules.CallOpen, GrantPath.To(GrantStates.Draft)),
        ["amend"] = new(Commands.Amend("2"), TestPeople.Formulator, Active.Given(Commands.Amend(), TestPeople.Formulator), Codes.WrongState, GrantRules.OneAmendmentAtATime, Active),
        ["determine"] = new(Commands.Determine(), TestPeople.Liquidator, GrantPath.To(GrantStates.Liquidation), Codes.DocumentMissing, GrantRules.FinalReportFiled, GrantPath.To(GrantStates.Liquidation).Given(Commands.ReportFinal(), TestPeople.Requester)),
        ["close with a debt"] = new(Commands.Close, TestPeople.Auditor, GrantPath.To(GrantStates.RefundDue), Codes.BalanceNotZero, GrantRules.BalanceZero, Refunded(GrantStates.RefundDue)),
        ["close with a finding"] = new(Commands.Close, TestPeople.Auditor, Refunded(GrantStates.RefundDue).WithFinding(blocking: false), Codes.Blocked, GrantRules.FindingsClosed, Refunded(GrantStates.RefundDue)),
        ["close with a payment under way"] = new(Commands.Close, TestPeople.Auditor, Active.Ordered(1).Given(Commands.Terminate, TestPeople.Head), Codes.WrongState, GrantRules.TranchesSettled, Refunded(GrantStates.RefundDue)),
        ["request-tranche with a report overdue"] = new(SecondTranche, TestPeople.Requester, Active.Paid(1).Later(31), Codes.Blocked, GrantRules.ReportsUpToDate, Active.Accounted(1)) { Target = "tranche:2" },
        ["request-tranche with too much unaccounted for"] = new(SecondTranche, TestPeople.Requester, Active.Paid(1), Codes.Blocked, GrantRules.PreviousTrancheLiquidated, Active.Accounted(1)) { Target = "tranche:2" },
        ["reopen"] = new(Commands.Reopen(), TestPeople.Auditor, GrantPath.To(GrantStates.Closed).On(new DateOnly(2030, 1, 7)), Codes.WrongState, GrantRules.WithinRetention, GrantPath.To(GrantStates.Closed)),
    };

    public static TheoryData<string> WithNothing => new(Nothing.Keys);

    public static TheoryData<string> HeldUp => new(Held.Keys);

    [Theory]
    [MemberData(nameof(WithNothing))]
    public void With_nothing_to_act_upon_it_is_neither_offered_nor_accepted(string name)
    {
        var row = Nothing[name];

        Offer(row.Without, row).Should().BeNull();
        row.Without.When(row.Command, row.By).ThenRefused(row.Code, row.Rule);
        Offer(row.With, row).Should().NotBeNull().And.Match<PermittedCommand>(o => o.BlockedBy == null);
        row.With.When(row.Command, row.By).ThenAccepted();
    }

    [Theory]
    [MemberData(nameof(HeldUp))]
    public void At_the_wrong_moment_it_is_offered_as_blocked_with_the_reason(string name)
    {
        var row = Held[name];

        Offer(row.Without, row).Should().NotBeNull().And.Match<PermittedCommand>(o => o.BlockedBy == row.Code && o.Why!.Es.Length > 10 && o.Why.En.Length > 10);
        row.Without.When(row.Command, row.By).ThenRefused(row.Code, row.Rule);
        Offer(row.With, row)!.Why.Should().BeNull();
        row.With.When(row.Command, row.By).ThenAccepted();
    }

    [Fact]
    public void Inboxes_wait_for_what_can_be_done()
    {
        WaitingFor(GrantPath.To(GrantStates.Liquidation)).Should().Equal([Role.Ngo], "neither the determination nor the closing can come before the final report");
        WaitingFor(GrantPath.To(GrantStates.Liquidation).Given(Commands.ReportFinal(), TestPeople.Requester)).Should().Equal(Role.Control);
        WaitingFor(Refunded(GrantStates.RefundDue)).Should().Equal([Role.Audit], "nothing is left to escalate");
        WaitingFor(GrantPath.Opened).Should().Equal([Role.Ngo], "somebody must see a case that nobody can move yet");
        WaitingFor(Active.Reported(1)).Should().Equal([Role.Control, Role.Technical], "the second tranche comes after the account of the first; a visit is to be planned");
    }

    [Fact]
    public void A_term_that_runs_while_nobody_can_keep_it_is_nobodys_yet()
    {
        var run = GrantPath.To(GrantStates.Liquidation);

        GrantKind.Instance.Index(run.State).Held.Should().Contain("determine").And.NotContain(GrantWorkflow.ReportFinal).And.BeSubsetOf(run.State.Core.Deadlines.Keys);
        GrantKind.Instance.Index(run.Given(Commands.ReportFinal(), TestPeople.Requester).State).Held.Should().NotContain("determine");
        GrantKind.Instance.Index(GrantPath.Opened.State).Held.Should().BeEmpty("where nothing else is asked, what cannot be done yet is");
    }

    [Fact]
    public void Once_the_clock_has_told_that_the_report_is_missing_the_determination_is_waited_for()
    {
        var late = GrantPath.To(GrantStates.Liquidation).Later(GrantPolicy.LiquidationDays + 1);

        WaitingFor(late.Given(new ExpireDeadline(GrantWorkflow.ReportFinal), TestPeople.Clock)).Should().Contain(Role.Control);
    }

    private static GrantRun Refunded(string state) => GrantPath.To(state).Given(Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer);

    private static IReadOnlyList<string> WaitingFor(GrantRun run) => GrantKind.Instance.Index(run.State).WaitingFor;

    private static PermittedCommand? Offer(GrantRun run, Case row) => GrantKind.Instance.Permitted(run.State, row.By, run.Facts, run.At, run.Engine)
        .SingleOrDefault(o => o.Command == GrantRun.NameOf(row.Command) && o.Target == row.Target);

    private sealed record Case(ICaseCommand Command, Actor By, GrantRun Without, string Code, string Rule, GrantRun With)
    {
        public string Target { get; init; } = "";
    }
}
