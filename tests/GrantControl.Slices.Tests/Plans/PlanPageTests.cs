using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Plans;

/// <summary>The plan editor over HTTP, as a browser without script uses it.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class PlanPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly (string, string)[] Results =
    [
        ("block", "0"), ("id", ""), ("title", "Agua segura"),
        ("of", "0"), ("indicatorId", ""), ("indicator", "Hogares con agua"), ("unit", "hogares"), ("baseline", "0"), ("target", "80"), ("verification", "Informe"),
    ];

    [Fact]
    public async Task The_task_list_tells_what_is_not_started_in_draft_to_be_corrected_and_complete()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        (await browser.TextAsync($"/plan/grants/{id}")).Should().Contain("0 de 5 secciones completas").And.Contain("Sin empezar").And.Contain("Último día para presentar: 31/12/2030");

        await SaveAsync(browser, id, "results", Results);
        await PostAsync(browser, $"/plan/grants/{id}/budget", ("act", "leave"), ("basis", "0"), ("total", "1000"), ("description", "Talleres"), ("id", ""), ("budgetLine", "b/1"), ("amount", "5"), ("resultId", ""));
        var list = await browser.TextAsync($"/plan/grants/{id}");
        list.Should().Contain("1 de 5 secciones completas").And.Contain("En borrador").And.Contain("Hay cambios sin guardar");

        await SaveAsync(browser, id, "budget", ("total", "1000"), ("id", ""), ("description", "Talleres"), ("budgetLine", "b/1"), ("amount", "5"), ("resultId", "R1"));
        (await browser.TextAsync($"/plan/grants/{id}")).Should().Contain("Por corregir").And.Contain("Las líneas suman Q 5.00, no Q 1,000.00");

        var plan = (await ngo.GetAsync("/api/v1/grants/" + id)).Json.GetProperty("case").GetProperty("plan");
        plan.GetProperty("budget").GetProperty("lines")[0].GetProperty("id").GetString().Should().Be("L1");
        plan.GetProperty("results").GetProperty("results")[0].GetProperty("indicators")[0].GetProperty("id").GetString().Should().Be("R1.1");
    }

    [Fact]
    public async Task A_whole_plan_written_without_script_can_be_presented()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        await SaveAsync(browser, id, "general", ("purpose", "Agua"), ("legalRepresentative", "Ana"), ("registrationNumber", "7"), ("place", ""), ("bank", "Banco"), ("number", "1"), ("holder", "ONG"));
        await SaveAsync(browser, id, "results", Results);
        await SaveAsync(browser, id, "activities", ("planStarts", "2031-01-01"), ("planEnds", "2031-12-31"), ("id", ""), ("title", "Excavar"), ("resultId", "R1"), ("starts", "2031-01-01"), ("ends", "2031-06-30"));
        await SaveAsync(browser, id, "budget", ("total", "1,000.01"), ("id", ""), ("description", "Tubería"), ("budgetLine", "b/1"), ("amount", "1000.01"), ("resultId", "R1"));

        // Two tranches in equal parts, by the button that does the sums.
        var tranches = $"/plan/grants/{id}/tranches";
        await PostAsync(browser, tranches, ("act", "add:tranches"), ("basis", "0"), ("plannedOn", "2031-02-01"), ("preconditions", "Acta"), ("visit", "no"), ("charge:b/1", ""));
        var two = new (string, string)[] { ("basis", "0"), ("plannedOn", "2031-02-01"), ("plannedOn", "2031-07-01"), ("preconditions", "Acta"), ("preconditions", ""), ("visit", "no"), ("visit", "yes") };
        await PostAsync(browser, tranches, [("act", "split:tranches"), .. two, ("charge:b/1", ""), ("charge:b/1", "")]);
        var split = await browser.MarkupAsync(tranches);
        split.Should().Contain("value=\"500.00\"").And.Contain("value=\"500.01\"");
        await SaveAsync(browser, id, "tranches", [.. two, ("charge:b/1", "500.00"), ("charge:b/1", "500.01")]);

        var done = await browser.MarkupAsync($"/plan/grants/{id}");
        PageReader.Plain(done).Should().Contain("5 de 5 secciones completas");
        done.Should().Contain($"/cases/grants/{id}/do/submit");
        (await ngo.GetAsync("/api/v1/grants/" + id)).Json.GetProperty("case").GetProperty("plan").GetProperty("tranches").GetProperty("tranches")[1].GetProperty("visitRequired").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Errors_are_linked_to_their_fields_and_what_was_typed_stays_as_a_draft()
    {
        var (id, browser, _) = await DraftAsync();
        using var __ = browser;
        var page = await PostAsync(
            browser, $"/plan/grants/{id}/budget", HttpStatusCode.UnprocessableEntity,
            ("act", "save"), ("basis", "0"), ("total", ""), ("id", ""), ("id", ""), ("description", "Talleres"), ("description", ""), ("budgetLine", "b/1"), ("budgetLine", "b/2"), ("amount", "mil"), ("amount", "3"), ("resultId", ""), ("resultId", ""));

        page.Should().Contain("role=\"alert\"").And.Contain("href=\"#f-budget-lines-0-amount\"").And.Contain("id=\"f-budget-lines-0-amount\"")
            .And.Contain("href=\"#f-budget-total\"").And.Contain("href=\"#f-budget-lines-1-description\"");
        page.Should().MatchRegex("id=\"f-budget-lines-0-amount\"[^>]*aria-invalid=\"true\"").And.MatchRegex("id=\"f-budget-lines-0-amount\"[^>]*value=\"mil\"");
        (await browser.MarkupAsync($"/plan/grants/{id}/budget")).Should().Contain("value=\"mil\"").And.Contain("value=\"Talleres\"");

        await PostAsync(browser, $"/plan/grants/{id}/budget", ("act", "discard"), ("basis", "0"), ("description", "x"));
        (await browser.MarkupAsync($"/plan/grants/{id}/budget")).Should().NotContain("value=\"mil\"");
    }

    [Fact]
    public async Task Rows_are_added_moved_and_removed_without_losing_what_is_typed()
    {
        var (id, browser, _) = await DraftAsync();
        using var __ = browser;
        var address = $"/plan/grants/{id}/activities";
        (string, string)[] rows = [("basis", "0"), ("planStarts", ""), ("planEnds", "pronto"), ("id", "A1"), ("id", "A2"), ("title", "uno"), ("title", "dos"), ("resultId", ""), ("resultId", ""), ("starts", "31/12/2031"), ("starts", ""), ("ends", ""), ("ends", "")];

        using (var moved = await SendAsync(browser, address, [("act", "up:activities:1"), .. rows]))
        {
            moved.Headers.Location!.OriginalString.Should().Be($"{address}?focus=f-activities-activities-0-title");
        }

        var page = await browser.MarkupAsync(address + "?focus=f-activities-activities-0-title");
        page.IndexOf("value=\"dos\"", StringComparison.Ordinal).Should().BePositive().And.BeLessThan(page.IndexOf("value=\"uno\"", StringComparison.Ordinal));
        page.Should().Contain("value=\"pronto\"").And.Contain("value=\"2031-12-31\"").And.MatchRegex("id=\"f-activities-activities-0-title\"[^>]*autofocus");
        await PostAsync(browser, address, [("act", "remove:activities:0"), .. rows]);
        (await browser.MarkupAsync(address)).Should().Contain("value=\"dos\"").And.NotContain("value=\"uno\"");
    }

    [Fact]
    public async Task Pasted_rows_fill_the_table_and_bad_cells_are_shown()
    {
        var (id, browser, _) = await DraftAsync();
        using var __ = browser;
        var page = await PostAsync(browser, $"/plan/grants/{id}/budget", HttpStatusCode.OK,
            ("act", "paste"), ("basis", "0"), ("total", ""), ("id", ""), ("description", ""), ("budgetLine", ""), ("amount", ""), ("resultId", ""),
            ("paste", "Descripción\tPartida\tMonto\nTalleres\tb/1\t\"Q 1,200.50\"\n\nPapel\tb/2\t1.250\n"));

        PageReader.Plain(page).Should().Contain("Se pegaron 2 filas").And.Contain("«1.250» se puede leer de dos maneras").And.Contain("Q 1,200.50");
        page.Should().Contain("value=\"Talleres\"").And.Contain("value=\"1,200.50\"").And.NotContain("href=\"#f-budget-total\"", "what is still blank is no error yet");
        (await browser.MarkupAsync($"/plan/grants/{id}/budget")).Should().Contain("value=\"Papel\"");
    }

    [Fact]
    public async Task A_section_saved_by_somebody_else_meanwhile_is_shown_and_nothing_typed_is_lost()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        await SaveAsync(browser, id, "results", Results);
        var version = (await ngo.GetAsync("/api/v1/grants/" + id)).Version;
        await ngo.CommandAsync($"/api/v1/grants/{id}/save", new { results = new { results = new[] { new { id = "R1", title = "Otro título", indicators = Array.Empty<object>() } } } }, version);
        var mine = Results.Select(f => f is ("id", _) ? ("id", "R1") : f is ("title", _) ? ("title", "El mío") : f).ToArray();

        var page = await PostAsync(browser, $"/plan/grants/{id}/results", HttpStatusCode.UnprocessableEntity, [("act", "save"), ("basis", "1"), .. mine]);
        PageReader.Plain(page).Should().Contain("Otra persona guardó esta sección").And.Contain("Otro título");
        page.Should().Contain("value=\"El mío\"");

        await PostAsync(browser, $"/plan/grants/{id}/results", [("act", "take"), ("basis", "1"), .. mine]);
        (await ngo.GetAsync("/api/v1/grants/" + id)).Text.Should().Contain("El mío").And.NotContain("Otro título");
    }

    [Fact]
    public async Task Another_section_saved_meanwhile_and_a_second_click_do_no_harm()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        await browser.MarkupAsync($"/plan/grants/{id}/results");
        await ngo.CommandAsync($"/api/v1/grants/{id}/save", new { general = new { purpose = "x", legalRepresentative = "y", registrationNumber = "z", account = new { bank = "b", number = "1", holder = "h" } } }, 1);

        await SaveAsync(browser, id, "results", Results);
        await SaveAsync(browser, id, "results", Results.Select(f => f is ("id", _) ? ("id", "R1") : f is ("indicatorId", _) ? ("indicatorId", "R1.1") : f).ToArray());
        (await ngo.GetAsync("/api/v1/grants/" + id)).Version.Should().Be(3);
    }

    [Fact]
    public async Task Another_organisation_finds_nothing_and_the_institution_only_reads()
    {
        var (id, browser, _) = await DraftAsync();
        using var __ = browser;
        await SaveAsync(browser, id, "results", Results);
        await web.FormulatorAsync(GrantBodies.NgoB);
        using var other = await PageReader.OfAsync(web, "formulador.ong-b");
        foreach (var address in new[] { "", "/results", "/template.xlsx", "/import" })
        {
            await other.MarkupAsync($"/plan/grants/{id}{address}", HttpStatusCode.NotFound);
        }

        await web.PersonAsync("tecnica.plan", ["TEC"]);
        using var reader = await PageReader.OfAsync(web, "tecnica.plan");
        (await reader.TextAsync($"/plan/grants/{id}")).Should().Contain("Solo lectura");
        var section = await reader.MarkupAsync($"/plan/grants/{id}/results");
        section.Should().Contain("Hogares con agua").And.NotContain("id=\"plan-form\"");
        (await SendAsync(reader, $"/plan/grants/{id}/results", [("act", "save"), ("basis", "1"), .. Results], TokenField().Match(section).Groups["token"].Value)).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_workbook_is_looked_at_first_and_saved_whole_when_confirmed()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        await SaveAsync(browser, id, "results", Results);
        using var template = await browser.Http.GetAsync($"/plan/grants/{id}/template.xlsx");
        var file = await template.Content.ReadAsByteArrayAsync();
        template.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        var bad = await UploadAsync(browser, id, PlanFiles.Filled(file, amount: "mil"), HttpStatusCode.UnprocessableEntity);
        PageReader.Plain(bad).Should().Contain("Presupuesto!D2").And.Contain("«mil» no es un monto");
        (await ngo.GetAsync("/api/v1/grants/" + id)).Version.Should().Be(2);

        var preview = await UploadAsync(browser, id, PlanFiles.Filled(file, amount: "1000"), HttpStatusCode.OK);
        PageReader.Plain(preview).Should().Contain("Esto es lo que se guardaría").And.Contain("Q 1,000.00").And.Contain("sin cambios").And.Contain("Falta la sección «Calendario de desembolsos»");
        (await ngo.GetAsync("/api/v1/grants/" + id)).Version.Should().Be(2, "nothing is saved before it is confirmed");

        using var confirmed = await SendAsync(browser, $"/plan/grants/{id}/import?handler=Confirm", []);
        confirmed.Headers.Location!.OriginalString.Should().Be($"/plan/grants/{id}?saved=plan");
        var saved = await ngo.GetAsync("/api/v1/grants/" + id);
        saved.Version.Should().Be(3);
        saved.Json.GetProperty("case").GetProperty("plan").GetProperty("budget").GetProperty("lines")[0].GetProperty("amount").GetProperty("amount").GetString().Should().Be("1000.00");
    }

    [Fact]
    public async Task What_was_previewed_is_not_saved_over_what_somebody_saved_since()
    {
        var (id, browser, ngo) = await DraftAsync();
        using var _ = browser;
        await SaveAsync(browser, id, "results", Results);
        using var template = await browser.Http.GetAsync($"/plan/grants/{id}/template.xlsx");
        await UploadAsync(browser, id, PlanFiles.Filled(await template.Content.ReadAsByteArrayAsync(), amount: "1000"), HttpStatusCode.OK);
        await SaveAsync(browser, id, "budget", ("total", "7"), ("id", ""), ("description", "otra"), ("budgetLine", "b/1"), ("amount", "7"), ("resultId", ""));

        var page = await PostAsync(browser, $"/plan/grants/{id}/import?handler=Confirm", HttpStatusCode.UnprocessableEntity);
        PageReader.Plain(page).Should().Contain("Alguien guardó mientras tanto: Presupuesto del plan");
        (await ngo.GetAsync("/api/v1/grants/" + id)).Version.Should().Be(3);
    }

    [Theory]
    [InlineData("plan.xlsx", "esto no es un libro")]
    [InlineData("plan.csv", "a;b")]
    [InlineData("plan.xlsm", "PK")]
    public async Task What_is_no_workbook_is_refused_on_the_page(string name, string content)
    {
        var (id, browser, _) = await DraftAsync();
        using var __ = browser;
        (await UploadAsync(browser, id, System.Text.Encoding.UTF8.GetBytes(content), HttpStatusCode.UnprocessableEntity, name)).Should().Contain("role=\"alert\"");
    }

    private async Task<(string Id, PageReader Browser, ApiClient Ngo)> DraftAsync()
    {
        // One person may not sign in as often as there are tests here.
        var user = $"formuladora.{Guid.NewGuid():N}";
        var ngo = await web.PersonAsync(user, ["NGO"], GrantBodies.NgoA);
        return ((await ngo.OpenAsync()).Id, await PageReader.OfAsync(web, user), ngo);
    }

    /// <summary>Saves a section on whatever version the page was shown with.</summary>
    private static async Task SaveAsync(PageReader browser, string id, string section, params (string Name, string Value)[] fields)
    {
        var page = await browser.MarkupAsync($"/plan/grants/{id}/{section}");
        var basis = Basis().Match(page).Groups["basis"].Value;
        using var answer = await SendAsync(browser, $"/plan/grants/{id}/{section}", [("act", "save"), ("basis", basis), .. fields]);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, PageReader.Plain(await answer.Content.ReadAsStringAsync()));
        answer.Headers.Location!.OriginalString.Should().Be($"/plan/grants/{id}?saved={section}");
    }

    private static Task<string> PostAsync(PageReader browser, string path, params (string Name, string Value)[] fields) => PostAsync(browser, path, HttpStatusCode.Redirect, fields);

    private static async Task<string> PostAsync(PageReader browser, string path, HttpStatusCode status, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(browser, path, fields);
        var markup = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, PageReader.Plain(markup));
        return markup;
    }

    private static async Task<HttpResponseMessage> SendAsync(PageReader browser, string path, (string Name, string Value)[] fields, string? token = null)
    {
        token ??= await TokenAsync(browser, path.Split('?')[0]);
        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        return await browser.Http.PostAsync(path, form);
    }

    private static async Task<string> UploadAsync(PageReader browser, string id, byte[] file, HttpStatusCode status, string name = "plan.xlsx")
    {
        using var form = new MultipartFormDataContent();
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "file", name);
        form.Add(new StringContent(await TokenAsync(browser, $"/plan/grants/{id}/import")), "__RequestVerificationToken");
        using var answer = await browser.Http.PostAsync($"/plan/grants/{id}/import", form);
        var markup = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, PageReader.Plain(markup));
        return markup;
    }

    /// <summary>The token of the page's own form, not of the button that signs out.</summary>
    private static async Task<string> TokenAsync(PageReader browser, string path)
    {
        var page = await browser.MarkupAsync(path);
        return TokenField().Match(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Groups["token"].Value;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"basis\" value=\"(?<basis>[0-9]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Basis();
}
