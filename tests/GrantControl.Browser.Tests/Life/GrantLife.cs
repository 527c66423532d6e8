using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Browser.Tests.Life;

/// <summary>The life of one grant at the screens, with the plan its organisation writes.</summary>
internal sealed class GrantLife(Office office, Look look, string title) : CaseLife(office, look, title, GrantWorkflow.Definition)
{
    public Task OpenAsync(string person) => OpenAsync(person, "/inbox", "grants", async form =>
    {
        await form.TypeAsync("call", "CONV-2026-07");
        await form.TypeAsync("callDate", Today.AddDays(30));
        await form.ChooseAsync("currency", "GTQ");
    });

    /// <summary>The organisation writes its plan, in one sitting. Answers the plan's last day.</summary>
    /// <param name="lines">What the budget is made of; null for the usual Q 40,000.00.</param>
    public async Task<DateOnly> WritePlanAsync(string person, IReadOnlyList<PlanWriting.Cost>? lines = null)
    {
        await using var visitor = await VisitAsync(person);
        var inbox = new InboxScreen(visitor);
        await inbox.OpenAsync();
        var screen = await inbox.OpenCaseAsync(Title);
        await screen.BeginAsync(T("Escribir el plan", "Write the plan"));
        var writing = new PlanWriting(this, new PlanScreen(visitor)) { Lines = lines ?? PlanWriting.Usual };
        await writing.WriteAsync(paste: Look.Script);
        await CalmAsync(visitor);
        return writing.Ends;
    }

    /// <summary>What was observed waits in the organisation's inbox; it corrects one field of the section the observation hangs on.</summary>
    public async Task CorrectAsync(string person, string section, string field, string text)
    {
        await using var visitor = await VisitAsync(person);
        var inbox = new InboxScreen(visitor);
        await inbox.OpenAsync();
        await inbox.ShowsAsync(Title, Label("resubmit"));
        await visitor.GoAsync(Address.Replace("/cases/", "/plan/", StringComparison.Ordinal));
        var plan = new PlanScreen(visitor);
        await plan.OpenAsync(section);
        await plan.TypeAsync(field, text);
        await plan.SaveAsync();
        await CalmAsync(visitor);
    }

    /// <summary>The certificate of settlement, and what its code tells somebody who has no account.</summary>
    public Task VerifyPaperAsync(string person) => VerifyPaperAsync(person, T("Finiquito", "Settlement"));

    /// <summary>The plan's last day passes, and the clock does what is due.</summary>
    public async Task PassAsync(DateOnly day)
    {
        Office.Time.Advance(TimeSpan.FromDays(day.DayNumber - Today.DayNumber + 1));
        await Office.App.Services.GetRequiredService<DeadlineSweeper>().SweepAsync(CancellationToken.None);
    }
}
