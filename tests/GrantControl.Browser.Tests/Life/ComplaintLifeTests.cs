using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>A complaint by somebody on a phone whom nobody knows, through everybody who handles it, and back.</summary>
[Collection(OfficeCollection.Name)]
public sealed class ComplaintLifeTests(Office office)
{
    private const string What = "Cobran por anotarse en la lista de las láminas de Chiantla.";
    private const string Question = "¿Quién cobra, y cuánto?";
    private const string Reply = "El encargado de bodega, veinte quetzales por familia.";
    private const string Answer = "Se comprobó el cobro y se devolvió el dinero a las familias.";

    /// <summary>Named by whoever complained, and given to investigacion1.</summary>
    private const string Sealed = "Las plantas que sembraron se compraron al doble de su precio.";

    [Fact]
    public async Task Given_a_neighbour_on_a_phone_When_the_office_does_its_part_Then_she_is_asked_and_answered_by_her_code_and_brings_more()
    {
        await using var neighbour = (await office.StrangerAsync(Look.Usual with { Width = Look.Phone })).Expecting(422);
        var phone = new CitizenScreen(neighbour);
        var (number, code) = await phone.FileAsync(What, Role.Finance);
        neighbour.Page.Url.Should().EndWith("/denuncias/nueva");
        (await neighbour.Page.Context.CookiesAsync()).Select(c => c.Name).Should().BeSubsetOf(["lang", "theme"], "a phone that others use too keeps nothing");
        var address = await AddressAsync(number);

        await DoAsync(address, "recepcion1", "acknowledge", form => form.TickAsync("accusedPeople", "finanzas2", "formula-d"));
        await DoAsync(address, "control1", "assign", async form =>
        {
            await form.ChooseAsync("investigator", "investigacion1");
            await form.ChooseAsync("reviewer", "revision1");
        });
        await DoAsync(address, "investigacion1", "investigate");
        await DoAsync(address, "investigacion1", "ask-info", form => form.TypeAsync("question", Question));

        await phone.FollowAsync(code);
        await Expect(neighbour.Page.Locator("main")).ToContainTextAsync(Question);
        await phone.WriteAsync(Reply, evidence: true);

        await ReadsAsync(address, "investigacion1", Reply);
        await DoAsync(address, "investigacion1", "conclude", ConcludeAsync);
        await DoAsync(address, "revision1", "conclude", form => form.TypeAsync("grounds", "Las dos declaraciones coinciden."));
        await DoAsync(address, "control1", "entrust", form => form.ChooseAsync("person", "tecnico2"));
        await DoAsync(address, "tecnico2", "plan", async form =>
        {
            await form.TypeAsync("measures[0].text", "Devolver lo cobrado ante testigos.");
            await form.TypeAsync("measures[0].due", BusinessCalendar.DayOf(office.Time.GetUtcNow()).AddDays(10));
        });
        await DoAsync(address, "control4", "verify", form => form.TypeAsync("text", "Las familias firmaron que se les devolvió."));
        await DoAsync(address, "recepcion1", "notify", form => form.TypeAsync("answer", Answer));

        await phone.FollowAsync(code);
        await Expect(neighbour.Page.Locator("main")).ToContainTextAsync(Answer);
        await phone.WriteAsync("Volvieron a cobrar.", evidence: true);
        await Expect(neighbour.Page.Locator("h1")).ToHaveTextAsync("La estamos investigando.");
        neighbour.Page.Url.Should().NotContain(code[..4]);
        neighbour.Troubles().Should().BeEmpty();

        await ReadsAsync(address, "control1", "Volvieron a cobrar.");
    }

    [Theory]
    [InlineData("finanzas1")]
    [InlineData("formula-a")]
    public async Task Given_a_complaint_When_the_accused_unit_or_an_organisation_looks_for_it_Then_there_is_nothing(string person)
    {
        const string Secret = "Se llevaron las jícaras del vivero de Nebaj.";
        await using var stranger = (await office.StrangerAsync(Look.Usual with { Width = Look.Phone })).Expecting(422);
        var (number, _) = await new CitizenScreen(stranger).FileAsync(Secret, Role.Finance);
        await using var visitor = (await office.VisitAsync(person)).Expecting(404);

        foreach (var page in new[] { "/inbox", $"/cases?kind=complaints&q={number}", "/cases?kind=complaints", $"/search?q={number}", "/search?q=jícaras" })
        {
            await visitor.GoAsync(page);
            var main = await visitor.Page.Locator("main").InnerTextAsync();
            main.Should().NotContain(Secret[..20], page);
            (await visitor.Page.Locator("main a").Filter(new() { HasText = number }).CountAsync()).Should().Be(0, page);
        }

        (await visitor.Page.GotoAsync(await AddressAsync(number)))!.Status.Should().Be(404);
        visitor.Page.Url.Should().NotContain("sign-in");
    }

    [Fact]
    public async Task Given_a_sealed_identity_When_the_second_custodian_consents_Then_the_investigator_sees_it_and_everybody_that_he_did()
    {
        var id = (string)(await office.Database.OwnerAsync("SELECT case_id::text FROM case_index WHERE title = $1", Sealed))!;
        var address = $"/cases/complaints/{id}";
        await DoAsync(address, "investigacion1", "request-unseal", form => form.TypeAsync("reason", "Hace falta su declaración firmada."));
        await DoAsync(address, "identidades1", "answer-unseal", async form =>
        {
            await form.ChooseAsync("consented", "true");
            await form.TypeAsync("reason", "Sin ella no puede concluirse.");
        });

        await using (var investigator = await office.VisitAsync("investigacion1"))
        {
            await investigator.GoAsync(address + "/identity");
            await Expect(investigator.Page.Locator("main")).Not.ToContainTextAsync("Persona de demostración");
            await investigator.Page.Locator("main form button[type=submit]").ClickAsync();
            await Expect(investigator.Page.Locator("main .facts")).ToContainTextAsync("Persona de demostración");
            investigator.Troubles().Should().BeEmpty();
        }

        await using (var custodian = (await office.VisitAsync("identidades1")).Expecting(404))
        {
            (await custodian.Page.GotoAsync(address))!.Status.Should().Be(404, "whoever answered has no more to do with the case");
        }

        await ReadsAsync(address, "auditoria1", "Identidad vista", "Hace falta su declaración firmada.");
    }

    private static async Task ConcludeAsync(CommandForm form)
    {
        await form.ChooseAsync("outcome", "finding");
        await form.TypeAsync("grounds", "Dos familias lo declararon.");
    }

    private async Task<string> AddressAsync(string number) =>
        $"/cases/complaints/{await office.Database.OwnerAsync("SELECT case_id::text FROM case_index WHERE number = $1", number)}";

    private async Task DoAsync(string address, string person, string command, Func<CommandForm, Task>? fill = null)
    {
        await using var visitor = await office.VisitAsync(person);
        await visitor.GoAsync($"{address}/do/{command}");
        var form = new CommandForm(visitor);
        await (fill?.Invoke(form) ?? Task.CompletedTask);
        await form.AttachAllAsync();
        await form.CheckAsync();
        await form.SendAsync();
        visitor.Troubles().Should().BeEmpty();
    }

    private async Task ReadsAsync(string address, string person, params string[] texts)
    {
        await using var visitor = await office.VisitAsync(person);
        await visitor.GoAsync(address);
        foreach (var text in texts)
        {
            await Expect(visitor.Page.Locator("main")).ToContainTextAsync(text);
        }

        visitor.Troubles().Should().BeEmpty();
    }
}
