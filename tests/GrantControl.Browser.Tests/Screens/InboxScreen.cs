using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>What waits for a person.</summary>
internal sealed class InboxScreen(Visitor visitor)
{
    public ILocator Items => visitor.Page.Locator("#inbox-list .inbox-items > li");

    public ILocator Total => visitor.Page.Locator("#inbox [data-count=total]");

    public Task OpenAsync() => visitor.GoAsync("/inbox");

    public ILocator ItemOf(string title) => Items.Filter(new() { HasText = title });

    /// <summary>The case waits for her, and the inbox says what for.</summary>
    public Task ShowsAsync(string title, string ask) =>
        Expect(ItemOf(title).Locator(".inbox-asks")).ToContainTextAsync(ask);

    public async Task<CaseScreen> OpenCaseAsync(string title)
    {
        await ItemOf(title).Locator("a.inbox-link").ClickAsync();
        return new CaseScreen(visitor);
    }
}
