using GrantControl.Browser.Tests.Support;
using GrantControl.Journal.People;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>The page where a person says who she is.</summary>
internal sealed class SignInScreen(Visitor visitor)
{
    public async Task SignInAsync(string person, string address = "/sign-in")
    {
        await visitor.GoAsync(address);
        await FillAsync(person);
    }

    /// <summary>Wherever the page asks for it.</summary>
    public async Task FillAsync(string person)
    {
        await visitor.Page.Locator("#user").FillAsync(person);
        await visitor.Page.Locator("#password").FillAsync(DemoPeople.DefaultPassword);
        await visitor.Page.Locator("main button[type=submit]").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
