using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The pages of one case: its figures down to their postings, its events in words, its past and its differences.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class CaseScreenTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    private const string Stranger = "forastera";

    /// <summary>One closed case for all tests of the class: nobody changes it any more.</summary>
    private static readonly ConditionalWeakTable<StoryWeb, Task<Life>> Lives = [];

    [Fact]
    public async Task Every_figure_is_the_sum_of_the_postings_its_page_shows()
    {
        var life = await LifeAsync();
        using var browser = await BrowserAsync(life.Cast.Audit);
        var money = (await CaseAsync(life)).GetProperty("case").GetProperty("money");

        var page = await TextAsync(browser, life.Address);
        foreach (var (name, slug) in Slugs)
        {
            var figure = await TextAsync(browser, $"{life.Address}/money/{slug}");
            var expected = "Q\u00A0" + decimal.Parse(money.GetProperty(name).GetProperty("amount").GetString()!, CultureInfo.InvariantCulture).ToString("#,0.00", CultureInfo.InvariantCulture);

            Figure().Match(figure).Groups["amount"].Value.Should().Be(expected, slug);
            var total = Total().Match(figure);
            (total.Success ? total.Groups["amount"].Value : "Q\u00A00.00").Should().Be(expected, slug);
            page.Should().Contain($"{life.Address}/money/{slug}");
        }

        (await TextAsync(browser, $"{life.Address}/money/paid")).Should().Contain($"{life.Address}/events/").And.Contain("Pago confirmado por el banco");
        await browser.MarkupAsync($"{life.Address}/money/nowhere", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task Every_event_of_a_whole_life_reads_without_a_name_of_the_program(string language)
    {
        var life = await LifeAsync();
        using var browser = await BrowserAsync(life.Cast.Audit);
        await TextAsync(browser, $"/inbox?lang={language}");

        for (var version = 1; version <= life.Story.Version; version++)
        {
            var page = await TextAsync(browser, $"{life.Address}/events/{version}");
            var said = Words(page);
            Leaks().Matches(said).Select(m => m.Value).Should().BeEmpty($"event {version} in {language}");
            page.Should().Contain($"{life.Address}/at/{version}");
        }

        Leaks().Matches(Words(await TextAsync(browser, life.Address))).Select(m => m.Value).Should().BeEmpty();
        await browser.MarkupAsync($"{life.Address}/events/{life.Story.Version + 1}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_event_says_that_the_case_was_opened_and_older_ones_are_a_page_away()
    {
        var life = await LifeAsync();
        using var browser = await BrowserAsync(life.Cast.Audit);

        (await TextAsync(browser, $"{life.Address}/history?before=3")).Should().Contain("Expediente abierto").And.Contain("/events/2").And.NotContain("/events/3\"");
        (await TextAsync(browser, $"{life.Address}/history?before=3&part=true")).Should().Contain("Expediente abierto").And.NotContain("<html");
    }

    [Fact]
    public async Task The_past_is_shown_as_it_was_and_offers_nothing()
    {
        var life = await LifeAsync();
        using var browser = await BrowserAsync(life.Cast.Formulator);

        var draft = await TextAsync(browser, $"{life.Address}/at/2");

        draft.Should().Contain("Así estaba el expediente en la versión 2").And.Contain("Borrador").And.NotContain("/do/");
        await browser.MarkupAsync($"{life.Address}/at/{life.Story.Version + 1}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_case_sent_back_shows_what_changed_since_the_reader_cleared_it()
    {
        var life = await TellAsync(web, "diferencias", GrantStates.Returned);
        await life.Story.SendAsync(life.Cast.Formulator, "save", new SaveSections(Results: new ResultsSection(
        [
            new PlannedResult("R1", "Familias atendidas de otro modo", [new Indicator("R1.1", "Familias", "familias", "0", "999", "Padrón")]),
            new PlannedResult("R9", "Resultado nuevo", [new Indicator("R9.1", "Talleres", "talleres", "0", "4", "Actas")]),
        ])));
        using var legal = await BrowserAsync(life.Cast.Legal);

        var usual = await TextAsync(legal, $"{life.Address}/differences");

        usual.Should().Contain("Desde que usted intervino").And.Contain("+ agregado").And.Contain("− quitado").And.Contain("≠ cambiado")
            .And.Contain("«R9»").And.Contain("«R2»").And.Contain("999").And.Contain("sin cambios");
        (await TextAsync(legal, $"{life.Address}/differences?from=2&to=2")).Should().Contain("El texto es el mismo");
        (await TextAsync(legal, $"{life.Address}/differences?from=0")).Should().Contain("+ agregado").And.NotContain("− quitado");
        var page = await TextAsync(legal, life.Address);
        page.Should().Contain("El texto cambió después").And.Contain("La línea base del indicador R2.1 no cita su fuente.");
        (await TextAsync(legal, $"{life.Address}/events/{life.Story.Version}")).Should().Contain("Lo que cambió en el texto").And.Contain("«R9»");
    }

    [Fact]
    public async Task Another_organisations_case_is_nowhere_to_be_found()
    {
        var life = await LifeAsync();
        await web.PersonAsync(Stranger, ["NGO"], "ong-forastera");
        using var stranger = await BrowserAsync(Stranger);

        foreach (var rest in new[] { "", "/at/1", "/events/1", "/history", "/money/paid", "/differences" })
        {
            (await stranger.MarkupAsync(life.Address + rest, HttpStatusCode.NotFound)).Should().NotContain(life.Story.Number);
        }

        await stranger.MarkupAsync($"/workflows/grants?case={life.Id}", HttpStatusCode.NotFound);
        (await TextAsync(stranger, "/workflows/grants")).Should().Contain("Qué significa cada estado").And.NotContain(life.Story.Number);
    }

    [Fact]
    public async Task How_it_works_marks_the_case_and_says_every_step_in_words()
    {
        var life = await LifeAsync();
        using var browser = await BrowserAsync(life.Cast.Formulator);

        var page = await TextAsync(browser, $"/workflows/grants?case={life.Id}");

        page.Should().Contain(life.Story.Number).And.Contain("aria-current=\"step\"").And.Contain("Funciones incompatibles").And.Contain("Desembolso 1: Aceptado");
        page.Should().NotContain("Regla propia del trámite", "every rule of a grant has its sentence");
        (await TextAsync(browser, "/workflows/budgets")).Should().Contain("Presupuesto");
    }

    private static (string Name, string Slug)[] Slugs =>
    [
        ("reserved", "reserved"), ("committed", "committed"), ("accrued", "accrued"), ("paid", "paid"), ("advance", "advance"),
        ("accepted", "accepted"), ("recoverable", "recoverable"), ("disallowed", "disallowed"), ("refunded", "refunded"), ("writtenOff", "written-off"),
    ];

    [GeneratedRegex("data-figure>(?<amount>[^<]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("data-total>(?<amount>[^<]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Total();

    /// <summary>Names of members, events and kebab-case codes that no person should read, and the words for what has no word.</summary>
    [GeneratedRegex(@"\b[a-z]+[A-Z][A-Za-z]+\b|\b(grant|tranche)\.[a-z-]+|\b(gate-cleared|under-review|approve-first|report-final|refund-due)\b|Otro dato|Other field|Hecho registrado|Event recorded", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leaks();

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Body();

    [GeneratedRegex("<code[^>]*>[^<]*</code>|<a [^>]*download>[^<]*</a>|<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Markup();

    /// <summary>What a person reads of a page; hashes, keys and names of files are what they are.</summary>
    private static string Words(string page) => WebUtility.HtmlDecode(Markup().Replace(Body().Match(page).Value, " "));

    private Task<Life> LifeAsync() => Lives.GetValue(web, static w => TellAsync(w, "pantallas", GrantStates.Closed));

    private static async Task<Life> TellAsync(StoryWeb web, string key, string state)
    {
        var host = await web.HostAsync();
        var story = web.Story(host, key);
        await story.GoToAsync(state);
        return new Life(story, host.AddressOf(story.Id).Split('/')[^1]);
    }

    /// <summary>A case told to some state, with the id the program gave it.</summary>
    private sealed record Life(GrantStory Story, string Id)
    {
        public Cast Cast => Story.Cast;

        public string Address => $"/cases/grants/{Id}";
    }

    private async Task<JsonElement> CaseAsync(Life life) =>
        (await (await web.ClientAsync(life.Cast.Audit)).GetAsync($"/api/v1/grants/{life.Id}")).Json;

    private async Task<PageReader> BrowserAsync(string person)
    {
        if (person != Stranger)
        {
            await web.ClientAsync(person);
        }

        return await PageReader.OfAsync(web, person);
    }

    private static async Task<string> TextAsync(PageReader browser, string path) => WebUtility.HtmlDecode(await browser.MarkupAsync(path));
}
