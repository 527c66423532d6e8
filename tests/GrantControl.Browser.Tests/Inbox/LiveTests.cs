using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Inbox;

/// <summary>The inbox knows what comes in while it stands open.</summary>
[Collection(OfficeCollection.Name)]
public sealed class LiveTests(Office office)
{
    [Fact]
    public async Task Given_an_open_inbox_When_a_case_comes_in_Then_it_appears_and_is_counted_without_loading_the_page_again()
    {
        await using var lawyer = await office.VisitAsync("legal2");
        var inbox = new InboxScreen(lawyer);
        await inbox.OpenAsync();
        await lawyer.Page.EvaluateAsync("window.neverLoadedAgain = true");
        var before = int.Parse(await inbox.Total.InnerTextAsync());

        await office.UnderReviewAsync("Llega mientras mira");

        await Expect(inbox.ItemOf("Llega mientras mira")).ToBeVisibleAsync();
        int.Parse(await inbox.Total.InnerTextAsync()).Should().BeGreaterThan(before);
        (await lawyer.Page.EvaluateAsync<bool>("window.neverLoadedAgain === true")).Should().BeTrue();
        lawyer.Troubles().Should().BeEmpty();
    }
}
