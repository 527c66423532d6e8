using GrantControl.Browser.Tests.Support;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>A case at a glance, and what the person may do with it.</summary>
internal sealed class CaseScreen(Visitor visitor)
{
    public ILocator Title => visitor.Page.Locator("h1");

    public ILocator Gate(string name) => visitor.Page.Locator(".gate").Filter(new() { Has = visitor.Page.Locator("h3", new() { HasText = name }) });

    /// <summary>What she may do, by the words it is offered in.</summary>
    public ILocator Act(string label) => visitor.Page.Locator("main :is(a[href*='/do/'], a[href^='/plan/'])").Filter(new() { HasText = label }).First;

    public async Task<CommandForm> BeginAsync(string label)
    {
        await Act(label).ClickAsync();
        return new CommandForm(visitor);
    }
}
