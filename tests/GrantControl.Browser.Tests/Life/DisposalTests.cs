using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Kernel.Calendars;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>A whole disposal by the people who would do it, and a physical inventory on a phone.</summary>
[Collection(OfficeCollection.Name)]
public sealed class DisposalTests(Office office)
{
    private const string Title = "Descargo de muebles de la sede";

    [Fact]
    public async Task Given_two_goods_of_the_register_When_everybody_does_his_part_Then_they_leave_books_and_register_and_anyone_verifies_the_acta()
    {
        var address = await OpenAsync();
        await DoAsync(address, "custodio1", "request");
        foreach (var person in new[] { "patrimonio1", "auditoria1" })
        {
            await DoAsync(address, person, "verify", async form =>
            {
                await form.ChooseAsync("sightings[0].seen", "true");
                await form.ChooseAsync("sightings[1].seen", "true");
                await form.TypeAsync("sightings[1].serial", "SN-REG-014");
            });
        }

        await DoAsync(address, "especialista1", "opine", async form =>
        {
            foreach (var field in new[] { "usable", "hazardous", "underWarranty" })
            {
                await form.ChooseAsync($"opinions[0].{field}", "false");
                await form.ChooseAsync($"opinions[1].{field}", "false");
            }
        });
        foreach (var (person, market) in new[] { ("perito1", "400.00"), ("perito2", "550.00") })
        {
            await DoAsync(address, person, "value", async form =>
            {
                await form.TypeAsync("valuations[0].market", market);
                await form.TypeAsync("valuations[1].market", market);
            });
        }

        await DoAsync(address, "comite1", "recommend", form => form.ChooseAsync("vote", "in-favour"));
        await DoAsync(address, "comite2", "recommend", async form =>
        {
            await form.ChooseAsync("vote", "abstains");
            await form.TypeAsync("reason", "Trabajé en esa sede.");
        });
        await DoAsync(address, "comite3", "recommend", form => form.ChooseAsync("vote", "in-favour"));
        await DoAsync(address, "legal2", "clear");
        await DoAsync(address, "titular1", "authorize");
        await DoAsync(address, "comite1", "assign", async form =>
        {
            await form.ChooseAsync("destination", "destruction");
            await form.AttachAsync("documents[4]");
        });
        await DoAsync(address, "comite3", "assign");
        await DoAsync(address, "patrimonio1", "execute", form => form.TypeAsync("outcome.executedOn", BusinessCalendar.DayOf(office.Time.GetUtcNow())));
        await DoAsync(address, "auditoria1", "execute");
        await DoAsync(address, "finanzas4", "remove-from-books", releases: true);
        await DoAsync(address, "auditoria2", "close");

        await using var audit = await office.VisitAsync("auditoria2");
        await audit.GoAsync("/assets/REG-014");
        await Expect(audit.Page.Locator("main")).ToContainTextAsync("Dado de baja");
        await audit.GoAsync(address);
        await Expect(audit.Page.Locator("main")).ToContainTextAsync("Quórum: 3 de 3");
        await audit.Page.Locator("main a[href*='/papers/']").Filter(new() { HasText = "Acta de descargo" }).First.ClickAsync();
        await Expect(audit.Page.Locator(".paper-seal svg")).ToBeVisibleAsync();
        var code = await audit.Page.Locator(".paper-code").InnerTextAsync();
        audit.Troubles().Should().BeEmpty();
        await using var anybody = await office.StrangerAsync();
        await anybody.GoAsync($"/verify/{code}");
        await Expect(anybody.Page.Locator("main")).ToContainTextAsync("Auténtico y sin cambios");
    }

    [Fact]
    public async Task Given_a_phone_When_a_place_is_counted_label_by_label_Then_it_is_finished_there_and_signed_by_audit()
    {
        await using var phone = await office.VisitAsync("patrimonio1", Look.Usual with { Width = Look.Phone });
        await phone.GoAsync("/assets/rounds");
        await FitsAsync(phone.Page);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Contar Archivo regional" }).ClickAsync();
        await phone.Page.WaitForURLAsync("**/assets/rounds/*");
        await FitsAsync(phone.Page);
        var round = new Uri(phone.Page.Url).AbsolutePath;

        await phone.Page.Locator("#Numbers").FillAsync("REG-017");
        await phone.Page.Locator("#Numbers").PressAsync("Enter");
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("1 de 2 vistos");
        await phone.GoAsync("/assets/REG-018");
        await FitsAsync(phone.Page);
        await phone.Page.Locator(".count-here").Filter(new() { HasText = "Archivo regional" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("2 de 2 vistos");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Terminar y firmar" }).ClickAsync();
        await FitsAsync(phone.Page);
        await SendAsync(phone, releases: false, null);
        phone.Troubles().Should().BeEmpty();

        await DoAsync(round.Replace("/assets/", "/cases/", StringComparison.Ordinal), "auditoria1", "sign");
        await phone.GoAsync("/assets/REG-018");
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("Se vio en un inventario físico");
    }

    /// <summary>The custodian picks her goods in the register.</summary>
    private async Task<string> OpenAsync()
    {
        await using var custodian = await office.VisitAsync("custodio1");
        await custodian.GoAsync("/assets?q=REG-01&state=in-use");
        await custodian.Page.Locator("input[name=assets][value='REG-012']").CheckAsync();
        await custodian.Page.Locator("input[name=assets][value='REG-014']").CheckAsync();
        await custodian.Page.GetByRole(AriaRole.Button, new() { Name = "Solicitar descargo" }).ClickAsync();
        var form = new CommandForm(custodian);
        await Expect(form.Field("assets")).ToHaveValueAsync("REG-012\nREG-014");
        await form.TypeAsync("title", Title);
        await form.TypeAsync("cause", "Rotos y sin repuestos.");
        await form.CheckAsync();
        await form.SendAsync();
        custodian.Troubles().Should().BeEmpty();
        return new Uri(custodian.Page.Url[..custodian.Page.Url.IndexOf("/done/", StringComparison.Ordinal)]).AbsolutePath;
    }

    private async Task DoAsync(string address, string person, string command, Func<CommandForm, Task>? fill = null, bool releases = false)
    {
        await using var visitor = await office.VisitAsync(person);
        await visitor.GoAsync(address);
        await visitor.Page.Locator($"main a[href*='/do/{command}']").First.ClickAsync();
        await SendAsync(visitor, releases, fill);
        visitor.Troubles().Should().BeEmpty($"{person} did {command}");
    }

    private static async Task SendAsync(Visitor visitor, bool releases, Func<CommandForm, Task>? fill)
    {
        var form = new CommandForm(visitor);
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

        await form.SendAsync();
    }

    private static async Task FitsAsync(IPage page)
    {
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(Look.Phone, page.Url);
    }
}
