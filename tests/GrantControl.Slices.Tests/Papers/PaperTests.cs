using System.Net;
using System.Text.RegularExpressions;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Papers;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Papers;

/// <summary>The papers of grants over pages, and what anyone is told of them by their code.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class PaperTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    [Fact]
    public async Task A_whole_life_issues_eight_papers_in_both_languages_and_every_one_verifies()
    {
        var (story, host) = await StoryAsync("papeles");
        await story.GoToAsync(GrantStates.Closed);
        var pages = Pages(host, story);
        using var reader = await ReaderAsync();
        using var stranger = new PageReader(web.Address);

        var papers = await PapersAsync(reader, pages, story);

        papers.Select(p => p.Title).Should().Equal(
            "Dictamen jurídico", "Dictamen financiero", "Dictamen de control interno", "Resolución de autorización", "Convenio", "Orden de pago",
            "Acta de liquidación", "Finiquito");
        foreach (var (title, version, markup) in papers)
        {
            var code = CodeIn(markup);
            var sheet = PageReader.Plain(Sheet(markup));
            sheet.Should().Contain(story.Number).And.Contain("Agua limpia papeles").And.Contain($"/verify/{code}").And.Contain("quetzales exactos").And.NotContain("<");
            Sheet(markup).Should().Contain("class=\"paper-qr\"");
            PageReader.Plain(Sheet(await reader.MarkupAsync($"{pages}/{version}?lang=en"))).Should().Contain(code).And.Contain("The Spanish text is the official one").And.NotContain("Firmas");
            await reader.MarkupAsync("/search?lang=es");

            var verified = await stranger.TextAsync($"/verify/{code}?lang=es");
            verified.Should().Contain("Auténtico y sin cambios").And.Contain(title).And.Contain(story.Number).And.Contain(Hashes(sheet)[0]).And.Contain(Hashes(sheet)[1]);
            (await stranger.TextAsync($"/verify?code={code.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}&lang=en")).Should().Contain("Genuine and unchanged");
        }

        var order = PageReader.Plain(papers.Single(p => p.Title == "Orden de pago").Markup);
        foreach (var person in new[] { story.Cast.Representative, story.Cast.TechnicalMonitor, story.Cast.ControlMonitor, story.Cast.FirstApprover, story.Cast.SecondApprover, story.Cast.Treasury })
        {
            order.Should().Contain("Persona " + person);
        }

        (await stranger.TextAsync($"/verify/{CodeIn(papers[^3].Markup)}?lang=es")).Should().Contain("Ya no surte efecto").And.Contain("No debe pagarse otra vez");
    }

    [Fact]
    public async Task A_committees_authorisation_is_one_paper_with_every_signature()
    {
        var (story, host) = await StoryAsync("comite", 480_000_000);
        await story.GoToAsync(GrantStates.Authorized);
        var pages = Pages(host, story);
        using var reader = await ReaderAsync();

        var papers = await PapersAsync(reader, pages, story);

        var signatures = Regex.Match(papers.Single(p => p.Title == "Resolución de autorización").Markup, "<section class=\"paper-part paper-signatures\".*?</section>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Value;
        foreach (var person in story.Cast.Committee.Append(story.Cast.Authority))
        {
            signatures.Should().Contain("Persona " + person);
        }

        signatures.Should().NotContain("Persona " + story.Cast.Legal);
    }

    [Fact]
    public async Task A_paper_reads_the_same_whatever_happens_later()
    {
        var (story, host) = await StoryAsync("inmutable");
        await ReviewedAsync(story);
        var pages = Pages(host, story);
        using var reader = await ReaderAsync();
        var before = Sheet(await reader.MarkupAsync($"{pages}/{story.Version}"));

        await story.ClearAsync(Gate.Finance);
        await story.ObserveAsync(Gate.Control, Section.Results, "Falta la fuente.");
        await ChangeResultsAsync(story);
        await story.ResubmitAsync(1);

        var at = CodeIn(before);
        Sheet(await reader.MarkupAsync($"{pages}/{story.Version - 4}")).Should().Be(before);
        (await reader.TextAsync("/verify/" + at)).Should().Contain("Auténtico y sin cambios").And.Contain("Ya no surte efecto").And.Contain("se abrió de nuevo");
    }

    [Fact]
    public async Task A_gate_that_watches_nothing_of_what_changed_keeps_its_opinion_in_force()
    {
        var (story, host) = await StoryAsync("vigente");
        await ReviewedAsync(story, Gate.Finance);
        var pages = Pages(host, story);
        using var reader = await ReaderAsync();
        var code = CodeIn(await reader.MarkupAsync($"{pages}/{story.Version}"));
        (await reader.TextAsync("/verify/" + code)).Should().Contain("nada posterior lo cambia");

        await story.ObserveAsync(Gate.Control, Section.Results, "Falta la fuente.");
        await ChangeResultsAsync(story);
        await story.ResubmitAsync(1);

        (await reader.TextAsync("/verify/" + code)).Should().Contain("Sigue surtiendo efecto").And.Contain("que este dictamen no revisa");
    }

    [Theory]
    [InlineData("own", "UPDATE case_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'), 'legal', 'LEGAL'), 'UTF8') WHERE case_id = $1 AND version = $2")]
    [InlineData("actor", "UPDATE case_event SET actor = 'otra' WHERE case_id = $1 AND version = $2")]
    [InlineData("earlier", "UPDATE case_event SET payload = convert_to(replace(convert_from(payload, 'UTF8'), 'rurales', 'urbanas'), 'UTF8') WHERE case_id = $1 AND version = 2 AND $2 > 0")]
    [InlineData("successor", "UPDATE case_event SET previous_hash = sha256('otro') WHERE case_id = $1 AND version = $2 + 1")]
    [InlineData("data", "UPDATE case_event SET data = jsonb_set(data, '{gate}', '\"control\"') WHERE case_id = $1 AND version = $2")]
    [InlineData("cut", "DELETE FROM case_event WHERE case_id = $1 AND version > $2")]
    [InlineData("hole", "DELETE FROM case_event WHERE case_id = $1 AND version = 2 AND $2 > 0")]
    public async Task What_a_superuser_changes_is_told_loudly(string what, string sql)
    {
        var (story, host) = await StoryAsync("alterado-" + what);
        await ReviewedAsync(story);
        var pages = Pages(host, story);
        var (id, version) = (story.Version, story.Version);
        await story.ClearAsync(Gate.Finance);
        using var reader = await ReaderAsync();
        var code = CodeIn(await reader.MarkupAsync($"{pages}/{id}"));
        (await reader.TextAsync("/verify/" + code)).Should().Contain("Auténtico y sin cambios");

        await web.Database.OwnerAsync(sql, Guid.Parse(pages.Split('/')[3]), version);

        var told = await reader.TextAsync("/verify/" + code);
        told.Should().Contain("ALTERADO").And.NotContain("Auténtico").And.NotContain("Sigue surtiendo efecto");
    }

    [Fact]
    public async Task A_code_nobody_issued_one_that_is_none_and_one_of_an_event_that_is_no_paper_are_told_apart_from_papers()
    {
        var (story, host) = await StoryAsync("ajeno");
        await ReviewedAsync(story);
        var pages = Pages(host, story);
        using var stranger = new PageReader(web.Address);
        var history = await (await web.ClientAsync(story.Cast.Legal)).GetAsync($"/api/v1/grants/{pages.Split('/')[3]}/history?limit=200");
        var opening = VerificationCode.Of(history.Json.GetProperty("items")[0].GetProperty("hash").GetString()!);

        (await stranger.TextAsync("/verify/0000-0000-0000-0000", HttpStatusCode.NotFound)).Should().Contain("No es un documento de esta institución");
        (await stranger.TextAsync("/verify/" + opening, HttpStatusCode.NotFound)).Should().Contain("No es un documento").And.NotContain(story.Number);
        foreach (var bad in new[] { "abc", "%27%3B--", "<script>", new string('7', 500), "U234-5678-9012-3456" })
        {
            var page = await stranger.MarkupAsync("/verify?code=" + Uri.EscapeDataString(bad), HttpStatusCode.BadRequest);
            page.Should().Contain("aria-invalid=\"true\"").And.NotContain("<script>");
        }

        (await stranger.TextAsync("/verify")).Should().Contain("Código de verificación").And.NotContain("no es un código");
    }

    [Fact]
    public async Task Papers_are_for_those_who_may_see_the_case_and_only_events_that_are_papers_have_one()
    {
        var (story, host) = await StoryAsync("reservado");
        await ReviewedAsync(story);
        var pages = Pages(host, story);
        await web.FormulatorAsync(GrantBodies.NgoB);
        using var other = await PageReader.OfAsync(web, "formulador." + GrantBodies.NgoB);
        using var own = await PageReader.OfAsync(web, story.Cast.Formulator);

        await other.MarkupAsync($"{pages}/{story.Version}", HttpStatusCode.NotFound);
        (await own.TextAsync($"{pages}/{story.Version}")).Should().Contain("Dictamen jurídico");
        foreach (var version in new[] { "1", "0", "99", "9223372036854775807" })
        {
            await own.MarkupAsync($"{pages}/{version}", HttpStatusCode.NotFound);
        }
    }

    private static async Task ReviewedAsync(GrantStory story, string gate = Gate.Legal)
    {
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();
        await story.ClearAsync(gate);
    }

    private static async Task ChangeResultsAsync(GrantStory story)
    {
        var results = story.Script.Results().Results;
        await story.SendAsync(story.Cast.Formulator, "save", new SaveSections(Results: new ResultsSection([results[0] with { Title = "Familias con agua" }, .. results.Skip(1)])));
    }

    private async Task<(GrantStory Story, HttpCaseHost Host)> StoryAsync(string key, long tranche = 40_000_00)
    {
        var host = await web.HostAsync();
        return (web.Story(host, key, tranche), host);
    }

    private static string Pages(HttpCaseHost host, GrantStory story) =>
        host.AddressOf(story.Id).Replace("/api/v1/", "/cases/", StringComparison.Ordinal) + "/papers";

    private static async Task<List<(string Title, long Version, string Markup)>> PapersAsync(PageReader reader, string pages, GrantStory story)
    {
        List<(string, long, string)> papers = [];
        for (var version = 1L; version <= story.Version; version++)
        {
            using var answer = await reader.Http.GetAsync($"{pages}/{version}");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var markup = await answer.Content.ReadAsStringAsync();
                papers.Add((WebUtility.HtmlDecode(TitleOf().Match(markup).Groups["title"].Value), version, markup));
            }
        }

        return papers;
    }

    private static string Sheet(string markup) => SheetOf().Match(markup).Value;

    private static string CodeIn(string markup) => CodeOf().Match(markup).Groups["code"].Value;

    private static List<string> Hashes(string text) => [.. Regex.Matches(text, "\\b[0-9a-f]{64}\\b", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Value)];

    private async Task<PageReader> ReaderAsync()
    {
        var person = "lector-" + Guid.NewGuid().ToString("N");
        await web.PersonAsync(person, ["AUD"]);
        return await PageReader.OfAsync(web, person);
    }

    [GeneratedRegex("<h1 id=\"paper-title\">(?<title>[^<]*)</h1>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TitleOf();

    [GeneratedRegex("<article class=\"sheet\".*</article>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SheetOf();

    [GeneratedRegex("/verify/(?<code>[0-9A-Z]{4}(-[0-9A-Z]{4}){3})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeOf();
}
