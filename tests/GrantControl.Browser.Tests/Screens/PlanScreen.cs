using System.Globalization;
using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>The plan of a grant as its organisation writes it: a list of tasks, one page a section.</summary>
internal sealed class PlanScreen(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>What the tranches leave of the budget.</summary>
    public ILocator Left => Page.Locator("[data-left-total]");

    public ILocator Field(string name) => Page.Locator($"#plan-form [name=\"{name}\"]:not([type=hidden])").First;

    public Task TypeAsync(string name, string text) => Field(name).FillAsync(text);

    public Task TypeAsync(string name, DateOnly day) => Field(name).FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Task ChooseAsync(string name, string value) => Field(name).SelectOptionAsync(value);

    public Task PressAsync(string act) => Page.Locator($"#plan-form button[name=act][value=\"{act}\"]:visible").ClickAsync();

    /// <summary>From the task list into a section.</summary>
    public Task OpenAsync(string section) => Page.Locator($".tasks a[href*=\"/{section}\"]").ClickAsync();

    /// <summary>Saves the section, and comes back to the task list, which says so.</summary>
    public async Task SaveAsync()
    {
        await PressAsync("save");
        await Expect(Page.Locator(".tasks").Or(Page.Locator(".errors"))).ToBeVisibleAsync();
        if (await Page.Locator(".errors").IsVisibleAsync())
        {
            Assert.Fail($"{Page.Url} refused: {await Page.Locator(".errors").InnerTextAsync()}");
        }

        await Expect(Page.Locator("main .notice[role=status]")).ToBeVisibleAsync();
    }

    /// <summary>Rows as they are copied from a spreadsheet.</summary>
    public async Task PasteAsync(params string[][] rows)
    {
        await Page.Locator("details:has(#paste) summary").ClickAsync();
        await Page.Locator("#paste").FillAsync(string.Join('\n', rows.Select(r => string.Join('\t', r))));
        await PressAsync("paste");
        await Expect(Page.Locator("main .notice[role=status]")).ToBeVisibleAsync();
    }
}
