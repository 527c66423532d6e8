using System.Globalization;
using GrantControl.Browser.Tests.Support;
using GrantControl.Journal.People;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>The form of one command, its check page and its confirmation. Fields are called by the names the command gives them.</summary>
internal sealed class CommandForm(Visitor visitor)
{
    public ILocator Send => visitor.Page.Locator("button[name=__act][value=send]");

    public ILocator ErrorSummary => visitor.Page.Locator(".error-summary");

    /// <summary>The case's number on the confirmation.</summary>
    public ILocator Number => visitor.Page.Locator(".confirmation-number");

    private IPage Page => visitor.Page;

    /// <summary>The mark of one row of a list, there as soon as the row is.</summary>
    public ILocator Row(string list, int index) => Page.Locator($"main input[type=hidden][name=\"{list}[{index}].#\"]");

    /// <summary>The button that adds a row to a list.</summary>
    public ILocator AddTo(string list) => Page.Locator($"main button[name=__act][value=\"add:{list}\"]");

    public ILocator Field(string name) => Page.Locator($"main [name=\"{name}\"]:not([type=hidden])");

    public Task TypeAsync(string name, string text) => Field(name).FillAsync(text);

    /// <summary>A day, as the machine's own date field takes it.</summary>
    public Task TypeAsync(string name, DateOnly day) => Field(name).FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>One of a few, whether they are shown as a list or as buttons.</summary>
    public async Task ChooseAsync(string name, string value)
    {
        var buttons = Page.Locator($"main input[type=radio][name=\"{name}\"][value=\"{value}\"]");
        await (await buttons.CountAsync() > 0 ? buttons.CheckAsync() : Field(name).SelectOptionAsync(value));
    }

    /// <summary>Some of those that are listed.</summary>
    public async Task TickAsync(string name, params string[] values)
    {
        foreach (var value in values)
        {
            await Page.Locator($"main input[type=checkbox][name=\"{name}\"][value=\"{value}\"]").CheckAsync();
        }
    }

    public Task AttachAsync(string name) => Field(name + ".file").SetInputFilesAsync(Evidence.New());

    /// <summary>A new document in every place that asks for one.</summary>
    public async Task AttachAllAsync()
    {
        foreach (var place in await Page.Locator("main .document:not(:has(.optional)):not(:has(.document-kept)) input[type=file]").AllAsync())
        {
            await place.SetInputFilesAsync(Evidence.New());
        }
    }

    /// <summary>Goes on to the page where everything is looked over, which has sent nothing yet.</summary>
    public async Task CheckAsync()
    {
        await Page.Locator(".form-actions button[name=__act][value=check]").ClickAsync();
        await Expect(Send.Or(ErrorSummary)).ToBeVisibleAsync();
        if (await ErrorSummary.IsVisibleAsync())
        {
            Assert.Fail($"{Page.Url} refused: {await ErrorSummary.InnerTextAsync()}");
        }
    }

    /// <summary>Money leaves: the one who lets it go says again who she is.</summary>
    public Task ConfirmPasswordAsync() => Page.Locator("main input[type=password]").FillAsync(DemoPeople.DefaultPassword);

    /// <summary>Sends what was looked over, and answers the number it was recorded under.</summary>
    public async Task<string> SendAsync()
    {
        await Send.ClickAsync();
        await Expect(Number.Or(ErrorSummary)).ToBeVisibleAsync();
        if (await ErrorSummary.IsVisibleAsync())
        {
            Assert.Fail($"{Page.Url} refused: {await ErrorSummary.InnerTextAsync()}");
        }

        return await Number.InnerTextAsync();
    }
}
