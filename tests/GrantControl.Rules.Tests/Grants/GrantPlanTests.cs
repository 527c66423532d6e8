using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestPlan;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>What a draft may hold, what a presentation asks of it, and what opening one asks first.</summary>
public sealed class GrantPlanTests
{
    private static readonly BudgetSection Budget = TestPlan.Budget;
    private static readonly PlanLine Line = Budget.Lines[0];
    private static readonly PlannedTranche Tranche = TestPlan.Tranches.Tranches[0];
    private static readonly PlannedResult Result = TestPlan.Results.Results[0];
    private static readonly Indicator Indicator = Result.Indicators[0];
    private static readonly PlannedActivity Activity = TestPlan.Activities.Activities[0];

    /// <summary>A section that is wrong on its own, and the field that is told.</summary>
    private static readonly Dictionary<string, (SaveSections Sent, string Path)> Malformed = new(StringComparer.Ordinal)
    {
        ["nothing sent"] = (new SaveSections(), ""),
        ["no purpose"] = (new(General: General with { Purpose = " " }), "general.purpose"),
        ["purpose too long"] = (new(General: General with { Purpose = new string('x', 4_001) }), "general.purpose"),
        ["control character"] = (new(General: General with { LegalRepresentative = "a\u0000b" }), "general.legalRepresentative"),
        ["account without number"] = (new(General: General with { Account = TestPlan.Account with { Number = "" } }), "general.account.number"),
        ["no results"] = (new(Results: new ResultsSection([])), "results.results"),
        ["51 results"] = (new(Results: new ResultsSection([.. Enumerable.Range(0, 51).Select(i => Result with { Id = $"r{i}", Indicators = [] })])), "results.results"),
        ["result twice"] = (new(Results: new ResultsSection([Result, Result with { Indicators = [] }])), "results.results"),
        ["indicator twice"] = (new(Results: new ResultsSection([Result, Result with { Id = "r9" }])), "results.results"),
        ["result without title"] = (new(Results: new ResultsSection([Result with { Title = "" }])), "results.results[0].title"),
        ["plan ends before it starts"] = (new(Activities: TestPlan.Activities with { Ends = Starts.AddDays(-1) }), "activities.ends"),
        ["activity ends before it starts"] = (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Ends = Starts.AddDays(-1) }])), "activities.activities[0].ends"),
        ["activity twice"] = (new(Activities: new ActivitiesSection(Starts, Ends, [Activity, Activity])), "activities.activities"),
        ["no activities"] = (new(Activities: new ActivitiesSection(Starts, Ends, [])), "activities.activities"),
        ["no lines"] = (new(Budget: new BudgetSection(Q(1), [])), "budget.lines"),
        ["line twice"] = (new(Budget: new BudgetSection(Q(1), [Line, Line])), "budget.lines"),
        ["501 lines"] = (new(Budget: new BudgetSection(Q(1), [.. Enumerable.Range(0, 501).Select(i => Line with { Id = $"l{i}" })])), "budget.lines"),
        ["total of zero"] = (new(Budget: Budget with { Total = Q(0) }), "budget.total"),
        ["negative total"] = (new(Budget: Budget with { Total = Q(-1) }), "budget.total"),
        ["absurd total"] = (new(Budget: Budget with { Total = Q(GrantPolicy.MaxAmountMinor + 1) }), "budget.total"),
        ["total in another currency"] = (new(Budget: Budget with { Total = Usd(100_000_00) }), "budget.total"),
        ["line of zero"] = (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Q(0) }])), "budget.lines[0].amount"),
        ["negative line"] = (new(Budget: new BudgetSection(Q(1), [Line, Line with { Id = "l9", Amount = Q(-5) }])), "budget.lines[1].amount"),
        ["absurd line"] = (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Q(long.MaxValue) }])), "budget.lines[0].amount"),
        ["line in another currency"] = (new(Budget: new BudgetSection(Q(1), [Line with { Amount = Usd(5) }])), "budget.lines[0].amount"),
        ["budget line without budget"] = (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "211" }])), "budget.lines[0].budgetLine"),
        ["budget line of three parts"] = (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "a/b/c" }])), "budget.lines[0].budgetLine"),
        ["budget line with a bar"] = (new(Budget: new BudgetSection(Q(1), [Line with { BudgetLine = "a/b|c" }])), "budget.lines[0].budgetLine"),
        ["no tranches"] = (new(Tranches: new TranchesSection([])), "tranches.tranches"),
        ["61 tranches"] = (new(Tranches: new TranchesSection([.. Enumerable.Range(1, 61).Select(i => Tranche with { Number = i })])), "tranches.tranches"),
        ["tranches numbered from 0"] = (new(Tranches: new TranchesSection([Tranche with { Number = 0 }])), "tranches.tranches"),
        ["tranche number left out"] = (new(Tranches: new TranchesSection([Tranche, Tranche with { Number = 3 }])), "tranches.tranches"),
        ["dates out of order"] = (new(Tranches: new TranchesSection([Tranche, Tranche with { Number = 2, PlannedOn = Tranche.PlannedOn.AddDays(-1) }])), "tranches.tranches"),
        ["tranche of nothing"] = (new(Tranches: new TranchesSection([Tranche with { Charges = [] }])), "tranches.tranches[0].charges"),
        ["charge of zero"] = (new(Tranches: new TranchesSection([Tranche with { Charges = [new Charge(LineA, Q(0))] }])), "tranches.tranches[0].charges[0].amount"),
        ["charge twice"] = (new(Tranches: new TranchesSection([Tranche with { Charges = [new Charge(LineA, Q(1)), new Charge(LineA, Q(1))] }])), "tranches.tranches[0].charges"),
        ["blank precondition"] = (new(Tranches: new TranchesSection([Tranche with { Preconditions = [""] }])), "tranches.tranches[0].preconditions[0]"),
    };

    /// <summary>Sections that are right on their own and do not fit together.</summary>
    private static readonly Dictionary<string, (SaveSections Sent, string Rule, string Path)> Misfits = new(StringComparer.Ordinal)
    {
        ["activity of no result"] = (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { ResultId = "r9" }])), GrantRules.PlanComplete, "activities.activities[0].resultId"),
        ["activity before the plan"] = (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Starts = Starts.AddDays(-1) }])), GrantRules.PlanComplete, "activities.activities[0].starts"),
        ["activity after the plan"] = (new(Activities: new ActivitiesSection(Starts, Ends, [Activity with { Ends = Ends.AddDays(1) }])), GrantRules.PlanComplete, "activities.activities[0].starts"),
        ["line of no result"] = (new(Budget: Budget with { Lines = [Line with { ResultId = "r9" }, .. Budget.Lines.Skip(1)] }), GrantRules.PlanComplete, "budget.lines[0].resultId"),
        ["tranche after the plan"] = (new(Tranches: new TranchesSection([.. TestPlan.Tranches.Tranches.SkipLast(1), TestPlan.Tranches.Tranches[^1] with { PlannedOn = Ends.AddDays(1) }])), GrantRules.PlanComplete, "tranches.tranches[2].plannedOn"),
        ["lines one centavo short"] = (new(Budget: Budget with { Total = Q(100_000_01) }), GrantRules.LinesSumToTotal, "budget.total"),
        ["tranches short"] = (new(Tranches: new TranchesSection([.. TestPlan.Tranches.Tranches.SkipLast(1)])), GrantRules.LinesSumToTotal, "tranches.tranches"),
        ["tranches on the wrong line"] = (new(Tranches: new TranchesSection([.. TestPlan.Tranches.Tranches.SkipLast(1), TestPlan.Tranches.Tranches[^1] with { Charges = [new Charge(LineB, Q(20_000_00))] }])), GrantRules.LinesSumToTotal, "tranches.tranches"),
        ["result without indicator"] = (new(Results: new ResultsSection([Result with { Indicators = [] }, TestPlan.Results.Results[1]])), GrantRules.ResultsComplete, "results.results[0].indicators"),
        ["no baseline"] = (Measured(Indicator with { Baseline = "" }), GrantRules.ResultsComplete, "results.results[0].indicators[0].baseline"),
        ["no target"] = (Measured(Indicator with { Target = " " }), GrantRules.ResultsComplete, "results.results[0].indicators[0].target"),
        ["no means of verification"] = (Measured(Indicator with { Verification = "" }), GrantRules.ResultsComplete, "results.results[0].indicators[0].verification"),
    };

    public static TheoryData<string> MalformedSections => new(Malformed.Keys);

    public static TheoryData<string> MisfitSections => new(Misfits.Keys);

    [Theory]
    [MemberData(nameof(MalformedSections))]
    public void Saving_refuses_a_malformed_section(string name) => GrantPath.Opened
        .When(Malformed[name].Sent, TestPeople.Formulator)
        .ThenRefusedField(Malformed[name].Path, GrantRules.SectionsValid);

    [Theory]
    [MemberData(nameof(MisfitSections))]
    public void A_draft_may_hold_what_a_presentation_refuses(string name)
    {
        var (sent, rule, path) = Misfits[name];

        GrantPath.To(GrantStates.Draft).Given(sent, TestPeople.Formulator)
            .When(Commands.Submit, TestPeople.Formulator)
            .ThenRefusedField(path, rule);
        GrantPath.To(GrantStates.Returned).Given(sent, TestPeople.Formulator)
            .When(Commands.Answer(1), TestPeople.Formulator)
            .ThenRefusedField(path, rule);
    }

    [Theory]
    [InlineData(Section.General)]
    [InlineData(Section.Results)]
    [InlineData(Section.Activities)]
    [InlineData(Section.Budget)]
    [InlineData(Section.Tranches)]
    public void A_presentation_needs_every_section(string left)
    {
        var all = new Plan { General = General, Results = TestPlan.Results, Activities = TestPlan.Activities, Budget = Budget, Tranches = TestPlan.Tranches };
        var rest = PlanSections.Only(all, [.. Section.All.Select(s => s.Id).Where(id => id != left)]);

        GrantPath.Opened.Given(new SaveSections(rest.General, rest.Results, rest.Activities, rest.Budget, rest.Tranches), TestPeople.Formulator)
            .When(Commands.Submit, TestPeople.Formulator)
            .ThenRefusedField(left, GrantRules.PlanComplete);
    }

    [Fact]
    public void Only_a_section_that_changed_gets_a_new_version()
    {
        var draft = GrantPath.To(GrantStates.Draft);
        draft.State.Sections.Values.Should().OnlyContain(s => s.Version == 1);

        var saved = draft.When(TestPlan.Save with { General = General with { Place = "Santa Ana" } }, TestPeople.Formulator)
            .Then<SectionsSaved>(e => PlanSections.Of(e.Sections).Select(s => s.Id).Should().Equal(Section.General)).After.State;

        saved.Sections[Section.General].Version.Should().Be(2);
        saved.Sections.Where(s => s.Key != Section.General).Should().OnlyContain(s => s.Value == draft.State.Sections[s.Key]);
        saved.ContentHash.Should().NotBe(draft.State.ContentHash);
        saved.Plan.Budget.Should().Be(draft.State.Plan.Budget);
    }

    [Fact]
    public void Opening_gives_the_number_the_deadline_and_the_first_duty()
    {
        var opened = GrantRun.New.When(Commands.Open, TestPeople.Formulator).ThenState(GrantStates.Draft).After.State;

        (opened.Core.Number, opened.Organisation, opened.Core.Institution).Should().Be(("SUB-2026-000001", TestPeople.Organisation, "demo"));
        opened.Core.Deadlines["submit"].Due.Should().Be(Commands.Open.CallDate);
        opened.Core.Duties[TestPeople.Formulator.Person].Should().Equal("formulate");
    }

    [Fact]
    public void Only_a_known_and_clean_organisation_opens_a_grant_and_only_for_itself()
    {
        var known = GrantRun.New.Facts.Organisation!;

        GrantRun.New.When(Commands.Open, TestPeople.Outsider).ThenRefused(Codes.RoleRequired);
        GrantRun.New.When(Commands.Open, TestPeople.Head).ThenRefused(Codes.RoleRequired);
        GrantRun.New.When(Commands.Open, TestPeople.Clock).ThenRefused(Codes.RoleRequired);
        GrantRun.New.With(null).When(Commands.Open, TestPeople.Formulator).ThenRefusedField("organisation", GrantRules.OrganisationKnown);
        GrantRun.New.With(known with { Id = "org-z" }).When(Commands.Open, TestPeople.Formulator).ThenRefusedField("organisation", GrantRules.OrganisationKnown);
        GrantRun.New.With(known with { Sanctioned = true }).When(Commands.Open, TestPeople.Formulator).ThenRefused(Codes.Blocked, GrantRules.NotSanctioned);
        GrantRun.New.When(Commands.Open, TestPeople.Formulator, version: 3).ThenRefused(Codes.StaleVersion);
    }

    [Fact]
    public void Opening_names_every_bad_field()
    {
        GrantRun.New.When(Commands.Open with { Title = "" }, TestPeople.Formulator).ThenRefusedField("title");
        GrantRun.New.When(Commands.Open with { Title = new string('x', 201) }, TestPeople.Formulator).ThenRefusedField("title");
        GrantRun.New.When(Commands.Open with { Call = " " }, TestPeople.Formulator).ThenRefusedField("call");
        GrantRun.New.When(Commands.Open with { CallDate = GrantRun.FirstDay.AddDays(-1) }, TestPeople.Formulator).ThenRefusedField("callDate");
        GrantRun.New.When(Commands.Open with { CallDate = GrantRun.FirstDay }, TestPeople.Formulator).ThenState(GrantStates.Draft);
    }

    [Fact]
    public void A_call_is_open_through_its_last_day()
    {
        GrantPath.To(GrantStates.Draft).On(Commands.Open.CallDate).When(Commands.Submit, TestPeople.Formulator).ThenState(GrantStates.Submitted);
        GrantPath.To(GrantStates.Draft).On(Commands.Open.CallDate.AddDays(1)).When(Commands.Submit, TestPeople.Formulator).ThenRefused(Codes.WrongState, GrantRules.CallOpen);
    }

    [Fact]
    public void A_grant_in_dollars_is_kept_in_dollars()
    {
        var dollars = GrantRun.New.Given(Commands.Open with { Currency = Currency.Usd }, TestPeople.Formulator);

        dollars.When(TestPlan.Save, TestPeople.Formulator).ThenRefusedField("budget.total", GrantRules.SectionsValid);
        dollars.When(new SaveSections(Budget: new BudgetSection(Usd(9), [Line with { Amount = Usd(9) }])), TestPeople.Formulator).Then<SectionsSaved>();
    }

    private static SaveSections Measured(Indicator indicator) =>
        new(Results: new ResultsSection([Result with { Indicators = [indicator] }, TestPlan.Results.Results[1]]));
}
