using System.Globalization;
using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>
/// The life of one grant at the screens. Each step is done by the person whose duty it is, at her own browser: she finds the
/// case in her inbox with what is expected of her, opens it, fills in the form, looks it over and sends it.
/// </summary>
internal sealed class GrantLife(Office office, Look look, string title)
{
    public string Title => title;

    /// <summary>The case's number, once it is opened.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Where the case is.</summary>
    public string Address { get; private set; } = "";

    public DateOnly Today => BusinessCalendar.DayOf(office.Time.GetUtcNow());

    public string T(string es, string en) => look.Language == "es" ? es : en;

    public Task<Visitor> VisitAsync(string person) => office.VisitAsync(person, look);

    /// <summary>What a row of the workflow is called on the screens: <c>clear-legal</c> → Visto bueno Jurídico.</summary>
    public string Label(string transition)
    {
        var row = GrantWorkflow.Definition.Children.Prepend(GrantWorkflow.Definition).SelectMany(w => w.Transitions).First(t => t.Id == transition);
        return row.Label.For(look.Language);
    }

    /// <summary>The organisation begins: from the menu, since there is no case yet to be waited for.</summary>
    public async Task OpenAsync(string person)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync("/inbox");
        await visitor.Page.Locator("a[href='/cases/grants/open']:visible").First.ClickAsync();
        var form = new CommandForm(visitor);
        await form.TypeAsync("title", title);
        await form.TypeAsync("call", "CONV-2026-07");
        await form.TypeAsync("callDate", Today.AddDays(30));
        await form.ChooseAsync("currency", "GTQ");
        await form.CheckAsync();
        Number = await form.SendAsync();
        Address = visitor.Page.Url[..visitor.Page.Url.IndexOf("/done/", StringComparison.Ordinal)];
        await CalmAsync(visitor);
    }

    /// <summary>The organisation writes its plan, in one sitting. Answers the plan's last day.</summary>
    /// <param name="lines">What the budget is made of; null for the usual Q 40,000.00.</param>
    public async Task<DateOnly> WritePlanAsync(string person, IReadOnlyList<PlanWriting.Cost>? lines = null)
    {
        await using var visitor = await VisitAsync(person);
        var inbox = new InboxScreen(visitor);
        await inbox.OpenAsync();
        var screen = await inbox.OpenCaseAsync(title);
        await screen.BeginAsync(T("Escribir el plan", "Write the plan"));
        var writing = new PlanWriting(this, new PlanScreen(visitor)) { Lines = lines ?? PlanWriting.Usual };
        await writing.WriteAsync(paste: look.Script);
        await CalmAsync(visitor);
        return writing.Ends;
    }

    /// <summary>What was observed waits in the organisation's inbox; it corrects one field of the section the observation hangs on.</summary>
    public async Task CorrectAsync(string person, string section, string field, string text)
    {
        await using var visitor = await VisitAsync(person);
        var inbox = new InboxScreen(visitor);
        await inbox.OpenAsync();
        await inbox.ShowsAsync(title, Label("resubmit"));
        await visitor.GoAsync(Address.Replace("/cases/", "/plan/", StringComparison.Ordinal));
        var plan = new PlanScreen(visitor);
        await plan.OpenAsync(section);
        await plan.TypeAsync(field, text);
        await plan.SaveAsync();
        await CalmAsync(visitor);
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

    /// <summary>The certificate of settlement, and what its code tells somebody who has no account.</summary>
    public async Task VerifyPaperAsync(string person)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        await visitor.Page.Locator("main a[href*='/papers/']").Filter(new() { HasText = T("Finiquito", "Settlement") }).First.ClickAsync();
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(Number);
        await Expect(visitor.Page.Locator(".paper-seal svg")).ToBeVisibleAsync();
        var code = await visitor.Page.Locator(".paper-code").InnerTextAsync();
        await CalmAsync(visitor);

        await using var anybody = await office.StrangerAsync(look);
        await anybody.GoAsync($"/verify/{code}");
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync(T("auténtico", "genuine"), new() { IgnoreCase = true });
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync(Number);
        await CalmAsync(anybody);
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
    public async Task DecideAsync(string person, string transition, Func<CommandForm, Task> fill)
    {
        await using var visitor = await VisitAsync(person);
        await visitor.GoAsync(Address);
        await SendAsync(visitor, new CaseScreen(visitor), transition, fill, releases: false);
    }

    /// <summary>The plan's last day passes, and the clock does what is due.</summary>
    public async Task PassAsync(DateOnly day)
    {
        office.Time.Advance(TimeSpan.FromDays(day.DayNumber - Today.DayNumber + 1));
        await office.App.Services.GetRequiredService<DeadlineSweeper>().SweepAsync(CancellationToken.None);
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

    /// <summary>Nothing went wrong on any page she saw.</summary>
    private static Task CalmAsync(Visitor visitor)
    {
        visitor.Troubles().Should().BeEmpty(string.Create(CultureInfo.InvariantCulture, $"{visitor.Name} saw {visitor.Page.Url}"));
        return Task.CompletedTask;
    }
}
