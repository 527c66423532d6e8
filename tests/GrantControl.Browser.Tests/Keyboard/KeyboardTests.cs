using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Journal.People;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Keyboard;

/// <summary>A lawyer without a mouse clears the legal gate, from signing in to the confirmation.</summary>
[Collection(OfficeCollection.Name)]
public sealed class KeyboardTests(Office office)
{
    [Fact]
    public async Task Given_a_case_under_review_When_only_the_keyboard_is_used_Then_the_legal_gate_is_cleared_and_the_focus_was_always_seen()
    {
        const string title = "Sin ratón";
        var story = await office.UnderReviewAsync(title);
        await using var lawyer = await office.StrangerAsync();
        var page = lawyer.Page;
        var keys = new Keys(page);

        await lawyer.GoAsync("/inbox");
        await keys.TypeAsync(page.Locator("#user"), "legal1");
        await keys.TypeAsync(page.Locator("#password"), DemoPeople.DefaultPassword);
        await page.Keyboard.PressAsync("Enter");

        await keys.EnterAsync(new InboxScreen(lawyer).ItemOf(title).Locator("a.inbox-link"));
        await keys.EnterAsync(new CaseScreen(lawyer).Act("Visto bueno Jurídico"));
        await keys.ChooseFileAsync(page.Locator("main input[type=file]").First, Evidence.New());
        await keys.EnterAsync(page.Locator(".form-actions button[value=check]"));
        var form = new CommandForm(lawyer);
        await keys.EnterAsync(form.Send);

        await Expect(form.Number).ToContainTextAsync(story.Number);
        (await office.EventsAsync(story, "grant.gate-cleared/1")).Should().Be(1);
        lawyer.Troubles().Should().BeEmpty();
    }
}
