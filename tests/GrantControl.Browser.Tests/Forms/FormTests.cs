using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Forms;

/// <summary>Nothing typed is ever lost, nothing is ever sent twice, and nobody decides on what she has not seen.</summary>
[Collection(OfficeCollection.Name)]
public sealed class FormTests(Office office)
{
    private const string Text = "La línea base no cita su fuente.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_checked_form_When_its_button_is_clicked_twice_Then_one_event_is_recorded(bool script)
    {
        var story = await office.UnderReviewAsync("Doble clic");
        await using var lawyer = await office.VisitAsync("legal1", Look.Usual with { Script = script });
        await lawyer.GoAsync(story.Address() + "/do/clear");
        var form = new CommandForm(lawyer);
        await form.AttachAllAsync();
        await form.CheckAsync();

        await form.Send.DblClickAsync();

        await Expect(form.Number).ToContainTextAsync(story.Number);
        (await office.EventsAsync(story, "grant.gate-cleared/1")).Should().Be(1);
        lawyer.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_an_empty_form_When_she_goes_on_Then_the_summary_takes_the_focus_and_leads_to_the_field()
    {
        var story = await office.UnderReviewAsync("Campos vacíos");
        await using var controller = await office.VisitAsync("control1");
        controller.Expecting(422);
        await controller.GoAsync(story.Address() + "/do/observe");
        var form = new CommandForm(controller);

        await controller.Page.Locator(".form-actions button[value=check]").ClickAsync();
        await Expect(form.ErrorSummary).ToBeFocusedAsync();
        var link = form.ErrorSummary.Locator("a").First;
        var field = await link.GetAttributeAsync("href");
        await link.ClickAsync();

        await Expect(controller.Page.Locator(field!)).ToBeFocusedAsync();
        controller.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_a_check_page_When_she_goes_back_Then_everything_she_typed_is_there()
    {
        var story = await office.UnderReviewAsync("Volver atrás");
        await using var controller = await office.VisitAsync("control1");
        var form = await ObservationAsync(controller, story.Address());
        await form.CheckAsync();

        await controller.Page.GoBackAsync();
        await Expect(form.Field("observations[0].text")).ToHaveValueAsync(Text);

        await controller.GoAsync(story.Address() + "/do/observe");
        await Expect(form.Field("observations[0].text")).ToHaveValueAsync(Text);
        controller.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_a_form_half_filled_When_the_session_ends_Then_what_she_typed_is_there_after_signing_in()
    {
        var story = await office.UnderReviewAsync("Sesión vencida");
        await using var controller = await office.VisitAsync("control1");
        var form = await ObservationAsync(controller, story.Address());
        await controller.Page.Context.ClearCookiesAsync(new() { Name = "grantcontrol" });

        await controller.Page.Locator(".form-actions button[value=check]").ClickAsync();
        await new SignInScreen(controller).FillAsync("control1");

        await Expect(form.Field("observations[0].text").Or(form.Send)).ToBeVisibleAsync();
        await Expect(controller.Page.Locator("main")).ToContainTextAsync(Text);
        (await office.EventsAsync(story, "grant.gate-observed/1")).Should().Be(0);
    }

    [Fact]
    public async Task Given_a_form_half_filled_When_the_case_changes_Then_she_is_shown_what_changed_and_keeps_what_she_typed()
    {
        var story = await office.UnderReviewAsync("Cambió mientras tanto");
        await using var controller = await office.VisitAsync("control1");
        controller.Expecting(412);
        var form = await ObservationAsync(controller, story.Address());
        await story.ClearAsync(Gate.Legal);

        await controller.Page.Locator(".form-actions button[value=check]").ClickAsync();
        var meanwhile = controller.Page.Locator("section", new() { Has = controller.Page.Locator("#meanwhile") });
        await Expect(meanwhile).ToContainTextAsync("Visto bueno");
        await Expect(meanwhile).ToContainTextAsync("Revisora legal 1");
        await Expect(form.Field("observations[0].text")).ToHaveValueAsync(Text);
        await form.CheckAsync();
        await form.SendAsync();

        (await office.EventsAsync(story, "grant.gate-observed/1")).Should().Be(1);
        controller.Troubles().Should().BeEmpty();
    }

    private static async Task<CommandForm> ObservationAsync(Visitor controller, string address)
    {
        await controller.GoAsync(address + "/do/observe");
        var form = new CommandForm(controller);
        await form.ChooseAsync("observations[0].section", Section.Results);
        await form.TypeAsync("observations[0].text", Text);
        return form;
    }
}
