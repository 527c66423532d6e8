using System.Globalization;
using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Calendars;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Forms;

/// <summary>An organisation accounts for its money on a phone, where it took the pictures of its invoices.</summary>
[Collection(OfficeCollection.Name)]
public sealed class PhoneTests(Office office)
{
    [Fact]
    public async Task Given_a_paid_tranche_When_the_organisation_reports_it_on_a_phone_Then_every_page_fits_and_the_report_is_recorded()
    {
        var story = await office.GrantAsync("Rendición por teléfono", async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Paid);
        });
        await using var ngo = await office.VisitAsync("representa-a", Look.Usual with { Width = Look.Phone });
        var inbox = new InboxScreen(ngo);
        await inbox.OpenAsync();
        await FitsAsync(ngo.Page);
        var screen = await inbox.OpenCaseAsync("Rendición por teléfono");
        await FitsAsync(ngo.Page);
        var form = await screen.BeginAsync("Rendir cuentas");
        await FitsAsync(ngo.Page);

        for (var line = 0; line < 2; line++)
        {
            await (line == 0 ? Task.CompletedTask : ngo.Page.Locator("button[value='add:lines']").ClickAsync());
            await FillAsync(form, line);
        }

        await form.AttachAllAsync();
        await FitsAsync(ngo.Page);
        await form.CheckAsync();
        await FitsAsync(ngo.Page);
        (await form.SendAsync()).Should().Contain(story.Number);
        await FitsAsync(ngo.Page);

        (await office.EventsAsync(story, "tranche.reported/1")).Should().Be(1);
        ngo.Troubles().Should().BeEmpty();
    }

    private async Task FillAsync(CommandForm form, int line)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"lines[{line}]");
        await form.TypeAsync(row + ".id", string.Create(CultureInfo.InvariantCulture, $"G-0{line + 1}"));
        await form.ChooseAsync(row + ".budgetLine", Stories.Lines[line]);
        await form.TypeAsync(row + ".description", "Materiales");
        await form.TypeAsync(row + ".supplier", "Ferretería de ejemplo");
        await form.TypeAsync(row + ".invoiceNumber", $"FAC-{Guid.NewGuid():N}"[..12]);
        await form.TypeAsync(row + ".date", BusinessCalendar.DayOf(office.Time.GetUtcNow()));
        await form.TypeAsync(row + ".amount", "20000.00");
    }

    private static async Task FitsAsync(IPage page)
    {
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(Look.Phone, page.Url);
    }
}
