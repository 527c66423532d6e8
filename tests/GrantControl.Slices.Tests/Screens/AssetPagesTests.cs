using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>The register as people see it, and a disposal's own page and papers.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class AssetPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Header = "inventario;serie;descripcion;clase;custodio;ubicacion;costo;fecha;meses\n";

    private static readonly DisposalCast Cast = new("cus1", "pat1", "aud1", "aud2", "esp1", ["per1", "per2"], ["com1", "com2", "com3"], "leg1", "tit1", "tes1", "fin1");

    [Fact]
    public async Task A_file_is_looked_at_confirmed_once_and_then_every_good_has_its_page()
    {
        using var reader = await ReaderAsync("pat1", "PAT");
        var property = reader.Http;
        var bad = await SendAsync(property, "pag-mala", "PG-1;S1;Silla;Nave;cus1;Bodega;mucho;2024-01-15;60\nPG-1;S1;Silla;Equipo;cus1;Bodega;5;2024-01-15;60\n");
        var shown = await TextAsync(property, bad);
        shown.Should().Contain("bad-cell").And.Contain("→ costo").And.NotContain("data-once");

        var draft = await SendAsync(property, "pag-buena", "PG-1;S-1;Silla ergonómica;Mobiliario;cus1;Sala norte;1201.00;2024-01-15;60\nPG-2;;Mesa;Mobiliario;cus1;Sala sur;500;2024-01-15;0\n");
        shown = await TextAsync(property, draft);
        shown.Should().Contain("Confirmar: registrar 2 bienes").And.Contain("Q\u00A01,701.00");
        (await TextAsync(property, "/assets?q=PG-")).Should().NotContain("Silla ergonómica", "nothing counts until it is confirmed");
        var both = await Task.WhenAll(property.PostAsync(draft, Form(shown)), property.PostAsync(draft, Form(shown)));
        both.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Redirect && a.Headers.Location!.OriginalString.StartsWith("/cases/inventories/"));

        (await TextAsync(property, "/assets?q=PG-&place=Sala+norte")).Should().Contain("Silla ergonómica").And.NotContain("PG-2");
        (await TextAsync(property, "/assets?q=PG-&state=removed")).Should().NotContain("PG-1");
        var page = await TextAsync(property, "/assets/PG-1?on=2026-01-20");
        page.Should().Contain("Q\u00A01,200.00 × 24 ÷ 60").And.Contain("− Q\u00A0480.00").And.Contain("Q\u00A0721.00");
        (await property.GetAsync("/assets/PG-1?on=ayer")).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await property.GetAsync("/assets/NO-HAY")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        Regex.Count(await TextAsync(property, "/assets/labels?assets=PG-1&assets=PG-2&assets=NO-HAY"), "class=\"paper-qr\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Should().Be(2);

        using var stranger = await ReaderAsync("ong-bienes-pag", "NGO", "org-a");
        (await TextAsync(stranger.Http, "/assets")).Should().NotContain("PG-1");
        (await stranger.Http.GetAsync("/assets/PG-1")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var custodian = await ReaderAsync("cus1", "CUS");
        (await custodian.Http.GetAsync(draft)).Headers.Location!.OriginalString.Should().StartWith("/assets/import", "only fixed assets imports");
    }

    [Fact]
    public async Task A_disposal_shows_what_everybody_found_and_its_acta_is_verified_by_anyone()
    {
        var host = new HttpCaseHost(web.App.Services.GetRequiredService<CaseKinds>(), id => web.PersonAsync(id, [id[..3].ToUpperInvariant()]));
        var goods = new[] { new AssetEntered("PA-1", "SN-PA", "Proyector", "equipment", "cus1", "Bodega", new Money(610_000, Currency.Gtq), new DateOnly(2020, 3, 15), 60) };
        (await host.SendAsync(DisposalStory.Register(TestDatabase.Institution, Cast.Property, "paginas", "Páginas", goods), default)).Rejection.Should().BeNull();
        var story = new DisposalStory(host, host.StoreAsync, Cast, new StoryClock(DateTimeOffset.UtcNow), TestDatabase.Institution, "paginas", goods) { Pace = TimeSpan.Zero };
        await story.GoToAsync(DisposalStates.Closed, Destination.Destruction);

        using var reader = await ReaderAsync("aud2", "AUD");
        var audit = reader.Http;
        var page = await TextAsync(audit, host.AddressOf(story.Id).Replace("/api/v1", "/cases", StringComparison.Ordinal));
        page.Should().Contain("href=\"/assets/PA-1\"").And.Contain("Quórum: 3 de 3").And.Contain("Q\u00A0150.00 (16\u00A0%)").And.Contain("Trabajó en la unidad que entrega.").And.Contain("Destrucción")
            .And.NotContain("sin escribir").And.NotContain("Hecho registrado").And.NotContain("Regla propia");
        Regex.Count(page, "Visto bueno dado", RegexOptions.None, TimeSpan.FromSeconds(1)).Should().Be(5);

        var papers = PaperLink().Matches(page).Select(m => m.Value).Distinct().ToList();
        papers.Should().HaveCount(3);
        var acta = await TextAsync(audit, papers[1]);
        acta.Should().Contain("Acta de descargo").And.Contain("SN-PA").And.Contain("3 presentes, 2 a favor, 1 en abstención");
        using var anyone = web.NewHttp();
        (await TextAsync(anyone, VerifyLink().Match(acta).Value)).Should().Contain("Auténtico y sin cambios");
    }

    [Fact]
    public async Task A_round_of_one_persons_goods_is_opened_on_the_page_of_rounds()
    {
        using var reader = await ReaderAsync("pag-ronda", "PAT");
        var property = reader.Http;
        await web.PersonAsync("cus-ronda", ["CUS"]);
        var draft = await SendAsync(property, "pag-ronda", "PR-1;S-1;Silla;Mobiliario;cus-ronda;Sala norte;1201.00;2024-01-15;60\nPR-2;;Mesa;Mobiliario;cus-ronda;Sala sur;500;2024-01-15;0\n");
        await property.PostAsync(draft, Form(await TextAsync(property, draft)));

        var page = await TextAsync(property, "/assets/rounds");
        page.Should().Contain("Contar los bienes de una persona").And.Contain("<option value=\"cus-ronda\"").And.Contain("2 bienes");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token(page)), new("Key", "clave-de-la-ronda"), new("Custodian", "cus-ronda"), new("Place", "")]);
        using var answer = await property.PostAsync("/assets/rounds", form);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        (await TextAsync(property, answer.Headers.Location!.OriginalString)).Should().Contain("bienes a cargo de");
        (await web.Database.OwnerAsync("SELECT data ->> 'custodian' || jsonb_array_length(data -> 'expected') FROM case_event WHERE name = 'round.opened/1' AND data ->> 'custodian' = 'cus-ronda'")).Should().Be("cus-ronda2");
    }

    private async Task<PageReader> ReaderAsync(string user, string role, string? organisation = null)
    {
        await web.PersonAsync(user, [role], organisation);
        return await PageReader.OfAsync(web, user);
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path + " " + text);
        return text;
    }

    /// <summary>Sends a file of goods and gives the address it is looked at.</summary>
    private static async Task<string> SendAsync(HttpClient browser, string code, string rows)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token(await TextAsync(browser, "/assets/import"))), "__RequestVerificationToken" },
            { new StringContent(code), "Code" }, { new StringContent("Bienes " + code), "Heading" }, { new StringContent("GTQ"), "Currency" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(Header + rows)), "Upload", "bienes.csv" },
        };
        using var answer = await browser.PostAsync("/assets/import", form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private static FormUrlEncodedContent Form(string page) => new([KeyValuePair.Create("__RequestVerificationToken", Token(page))]);

    private static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("/cases/disposals/[0-9a-f-]{36}/papers/[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PaperLink();

    [GeneratedRegex("/verify/[0-9A-Z-]{19}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerifyLink();
}
