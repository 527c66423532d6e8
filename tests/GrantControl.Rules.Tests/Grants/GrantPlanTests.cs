using GrantControl.Cases.Grants;
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
}
