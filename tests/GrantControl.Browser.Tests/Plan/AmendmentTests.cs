using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Plan;

/// <summary>A plan in force is amended where it was written, and stays as it is until the areas that watch what changes agree.</summary>
[Collection(OfficeCollection.Name)]
public sealed class AmendmentTests(Office office)
{
    private const string Title = "Dos semanas más";

    [Fact]
    public async Task Given_a_running_grant_When_the_organisation_proposes_a_later_end_Then_it_is_in_force_once_control_has_cleared_it()
    {
        var story = await office.GrantAsync(Title, static s => s.GoToAsync(GrantStates.Active));
        var later = story.Script.Ends.AddDays(14);
        await using var organisation = await office.VisitAsync("formula-a");
        await organisation.GoAsync(Plan(story.Address()) + "/amend");
        var plan = new PlanScreen(organisation);

        await plan.OpenAsync("activities");
        await plan.TypeAsync("planEnds", later);
        await plan.SaveAsync();
        await Expect(organisation.Page.Locator(".tasks li").Filter(new() { HasText = "Actividades" })).ToContainTextAsync("1 cambio");
        var form = new CommandForm(organisation);
        await form.TypeAsync("reason", "Las lluvias cerraron el camino.");
        await form.AttachAllAsync();
        await organisation.Page.Locator("#form button[value=check]").ClickAsync();
        await Expect(organisation.Page.Locator("main")).ToContainTextAsync("Compruebe la modificación");
        await Expect(organisation.Page.Locator("main")).ToContainTextAsync($"{later:dd/MM/yyyy}");
        await form.SendAsync();

        await organisation.GoAsync(Plan(story.Address()) + "/activities");
        await Expect(organisation.Page.Locator("main")).ToContainTextAsync($"{story.Script.Ends:dd/MM/yyyy}");
        await ClearAsync(story.Address());
        await organisation.Page.ReloadAsync();
        await Expect(organisation.Page.Locator("main")).ToContainTextAsync($"{later:dd/MM/yyyy}");
        (await office.EventsAsync(story, "grant.amendment-adopted/1")).Should().Be(1);
        organisation.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_a_proposed_amendment_When_another_is_wanted_Then_the_case_says_why_not_yet()
    {
        var story = await office.GrantAsync("Una a la vez", static s => s.GoToAsync(GrantStates.Active));
        await story.SendAsync(story.Cast.Formulator, "amend", new ProposeAmendment(
            "Una semana más.",
            [await story.DocumentAsync(Cases.Documents.DocumentType.AmendmentJustification, story.Cast.Formulator)],
            Activities: story.Script.Activities() with { Ends = story.Script.Ends.AddDays(7) }));
        await using var organisation = await office.VisitAsync("formula-a");

        await organisation.GoAsync(story.Address());

        await Expect(organisation.Page.Locator("main")).ToContainTextAsync("La modificación 1 sigue propuesta.");
        organisation.Troubles().Should().BeEmpty();
    }

    /// <summary>Only internal control watches the activities.</summary>
    private async Task ClearAsync(string address)
    {
        await using var controller = await office.VisitAsync("control1");
        await controller.GoAsync(address + "/do/clear-amendment");
        var form = new CommandForm(controller);
        await form.AttachAllAsync();
        await form.CheckAsync();
        await form.SendAsync();
        controller.Troubles().Should().BeEmpty();
    }

    private static string Plan(string address) => address.Replace("/cases/", "/plan/", StringComparison.Ordinal);
}
