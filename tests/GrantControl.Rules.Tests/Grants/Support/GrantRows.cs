using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using static GrantControl.Cases.Grants.GrantStates;
using static GrantControl.Rules.Tests.Grants.Support.GrantPath;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Every transition of the grant's table, part by part and from each state it may start in, as an act that is allowed.</summary>
public static class GrantRows
{
    public static IReadOnlyList<GrantRow> All { get; } = [.. Formulation(), .. Review(), .. Agreement(), .. Execution(), .. Settlement(), .. Oversight(), .. Visits()];

    private static Dictionary<string, GrantRow> ByName { get; } = All.ToDictionary(r => r.ToString(), StringComparer.Ordinal);

    /// <summary>Those that people, and not the clock, do.</summary>
    public static IEnumerable<GrantRow> Human => All.Where(r => !r.By.IsSystem);

    public static TheoryData<string> Names(IEnumerable<GrantRow> rows) => new(rows.Select(r => r.ToString()));

    public static GrantRow Named(string name) => ByName[name];

    private static GrantRow Row(string transition, string part, string from, ICaseCommand command, Actor by, string to) =>
        new(transition, part, () => GrantPath.To(from), _ => command, by, to);

    private static IEnumerable<GrantRow> Formulation() =>
    [
        Row("save-draft", "ngo", Draft, TestPlan.Save, Formulator, Draft),
        Row("submit", "ngo", Draft, Commands.Submit, Formulator, Submitted),
        Row("withdraw", "ngo", Draft, Commands.Withdraw, Formulator, Withdrawn),
        Row("withdraw", "ngo", Submitted, Commands.Withdraw, Formulator, Withdrawn),
        Row("withdraw", "ngo", Returned, Commands.Withdraw, Formulator, Withdrawn),
        new("lapse-submitted", "clock", () => GrantPath.To(Submitted).LaterBusinessDays(11), _ => new ExpireDeadline("lapse-submitted"), Clock, Withdrawn),
        new("lapse-returned", "clock", () => GrantPath.To(Returned).LaterBusinessDays(11), _ => new ExpireDeadline("resubmit"), Clock, Withdrawn),
    ];

    private static IEnumerable<GrantRow> Review() =>
    [
        Row("admit", "technical", Submitted, Commands.Admit, Technical, UnderReview),
        .. Gate.All.Select(g => Row($"clear-{g.Id}", "reviewer", UnderReview, Commands.Clear(g.Id), ReviewerOf(g.Id), UnderReview)),
        .. Gate.All.Select(g => Row($"observe-{g.Id}", "reviewer", UnderReview, Commands.Observe(g.Id, Section.Tranches), ReviewerOf(g.Id), Returned)),
        Row("save-returned", "ngo", Returned, TestPlan.Save, Formulator, Returned),
        Row("resubmit", "ngo", Returned, Commands.Answer(1), Formulator, UnderReview),
        new("authorize", "committee", LargeCleared, _ => Commands.Authorize(), Committee[0], UnderReview),
        new("authorize", "authority", () => ClearedBut(), _ => Commands.Authorize(), Head, Authorized),
        Row("reject", "authority", UnderReview, Commands.Reject, Head, Rejected),
    ];

    private static IEnumerable<GrantRow> Agreement() =>
    [
        new("sign", "authority", () => GrantPath.To(Authorized), r => Commands.Sign(r.State.ContentHash), Head, Authorized),
        new("sign", "ngo", () => GrantPath.To(Authorized), r => Commands.Sign(r.State.ContentHash), Formulator, Authorized),
        Row("activate", "finance", Signed, Commands.Activate, Finance, Active),
    ];

    private static IEnumerable<GrantRow> Execution() =>
    [
        Row("amend", "ngo", Active, Commands.Amend(), Formulator, Active),
        Row("suspend", "control", Active, Commands.Suspend, Watcher, Active),
        new("suspend", "authority", () => GrantPath.To(Active).Given(Commands.Suspend, Watcher), _ => Commands.Suspend, Head, Suspended),
        Row("lift", "control", Suspended, Commands.Lift(), Watcher, Suspended),
        new("lift", "authority", () => GrantPath.To(Suspended).Given(Commands.Lift(), Watcher), _ => Commands.Lift(), Head, Active),
        new("end", "clock", () => GrantPath.To(Active).On(TestPlan.Ends.AddDays(1)), _ => new ExpireDeadline("end"), Clock, Liquidation),
        new("end", "clock", () => GrantPath.To(Suspended).On(TestPlan.Ends.AddDays(1)), _ => new ExpireDeadline("end"), Clock, Liquidation),
        Row("terminate", "authority", Active, Commands.Terminate, Head, Liquidation),
        Row("terminate", "authority", Suspended, Commands.Terminate, Head, Liquidation),
    ];

    private static IEnumerable<GrantRow> Settlement() =>
    [
        Row("report-final", "ngo", Liquidation, Commands.ReportFinal(), Requester, Liquidation),
        new("determine", "control", () => GrantPath.To(Liquidation).Given(Commands.ReportFinal(), Requester), _ => Commands.Determine(), Liquidator, RefundDue),
        .. new[] { Liquidation, RefundDue, Recovery }.Select(s => Row($"refund-in-{s}", "treasury", s, Commands.Refund(1), Treasurer, s)),
        Row("disallow-in-liquidation", "control", Liquidation, Commands.Disallow(), Liquidator, Liquidation),
        Row("escalate", "legal", RefundDue, Commands.Escalate, Legal, Recovery),
        new("escalate", "legal", () => GrantPath.To(RefundDue).LaterBusinessDays(16), _ => new ExpireDeadline("escalate"), Clock, Recovery),
        Row("write-off", "legal", Recovery, Commands.WriteOff(), Legal, Recovery),
        new("write-off", "authority", () => GrantPath.To(Recovery).Given(Commands.WriteOff(), Legal), _ => Commands.WriteOff(), Head, Recovery),
        .. new[] { Liquidation, RefundDue, Recovery }.Select(s => new GrantRow(
            "close", "audit", () => Reported(s).Given(Commands.Refund(TranchePath.Disallowed), Treasurer), _ => Commands.Close, Auditor, Closed)),
        Row("reopen", "audit", Closed, Commands.Reopen(), Auditor, Liquidation),
    ];

    private static GrantRun Reported(string state) => state == Liquidation ? GrantPath.To(state).Given(Commands.ReportFinal(), Requester) : GrantPath.To(state);

    private static IEnumerable<GrantRow> Visits() =>
    [
        .. GrantVisits.Setting.PlannedIn.Select(s => new GrantRow($"plan-visit-in-{s}", "monitor", () => GrantPath.To(s), r => VisitActs.Plan(r), TechnicalMonitor, s)),
        .. GrantVisits.Setting.MadeIn.Select(s => new GrantRow($"note-visit-in-{s}", "monitor", () => VisitedBefore(s), _ => VisitActs.Note(), Watcher, s)),
    ];

    /// <summary>Visited while it ran, whatever became of it since.</summary>
    private static GrantRun VisitedBefore(string state) => state switch
    {
        Active => GrantPath.To(Active).Visited(),
        Suspended => VisitedBefore(Active).Given((Commands.Suspend, Watcher), (Commands.Suspend, Head)),
        Liquidation => VisitedBefore(Active).Accounted(1).Given(Commands.Terminate, Head),
        RefundDue => VisitedBefore(Liquidation).Given((Commands.ReportFinal(), Requester), (Commands.Determine(), Liquidator)),
        _ => VisitedBefore(RefundDue).Given(Commands.Escalate, Legal),
    };

    private static IEnumerable<GrantRow> Oversight() =>
    [
        .. Running.Select(s => Row($"raise-finding-in-{s}", "oversight", s, Commands.RaiseFinding(), Watcher, s)),
        .. Running.Select(s => new GrantRow($"resolve-finding-in-{s}", "oversight", () => GrantPath.To(s).Given(Commands.RaiseFinding(), Watcher), _ => Commands.ResolveFinding(), Auditor, s)),
        .. Running.Select(s => Row($"freeze-in-{s}", "control", s, Commands.Freeze, Watcher, s)),
        .. Running.Select(s => new GrantRow($"unfreeze-in-{s}", "control", () => GrantPath.To(s).Given(Commands.Freeze, Watcher), _ => Commands.Unfreeze, Watcher, s)),
        .. Open.Select(s => Row($"compensate-in-{s}", "audit", s, Commands.Compensate(Technical.Person, Duty.ReviewTechnical, Duty.Monitor), Auditor, s)),
    ];
}
