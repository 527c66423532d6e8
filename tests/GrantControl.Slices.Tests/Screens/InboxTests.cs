using System.Net;
using System.Text.Json;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Cases;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>What waits for somebody: in which role, how urgent, filtered, and told as it changes.</summary>
[Collection(PostgresCollection.Name)]
public sealed class InboxTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_item_says_what_is_asked_in_which_role_and_until_when()
    {
        var opened = await (await web.FormulatorAsync()).OpenAsync();
        using var reader = await PageReader.OfAsync(web, "formulador.ong-a");

        var text = await reader.TextAsync("/inbox");

        text.Should().Contain(opened.Json.GetProperty("number").GetString()).And.Contain("Se espera de usted Presentar").And.Contain("Organización (ONG)").And.Contain("31/12/2030");
        text.Should().MatchRegex("quedan [0-9]+ días hábiles|sin plazo");
    }

    [Fact]
    public async Task A_deadline_nobody_can_keep_yet_is_not_the_nearest()
    {
        var opened = await (await web.FormulatorAsync("ong-h")).OpenAsync("ong-h");
        using var reader = await PageReader.OfAsync(web, "formulador.ong-h");
        (await reader.TextAsync("/inbox")).Should().Contain("31/12/2030");

        await web.Database.OwnerAsync($"UPDATE case_index SET held = (SELECT array_agg(d.id) FROM case_deadline d WHERE d.case_id = '{opened.Id}') WHERE case_id = '{opened.Id}'");

        (await reader.TextAsync("/inbox")).Should().NotContain("31/12/2030").And.Contain("sin plazo").And.Contain("Abrir y revisar");
    }

    [Fact]
    public async Task Filters_take_away_what_does_not_pass_and_say_so()
    {
        var ngo = await web.FormulatorAsync("ong-f");
        foreach (var title in new[] { "Educación básica", "Agua potable" })
        {
            (await ngo.CommandAsync("/api/v1/grants", GrantBodies.Opening("ong-f", title))).StatusNumber.Should().Be(201);
        }

        using var reader = await PageReader.OfAsync(web, "formulador.ong-f");

        (await reader.TextAsync("/inbox?q=educacion")).Should().Contain("Educación básica", "accents are left out when people search").And.NotContain("Agua potable");
        (await reader.TextAsync("/inbox?when=overdue")).Should().NotContain("Agua potable").And.Contain("Nada con esos filtros");
        (await reader.TextAsync("/inbox?as=NGO&kind=grants")).Should().Contain("Agua potable").And.Contain("Todos 2");
        (await reader.TextAsync("/inbox?as=LEG")).Should().NotContain("Agua potable");
    }

    [Fact]
    public async Task A_long_list_comes_a_screen_at_a_time()
    {
        var ngo = await web.FormulatorAsync("ong-l");
        for (var i = 0; i < 27; i++)
        {
            await ngo.OpenAsync("ong-l");
        }

        using var reader = await PageReader.OfAsync(web, "formulador.ong-l");

        var page = await reader.MarkupAsync("/inbox");
        Items(page).Should().Be(25);
        (await reader.TextAsync("/inbox")).Should().Contain("Todos 27").And.Contain("Mostrar más (2 restantes)");
        page.Should().Contain("href=\"/inbox?show=75\"");
        Items(await reader.MarkupAsync("/inbox?show=75")).Should().Be(27);

        static int Items(string markup) => markup.Split("class=\"inbox-link\"").Length - 1;
    }

    [Fact]
    public async Task A_delegation_is_named_as_the_reason()
    {
        await (await web.FormulatorAsync("ong-d")).OpenAsync("ong-d");
        await web.PersonAsync("suplente.d", [], "ong-d");
        await web.Database.OwnerAsync(
            "INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) SELECT institution, 'formulador.ong-d', 'suplente.d', '{NGO}', '2020-01-01', '2090-01-01' FROM person WHERE id = 'suplente.d'");
        using var reader = await PageReader.OfAsync(web, "suplente.d");

        (await reader.TextAsync("/inbox")).Should().Contain("Organización (ONG), por delegación de");
    }

    [Fact]
    public async Task An_empty_inbox_says_what_will_come()
    {
        await web.PersonAsync("tesorera.sola", ["TES"]);
        using var reader = await PageReader.OfAsync(web, "tesorera.sola");

        (await reader.TextAsync("/inbox")).Should().Contain("Nada espera por usted").And.Contain("Lo que le llegará").And.Contain("Ordenar pago");
    }

    [Fact]
    public async Task The_counts_arrive_by_themselves_when_somebody_acts()
    {
        var ngo = await web.FormulatorAsync("ong-s");
        using var reader = await PageReader.OfAsync(web, "formulador.ong-s");
        using var patience = new CancellationTokenSource(Patience);
        using var answer = await reader.Http.GetAsync("/inbox/stream", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        (await CountsAsync(lines, patience.Token)).GetProperty("total").GetInt32().Should().Be(0);

        await ngo.OpenAsync("ong-s");

        var counts = await CountsAsync(lines, patience.Token);
        counts.GetProperty("total").GetInt32().Should().Be(1);
        counts.GetProperty("says").GetString().Should().Be("Su bandeja: 1 pendiente");
        (await reader.MarkupAsync("/inbox")).Should().Contain($"data-mark=\"{counts.GetProperty("mark").GetString()}\"", "the page and the stream agree on what is shown");
    }

    [Fact]
    public async Task One_person_holds_few_streams_and_a_stranger_none()
    {
        await web.PersonAsync("mucho.abierto", ["LEG"]);
        using var reader = await PageReader.OfAsync(web, "mucho.abierto");
        using var patience = new CancellationTokenSource(Patience);
        List<HttpResponseMessage> open = [];
        for (var i = 0; i < InboxLive.MostOfOnePerson; i++)
        {
            open.Add(await reader.Http.GetAsync("/inbox/stream", HttpCompletionOption.ResponseHeadersRead, patience.Token));
        }

        using var oneMore = await reader.Http.GetAsync("/inbox/stream", HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var stranger = web.NewHttp();
        using var led = await stranger.GetAsync("/inbox/stream", patience.Token);

        open.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK);
        oneMore.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        led.StatusCode.Should().Be(HttpStatusCode.Redirect);
        open.ForEach(a => a.Dispose());
    }

    /// <summary>The next event of counts; comments and the rest are passed over.</summary>
    private static async Task<JsonElement> CountsAsync(StreamReader lines, CancellationToken patience)
    {
        while (await lines.ReadLineAsync(patience) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<JsonElement>(line[6..]);
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
