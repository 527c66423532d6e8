using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestPlan;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What a draft may not hold, and what it may hold but not be presented with.</summary>
internal static class RefusedPlans
{
    private static readonly BudgetSection Budget = TestPlan.Budget;
    private static readonly PlanLine Line = Budget.Lines[0];
    private static readonly PlannedTranche Tranche = Tranches.Tranches[0];
    private static readonly PlannedTranche Last = Tranches.Tranches[^1];
    private static readonly PlannedResult Result = Results.Results[0];
    private static readonly Indicator Indicator = Result.Indicators[0];
    private static readonly PlannedActivity Activity = Activities.Activities[0];

    public static IEnumerable<RefusedRow> Rows =>
    [
        .. Malformed.Select(x => Invalid("save", GrantRules.SectionsValid, () => GrantPath.Opened, _ => x.Sent, TestPeople.Formulator, x.Field)),
        .. Misfits.SelectMany(x => new[]
        {
            Invalid("submit", x.Rule, () => GrantPath.To(GrantStates.Draft).Given(x.Sent, TestPeople.Formulator), _ => Commands.Submit, TestPeople.Formulator, x.Field),
            Invalid("resubmit", x.Rule, () => GrantPath.To(GrantStates.Returned).Given(x.Sent, TestPeople.Formulator), _ => Commands.Answer(1), TestPeople.Formulator, x.Field),
        }),
        .. Section.All.Select(s => Invalid("submit", GrantRules.PlanComplete, () => GrantPath.Opened.Given(Without(s.Id), TestPeople.Formulator), _ => Commands.Submit, TestPeople.Formulator, s.Id)),
        NotNow("submit", GrantRules.CallOpen, () => GrantPath.To(GrantStates.Draft).On(Commands.Open.CallDate.AddDays(1)), _ => Commands.Submit, TestPeople.Formulator),
        Blank("withdraw", () => GrantPath.To(GrantStates.Draft), _ => new WithdrawGrant(""), TestPeople.Formulator),
    ];

    private static IEnumerable<(SaveSections Sent, string Field)> Malformed =>
    [
        (new SaveSections(), ""),
        (new(General: General with { Purpose = " " }), "general.purpose"),
        (new(General: General with { Purpose = new string('x', 4_001) }), "general.purpose"),
        (new(General: General with { LegalRepresentative = "a\u0000b" }), "general.legalRepresentative"),
        (new(General: General with { Account = TestPlan.Account with { Number = "" } }), "general.account.number"),
        (new(Results: new ResultsSection([])), "results.results"),
        (new(Results: new ResultsSection([.. Enumerable.Range(0, 51).Select(i => Result with { Id = $"r{i}", Indicators = [] })])), "results.results"),
        (new(Results: new ResultsSection([Result, Result with { Indicators = [] }])), "results.results"),
        (new(Results: new ResultsSection([Result, Result with { Id = "r9" }])), "results.results"),
        (new(Results: new ResultsSection([Result with { Title = "" }])), "results.results[0].title"),
        (new(Activities: Activities with { Ends = Starts.AddDays(-1) }), "activities.ends"),
        (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Ends = Starts.AddDays(-1) }])), "activities.activities[0].ends"),
        (new(Activities: new ActivitiesSection(Starts, Ends, [Activity, Activity])), "activities.activities"),
        (new(Activities: new ActivitiesSection(Starts, Ends, [])), "activities.activities"),
        (new(Budget: new BudgetSection(Q(1), [])), "budget.lines"),
        (new(Budget: new BudgetSection(Q(1), [Line, Line])), "budget.lines"),
        (new(Budget: new BudgetSection(Q(1), [.. Enumerable.Range(0, 501).Select(i => Line with { Id = $"l{i}" })])), "budget.lines"),
        (new(Budget: Budget with { Total = Q(0) }), "budget.total"),
        (new(Budget: Budget with { Total = Q(-1) }), "budget.total"),
        (new(Budget: Budget with { Total = Q(GrantPolicy.MaxAmountMinor + 1) }), "budget.total"),
        (new(Budget: Budget with { Total = Usd(100_000_00) }), "budget.total"),
        (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Q(0) }])), "budget.lines[0].amount"),
        (new(Budget: new BudgetSection(Q(1), [Line, Line with { Id = "l9", Amount = Q(-5) }])), "budget.lines[1].amount"),
        (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Q(long.MaxValue) }])), "budget.lines[0].amount"),
        (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Usd(5) }])), "budget.lines[0].amount"),
        (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "211" }])), "budget.lines[0].budgetLine"),
        (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "a/b/c" }])), "budget.lines[0].budgetLine"),
        (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "a/b|c" }])), "budget.lines[0].budgetLine"),
        (new(Tranches: new TranchesSection([])), "tranches.tranches"),
        (new(Tranches: new TranchesSection([.. Enumerable.Range(1, 61).Select(i => Tranche with { Number = i })])), "tranches.tranches"),
        (new(Tranches: new TranchesSection([Tranche with { Number = 0 }])), "tranches.tranches"),
        (new(Tranches: new TranchesSection([Tranche, Tranche with { Number = 3 }])), "tranches.tranches"),
        (new(Tranches: new TranchesSection([Tranche, Tranche with { Number = 2, PlannedOn = Tranche.PlannedOn.AddDays(-1) }])), "tranches.tranches"),
        (new(Tranches: new TranchesSection([Tranche with { Charges = [] }])), "tranches.tranches[0].charges"),
        (new(Tranches: new TranchesSection([Tranche with { Charges = [new Charge(LineA, Q(0))] }])), "tranches.tranches[0].charges[0].amount"),
        (new(Tranches: new TranchesSection([Tranche with { Charges = [new Charge(LineA, Q(1)), new Charge(LineA, Q(1))] }])), "tranches.tranches[0].charges"),
        (new(Tranches: new TranchesSection([Tranche with { Preconditions = [""] }])), "tranches.tranches[0].preconditions[0]"),
    ];

    /// <summary>Sections that are right on their own and do not fit together.</summary>
    private static IEnumerable<(SaveSections Sent, string Rule, string Field)> Misfits =>
    [
        (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { ResultId = "r9" }])), GrantRules.PlanComplete, "activities.activities[0].resultId"),
        (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Starts = Starts.AddDays(-1) }])), GrantRules.PlanComplete, "activities.activities[0].starts"),
        (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Ends = Ends.AddDays(1) }])), GrantRules.PlanComplete, "activities.activities[0].starts"),
        (new(Budget: Budget with { Lines = [Line with { ResultId = "r9" }, .. Budget.Lines.Skip(1)] }), GrantRules.PlanComplete, "budget.lines[0].resultId"),
        (Rescheduled(Last with { PlannedOn = Ends.AddDays(1) }), GrantRules.PlanComplete, "tranches.tranches[2].plannedOn"),
        (new(Budget: Budget with { Total = Q(100_000_01) }), GrantRules.LinesSumToTotal, "budget.total"),
        (Rescheduled(), GrantRules.LinesSumToTotal, "tranches.tranches"),
        (Rescheduled(Last with { Charges = [new Charge(LineB, Q(20_000_00))] }), GrantRules.LinesSumToTotal, "tranches.tranches"),
        (new(Results: new ResultsSection([Result with { Indicators = [] }, Results.Results[1]])), GrantRules.ResultsComplete, "results.results[0].indicators"),
        (Measured(Indicator with { Baseline = "" }), GrantRules.ResultsComplete, "results.results[0].indicators[0].baseline"),
        (Measured(Indicator with { Target = " " }), GrantRules.ResultsComplete, "results.results[0].indicators[0].target"),
        (Measured(Indicator with { Verification = "" }), GrantRules.ResultsComplete, "results.results[0].indicators[0].verification"),
    ];

    /// <summary>The plan with another end of its schedule, or none.</summary>
    private static SaveSections Rescheduled(params PlannedTranche[] last) => new(Tranches: new TranchesSection([.. Tranches.Tranches.SkipLast(1), .. last]));

    private static SaveSections Measured(Indicator indicator) =>
        new(Results: new ResultsSection([Result with { Indicators = [indicator] }, Results.Results[1]]));

    private static SaveSections Without(string section)
    {
        var all = new Plan { General = General, Results = Results, Activities = Activities, Budget = Budget, Tranches = Tranches };
        var rest = PlanSections.Only(all, [.. Section.All.Select(s => s.Id).Where(id => id != section)]);
        return new SaveSections(rest.General, rest.Results, rest.Activities, rest.Budget, rest.Tranches);
    }
}
