using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Grants.GrantStates;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;
using static GrantControl.Rules.Tests.Grants.Support.TestPlan;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What is refused while a grant runs: amendments, suspensions, terminations.</summary>
internal static class RefusedRunning
{
    private static readonly BudgetSection Budget = TestPlan.Budget;

    public static IEnumerable<RefusedRow> Rows => [.. Proposals, .. Amendments, .. Stops];

    private static IEnumerable<RefusedRow> Proposals =>
    [
        NotNow("amend", GrantRules.OneAmendmentAtATime, Proposed, _ => Commands.Amend("2"), Formulator),
        Blank("amend", Running, _ => Commands.Amend() with { Reason = "" }, Formulator),
        Proposal(GrantRules.SectionsValid, Commands.Amend() with { Activities = null }, ""),
        Proposal(GrantRules.SectionsValid, Commands.Amend() with { Activities = null, Budget = Budget }, ""),
        Proposal(GrantRules.SectionsValid, Dearer(1) with { Budget = Budget with { Total = Usd(1) } }, "budget.total"),
        Proposal(GrantRules.LinesSumToTotal, Dearer(1) with { Tranches = null }, "tranches.tranches"),
        Proposal(GrantRules.ResultsComplete, Commands.Amend() with { Results = new ResultsSection([.. Results.Results.Select(r => r with { Indicators = [] })]) }, "results.results[0].indicators"),
        Proposal(GrantRules.PlanComplete, Commands.Amend() with { Activities = Activities with { Ends = Starts.AddDays(60) } }, "activities.activities[0].starts"),
        Invalid("amend", GrantRules.PlanComplete, () => Running().On(Ends.AddDays(30)), _ => Commands.Amend(), Formulator, "activities.ends"),
        Proposal(GrantRules.AmendmentBelowThreshold, Dearer(500_000_000), "budget.total"),
        Proposal(GrantRules.GuaranteeCovers, Commands.Amend() with { Activities = Activities with { Ends = Guarantee.Expires.AddDays(1) } }, "activities.ends"),
        Proposal(GrantRules.AccountUnchanged, Commands.Amend() with { General = General with { Account = TestPlan.Account with { Number = "99" } } }, "general.account"),
        Invalid("amend", GrantRules.AmendmentKeepsPaidTranches, () => Running().Requested(1), _ => Unconditional, Formulator, "tranches.tranches[0]"),
    ];

    private static IEnumerable<RefusedRow> Amendments =>
    [
        .. new[] { Gate.Legal, Gate.Finance, Gate.Control }.Select(gate => NotNow(
            "clear-amendment", GrantRules.AmendmentKeepsPaidTranches, () => Running().Given(Unconditional, Formulator).Requested(1),
            _ => new ClearAmendment(1, gate, TestDocuments.Documents("modificación", Gate.OpinionOf(gate))), GrantPath.ReviewerOf(gate))),
        .. new (ObservationMade[] Sent, string Field)[]
        {
            ([], "observations"), ([new(Section.Budget, "No procede.")], "observations[0].section"), ([new(Section.Tranches, "")], "observations[0].text"),
        }.Select(x => Invalid(
            "observe-amendment", GrantRules.ObservationsCiteSections, () => Running().Given(Unconditional, Formulator), _ => new ObserveAmendment(1, Gate.Legal, x.Sent), Legal, x.Field)),
        Blank("withdraw-amendment", Proposed, _ => new WithdrawAmendment(1, " "), Formulator),
    ];

    private static IEnumerable<RefusedRow> Stops =>
    [
        .. new (SuspendGrant Sent, string Field)[]
        {
            (Commands.Suspend with { Reason = "" }, "reason"), (Commands.Suspend with { Remedy = "" }, "remedy"), (Commands.Suspend with { Appeal = "" }, "appeal"),
            (Commands.Suspend with { RemedyBy = GrantRun.FirstDay.AddDays(-1) }, "remedyBy"),
        }.Select(x => Blank("suspend", Running, _ => x.Sent, Watcher, x.Field)),
        Blank("lift", () => GrantPath.To(Suspended), _ => Commands.Lift() with { Verification = "" }, Watcher, "verification"),
        Blank("terminate", Running, _ => Commands.Terminate with { Reason = "" }, Head),
    ];

    /// <summary>The first tranche without its condition.</summary>
    private static ProposeAmendment Unconditional => Commands.Amend() with
    {
        Activities = null,
        Tranches = new TranchesSection([Tranches.Tranches[0] with { Preconditions = [] }, .. Tranches.Tranches.Skip(1)]),
    };

    /// <summary>So many centavos more, in the last tranche.</summary>
    private static ProposeAmendment Dearer(long centavos) => Commands.Amend() with
    {
        Activities = null,
        Budget = new BudgetSection(Budget.Total + Q(centavos), [.. Budget.Lines, new PlanLine("l9", "Más", LineB, Q(centavos))]),
        Tranches = new TranchesSection([.. Tranches.Tranches.SkipLast(1), Tranches.Tranches[^1] with { Charges = [.. Tranches.Tranches[^1].Charges, new Charge(LineB, Q(centavos))] }]),
    };

    private static RefusedRow Proposal(string rule, ProposeAmendment sent, string field) => Invalid("amend", rule, Running, _ => sent, Formulator, field);

    private static GrantRun Running() => GrantPath.To(Active);

    private static GrantRun Proposed() => Running().Given(Commands.Amend(), Formulator);
}
