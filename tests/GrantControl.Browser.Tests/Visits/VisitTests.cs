using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Visits;

/// <summary>A visit from its plan to its record, on a phone that loses its net in between.</summary>
[Collection(OfficeCollection.Name)]
public sealed class VisitTests(Office office)
{
    /// <summary>A picture of squares in colours of chance: no photo may serve for two visits.</summary>
    private const string Picture = """
        () => {
          const c = document.createElement("canvas"); c.width = c.height = 64;
          const p = c.getContext("2d");
          for (let i = 0; i < 64; i++) { p.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`; p.fillRect(i % 8 * 8, Math.floor(i / 8) * 8, 8, 8); }
          return c.toDataURL("image/png").split(",")[1];
        }
        """;

    /// <summary>What the phone still holds of other readers' pages, once that is nothing or ten seconds are over.</summary>
    private const string KeptPages = """
        async () => {
          const left = async () => (await caches.keys()).filter(n => n.startsWith("visits-"));
          for (const end = performance.now() + 10000; performance.now() < end && (await left()).length > 0;) await new Promise(requestAnimationFrame);
          return await left();
        }
        """;

    [Fact]
    public async Task Given_the_demonstration_When_its_visits_are_looked_at_Then_the_map_has_their_places_and_the_case_their_pictures()
    {
        await using var visitor = await office.VisitAsync("tecnico2");
        await visitor.GoAsync("/visits?tab=done");
        (await visitor.Page.Locator(".dmap-point").CountAsync()).Should().BeGreaterThanOrEqualTo(2);

        await visitor.GoAsync($"/cases/grants/{await office.Database.OwnerAsync("SELECT case_id::text FROM case_index WHERE title = 'Panaderías comunitarias'")}");
        await Expect(visitor.Page.Locator("#visit-1")).ToContainTextAsync("15.353300, -91.459000");
        var picture = visitor.Page.Locator("#visit-1 .visit-pictures img").First;
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 480);
        visitor.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_a_phone_without_net_When_a_visit_is_recorded_Then_it_is_sent_once_when_the_net_returns_and_its_finding_stops_payment_and_closing()
    {
        var story = await office.GrantAsync("Visita sin señal", s => s.GoToAsync(GrantStates.Active));
        await using var phone = await PhoneAsync(story, plan: true);
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("#visit-says")).ToContainTextAsync("Sin señal");

        await FillAsync(phone.Page, blocking: true);
        await SignAsync(phone.Page);
        await SubmitAsync(phone.Page);
        await Expect(phone.Page.Locator("#visit-says")).ToContainTextAsync("se enviará al volver la señal");
        (await office.EventsAsync(story, "grant.visit-recorded/1")).Should().Be(0);

        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("[name='municipality']")).ToHaveValueAsync("Chiantla");
        await phone.Page.Context.SetOfflineAsync(false);
        await phone.Page.WaitForURLAsync("**/cases/grants/**");
        await Expect(phone.Page.Locator("#visit-1")).ToContainTextAsync("Falta la mitad de los bienes.");
        await Expect(phone.Page.Locator("#visit-1 .signature path")).ToHaveCountAsync(1);
        await FitsAsync(phone.Page);
        (await office.EventsAsync(story, "grant.visit-recorded/1")).Should().Be(1);
        (await office.EventsAsync(story, "grant.finding-raised/1")).Should().Be(1);

        await story.RefreshAsync();
        (await story.TryAsync(story.Cast.Representative, "request-tranche", new RequestTranche(1, [await story.DocumentAsync("payment-request", story.Cast.Representative)]))).Rejection!.Code.Should().Be(Codes.Blocked);
        await story.SendAsync(story.Cast.Audit, "resolve-finding", new ResolveFinding(1, "Se vieron los bienes.", [await story.DocumentAsync("finding-evidence", story.Cast.Audit)]));
        await story.RequestAsync(1);
    }

    [Fact]
    public async Task Given_two_phones_When_both_send_the_same_visit_Then_the_second_is_told_by_whom_and_keeps_all_as_a_note()
    {
        var story = await office.GrantAsync("Visita desde dos teléfonos", s => s.GoToAsync(GrantStates.Active));
        await using var first = await PhoneAsync(story, plan: true);
        await using var second = await PhoneAsync(story, plan: false);
        await second.Page.Context.SetOfflineAsync(true);
        await FillAsync(second.Page, blocking: false);
        await SubmitAsync(second.Page);
        await Expect(second.Page.Locator("#visit-says")).ToContainTextAsync("se enviará al volver la señal");

        await FillAsync(first.Page, blocking: false);
        await SubmitAsync(first.Page);
        await first.Page.WaitForURLAsync("**/cases/grants/**");

        // Something else happens to the case meanwhile: the second phone must not be stopped by an old version.
        await story.RefreshAsync();
        await story.SendAsync(story.Cast.ControlMonitor, "raise-finding", new RaiseFinding("Otra cosa.", Blocking: false));
        await second.Page.Context.SetOfflineAsync(false);
        await Expect(second.Page.Locator("#visit-says")).ToContainTextAsync("ya la registró Técnica de proyectos 2", new() { Timeout = 30_000 });
        (await office.EventsAsync(story, "grant.visit-recorded/1")).Should().Be(1);
        await Expect(second.Page.Locator("[name='municipality']")).ToHaveValueAsync("Chiantla");

        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Agregar lo mío como nota" }).First.ClickAsync();
        await second.Page.WaitForURLAsync("**/cases/grants/**");
        await Expect(second.Page.Locator("#visit-1")).ToContainTextAsync("Segundo registro");
        (await office.EventsAsync(story, "grant.visit-noted/1")).Should().Be(1);
    }

    [Fact]
    public async Task Given_a_session_that_ended_in_the_field_When_the_visitor_signs_in_again_Then_the_visit_is_sent_and_nothing_stays_for_the_next_reader()
    {
        var story = await office.GrantAsync("Visita con sesión vencida", s => s.GoToAsync(GrantStates.Active));
        await using var phone = await PhoneAsync(story, plan: true);
        await FillAsync(phone.Page, blocking: false);
        await phone.Page.Context.ClearCookiesAsync();
        await SubmitAsync(phone.Page);
        await Expect(phone.Page.Locator("#visit-says")).ToContainTextAsync("Su sesión terminó");

        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Entrar" }).Last.ClickAsync();
        await phone.Page.WaitForURLAsync("**/sign-in**");
        (await phone.Page.EvaluateAsync<string[]>(KeptPages)).Should().BeEmpty();
        await new Screens.SignInScreen(phone).FillAsync("tecnico2");
        await phone.Page.WaitForURLAsync("**/cases/grants/**");
        await Expect(phone.Page.Locator("#visit-1")).ToContainTextAsync("Presidenta del comité");
        (await office.EventsAsync(story, "grant.visit-recorded/1")).Should().Be(1);
    }

    private async Task<Visitor> PhoneAsync(GrantStory story, bool plan)
    {
        var phone = await office.VisitAsync("tecnico2", Look.Usual with { Width = Look.Phone });
        if (plan)
        {
            await phone.GoAsync(story.Address());
            await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Programar visita" }).First.ClickAsync();
            await phone.Page.Locator("[name='due']").First.FillAsync(DateOnly.FromDateTime(office.Time.GetUtcNow().UtcDateTime).AddDays(10).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            await phone.Page.Locator("[name='purpose']").FillAsync("Ver la obra.");
            await phone.Page.Locator("main button[type='submit'].btn-primary").First.ClickAsync();
            await phone.Page.Locator("main button[type='submit'].btn-primary").First.ClickAsync();
            await phone.Page.WaitForURLAsync("**/done/**");
        }

        await phone.GoAsync($"/visits/grants/{story.Id}/1");
        await Expect(phone.Page.Locator("#visit-form[data-kept]")).ToHaveCountAsync(1);
        await FitsAsync(phone.Page);
        return phone;
    }

    private static async Task FillAsync(IPage page, bool blocking)
    {
        await page.Locator("[name='department']").SelectOptionAsync("GT.HU");
        await page.Locator("[name='municipality']").FillAsync("Chiantla");
        await page.Locator("[name='latitude']").FillAsync("15.352");
        await page.Locator("[name='longitude']").FillAsync("-91.457");
        foreach (var answer in await page.Locator("input[type='radio'][value='yes']").AllAsync())
        {
            await answer.CheckAsync();
        }

        await page.Locator("input[type='file']").SetInputFilesAsync(new FilePayload { Name = $"foto-{Guid.NewGuid():N}.png", MimeType = "image/png", Buffer = Convert.FromBase64String(await page.EvaluateAsync<string>(Picture)) });
        await Expect(page.Locator("#visit-photos li")).ToHaveCountAsync(1);
        if (blocking)
        {
            await page.Locator("[name='findings[0].text']").FillAsync("Falta la mitad de los bienes.");
            await page.Locator("[name='findings[0].severity']").SelectOptionAsync("blocking");
        }

        await page.Locator("[name='received.name']").FillAsync("Presidenta del comité");
        await page.Locator("[name='received.position']").FillAsync("Presidenta");
        await page.Locator("[name='remarks']").FillAsync($"Visita {Guid.NewGuid():N}");
    }

    private static async Task SignAsync(IPage page)
    {
        var canvas = page.Locator("canvas.visit-canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 30);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 90, box.Y + 60, new() { Steps = 5 });
        await page.Mouse.MoveAsync(box.X + 160, box.Y + 20, new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    private static Task SubmitAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Registrar la visita" }).ClickAsync();

    private static async Task FitsAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(Look.Phone, page.Url);
}
