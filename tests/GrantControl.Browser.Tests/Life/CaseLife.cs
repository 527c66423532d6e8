using System.Globalization;
using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>
/// The life of one case at the screens. Each step is done by the person whose duty it is, at her own browser: she finds the
/// case in her inbox with what is expected of her, opens it, fills in the form, looks it over and sends it.
/// </summary>
internal abstract class CaseLife(Office office, Look look, string title, WorkflowDefinition workflow)
{
    public string Title => title;

    /// <summary>The case's number, once it is opened.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Where the case is.</summary>
    public string Address { get; private set; } = "";

    public DateOnly Today => BusinessCalendar.DayOf(Office.Time.GetUtcNow());

    protected Office Office { get; } = office;

    protected Look Look { get; } = look;

    public string T(string es, string en) => Look.Language == "es" ? es : en;

    public Task<Visitor> VisitAsync(string person) => Office.VisitAsync(person, Look);

    /// <summary>What a row of the workflow is called on the screens: <c>clear-legal</c> → Visto bueno Jurídico; of a child <c>visit/record-visit</c>.</summary>
    public string Label(string transition)
    {
        var at = transition.IndexOf('/', StringComparison.Ordinal);
        var row = workflow.Children.Prepend(workflow).Where(w => at < 0 || w.Id == transition[..at]).SelectMany(w => w.Transitions).First(t => t.Id == transition[(at + 1)..]);
        return row.Label.For(Look.Language);
    }

    /// <summary>What a person reads on the case's page.</summary>
    public async Task ReadsAsync(string person, params string[] texts)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        foreach (var text in texts)
        {
            await Expect(visitor.Page.Locator("main")).ToContainTextAsync(text);
        }

        await CalmAsync(visitor);
    }

    /// <summary>The step is not among what a person may do now.</summary>
    public async Task MayNotYetAsync(string person, string transition)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        await Expect(new CaseScreen(visitor).Title).ToContainTextAsync(title);
        await Expect(visitor.Page.Locator("main a[href*='/do/']").Filter(new() { HasText = Label(transition) })).ToHaveCountAsync(0);
        await CalmAsync(visitor);
    }

    /// <summary>One step that waits in a person's inbox.</summary>
    public async Task DoAsync(string person, string transition, Func<CommandForm, Task>? fill = null, bool releases = false)
    {
        await using var visitor = await VisitAsync(person);
        var inbox = new InboxScreen(visitor);
        await inbox.OpenAsync();
        await inbox.ShowsAsync(title, Label(transition));
        await SendAsync(visitor, await inbox.OpenCaseAsync(title), transition, fill, releases);
    }

    /// <summary>One step nobody waits for: the person comes to it by the list of cases.</summary>
    public async Task DecideAsync(string person, string transition, Func<CommandForm, Task>? fill = null, bool releases = false)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        await SendAsync(visitor, new CaseScreen(visitor), transition, fill, releases);
    }

    /// <summary>A paper of the case, by its name, and what its code tells somebody who has no account.</summary>
    public async Task VerifyPaperAsync(string person, string paper)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        await visitor.Page.Locator("main a[href*='/papers/']").Filter(new() { HasText = paper }).First.ClickAsync();
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(Number);
        await Expect(visitor.Page.Locator(".paper-seal svg")).ToBeVisibleAsync();
        var code = await visitor.Page.Locator(".paper-code").InnerTextAsync();
        await CalmAsync(visitor);

        await using var anybody = await Office.StrangerAsync(Look);
        await anybody.GoAsync($"/verify/{code}");
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync(T("auténtico", "genuine"), new() { IgnoreCase = true });
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync(Number);
        await CalmAsync(anybody);
    }

    /// <summary>A case is begun from the menu or from the list of its kind, since there is none yet to be waited for.</summary>
    protected async Task OpenAsync(string person, string from, string route, Func<CommandForm, Task> fill)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(from);
        await visitor.Page.Locator($"a[href='/cases/{route}/open']:visible").First.ClickAsync();
        var form = new CommandForm(visitor);
        await form.TypeAsync("title", title);
        await fill(form);
        await form.CheckAsync();
        Number = await form.SendAsync();
        Address = visitor.Page.Url[..visitor.Page.Url.IndexOf("/done/", StringComparison.Ordinal)];
        await CalmAsync(visitor);
    }

    /// <summary>Nothing went wrong on any page she saw.</summary>
    protected static Task CalmAsync(Visitor visitor)
    {
        visitor.Troubles().Should().BeEmpty(string.Create(CultureInfo.InvariantCulture, $"{visitor.Name} saw {visitor.Page.Url}"));
        return Task.CompletedTask;
    }

    private async Task SendAsync(Visitor visitor, CaseScreen screen, string transition, Func<CommandForm, Task>? fill, bool releases)
    {
        await Expect(screen.Title).ToContainTextAsync(title);
        var form = await screen.BeginAsync(Label(transition));
        await form.AttachAllAsync();
        if (fill is not null)
        {
            await fill(form);
        }

        await form.CheckAsync();
        if (releases)
        {
            await form.ConfirmPasswordAsync();
        }

        (await form.SendAsync()).Should().Contain(Number);
        await CalmAsync(visitor);
    }
}
