using System.Net;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Search;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Search;

/// <summary>Looking for cases in the words people use, over pages as they see them.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SearchTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    [Theory]
    [InlineData("becas universitarias")]
    [InlineData("beca universitaria")]
    [InlineData("BECAS")]
    [InlineData("univers")]
    [InlineData("capacitación")]
    [InlineData("capacitaciones")]
    [InlineData("capacitacion")]
    [InlineData("niñez")]
    [InlineData("ninez")]
    [InlineData("la beca de la")]
    [InlineData("demostración ong-a")]
    public async Task Plurals_accents_beginnings_and_small_words_do_not_matter(string typed)
    {
        var number = await OpenAsync("Becas universitarias y capacitación de la niñez");
        using var reader = await ReaderAsync();

        (await reader.TextAsync("/search?q=" + Uri.EscapeDataString(typed))).Should().Contain(number);
    }

    [Theory]
    [InlineData("becerros")]
    [InlineData("becas marinas")]
    public async Task Every_word_must_be_there(string typed)
    {
        var number = await OpenAsync("Becas de estudio en la costa");
        using var reader = await ReaderAsync();

        (await reader.TextAsync("/search?q=" + Uri.EscapeDataString(typed))).Should().NotContain(number);
    }

    [Fact]
    public async Task What_was_lost_or_left_over_is_put_right_by_making_it_anew()
    {
        var number = await OpenAsync("Cortinas rompevientos de eucalipto");
        using var reader = await ReaderAsync();
        await web.Database.OwnerAsync("UPDATE case_search SET head = '', document = '', texts = '[]' WHERE head @@ to_tsquery('simple', 'eucalipto')");
        await web.Database.OwnerAsync("INSERT INTO case_search (case_id, institution, version, format, head, document, texts) SELECT gen_random_uuid(), institution, 1, 1, '', '', '[]' FROM case_search LIMIT 1");
        (await reader.TextAsync("/search?q=eucalipto")).Should().NotContain(number);

        var cases = await web.App.Services.GetRequiredService<SearchFollower>().RebuildAsync(CancellationToken.None);

        (await reader.TextAsync("/search?q=eucalipto")).Should().Contain(number);
        cases.Should().Be((long)(await web.Database.OwnerAsync("SELECT count(*) FROM case_index"))!);
    }

    [Fact]
    public async Task A_number_is_found_by_its_parts_and_before_everything_else()
    {
        var number = await OpenAsync("Huertos escolares");
        var bare = number[^6..].TrimStart('0');
        await OpenAsync($"Distrito {bare} de riego");
        using var reader = await ReaderAsync();

        foreach (var typed in new[] { number, number[4..], number.ToLowerInvariant(), bare })
        {
            var page = await reader.TextAsync("/search?q=" + typed);
            page.Should().Contain(number + " Huertos", typed);
        }

        var both = await reader.TextAsync("/search?q=" + bare);
        both.IndexOf("Huertos escolares", StringComparison.Ordinal).Should().BeLessThan(both.IndexOf($"Distrito {bare}", StringComparison.Ordinal));
        both.Should().Contain($"Distrito {bare}");
    }

    [Fact]
    public async Task What_was_observed_and_the_names_of_documents_lead_to_the_case()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "buscado");
        await story.GoToAsync(GrantStates.Returned);
        await CaughtUpAsync();
        using var reader = await ReaderAsync();
        var address = host.AddressOf(story.Id).Replace("/api/v1/", "/cases/", StringComparison.Ordinal);

        var observation = await reader.MarkupAsync("/search?q=indicadores+fuente");
        PageReader.Plain(observation).Should().Contain("Observación La línea base del indicador R2.1 no cita su fuente.");
        observation.Should().Contain("<mark>indicador</mark>").And.Contain(address + "#observations");
        var document = await reader.MarkupAsync("/search?q=dictamenes+juridicos+buscado");
        PageReader.Plain(document).Should().Contain("Documento Dictamen jurídico: legal-opinion-buscado");
        document.Should().Contain(address + "/documents/");
    }

    [Fact]
    public async Task People_of_an_organisation_find_its_own_cases_only()
    {
        var number = await OpenAsync("Reforestación de cuencas altas");
        await web.FormulatorAsync(NgoB);
        using var other = await PageReader.OfAsync(web, "formulador." + NgoB);

        foreach (var typed in new[] { "reforestacion", number, "demostración ong-a" })
        {
            var page = await other.TextAsync("/search?q=" + Uri.EscapeDataString(typed));
            page.Should().NotContain("cuencas altas", typed).And.NotContain("Organización de demostración ong-a", typed);
        }

        await web.Database.OwnerAsync("UPDATE case_index SET institution = 'otra' WHERE number = $1", number);
        using var reader = await ReaderAsync();
        (await reader.TextAsync("/search?q=cuencas")).Should().NotContain("cuencas altas");
        await web.Database.OwnerAsync("UPDATE case_index SET institution = 'mj' WHERE number = $1", number);
    }

    [Theory]
    [InlineData("'; DROP TABLE case_index; --")]
    [InlineData("becas & | ! ( :* <->")]
    [InlineData("%_%")]
    [InlineData("\\'\"")]
    [InlineData("a:A b:*C")]
    [InlineData("ｆｕｌｌ ﬁ ß İ 漢字 🏛️")]
    [InlineData("de la los")]
    public async Task Whatever_is_typed_is_only_words(string typed)
    {
        using var reader = await ReaderAsync();

        (await reader.TextAsync("/search?q=" + Uri.EscapeDataString(typed))).Should().Contain("Buscar");
        (await reader.MarkupAsync("/search?handler=Quick&q=" + Uri.EscapeDataString(typed))).Should().NotContain("<html");
    }

    [Fact]
    public async Task Too_much_is_refused_politely_and_a_foreign_cursor_leads_to_the_first_page()
    {
        using var reader = await ReaderAsync();

        (await reader.TextAsync("/search?q=" + new string('x', 7_000))).Should().Contain("admite hasta 200 caracteres");
        (await reader.TextAsync("/search?q=" + string.Concat(Enumerable.Repeat("a1 ", 60)))).Should().Contain("Buscar");
        using var foreign = await reader.Http.GetAsync("/search?q=becas&cursor=nothing-of-ours");
        foreign.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await reader.TextAsync("/search")).Should().NotContain("Nada con");
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_text()
    {
        await OpenAsync("Peligro <script>alert(1)</script> & <b>negrita</b>");
        using var reader = await ReaderAsync();

        foreach (var path in new[] { "/search?q=peligro+negrita", "/search?handler=Quick&q=peligro+negrita", "/search?q=%3Cscript%3Epeligro" })
        {
            var page = await reader.MarkupAsync(path);
            page.Should().Contain("<mark>Peligro</mark>").And.NotContain("<script>alert").And.NotContain("<b>");
        }
    }

    [Fact]
    public async Task A_long_answer_goes_on_page_by_page_and_shows_every_case_once()
    {
        for (var i = 0; i < 25; i++)
        {
            await OpenAsync($"Zapatería comunitaria {i}", catchUp: false);
        }

        await CaughtUpAsync();
        using var reader = await ReaderAsync();
        var first = await reader.MarkupAsync("/search?q=zapaterias");
        var next = System.Text.RegularExpressions.Regex.Match(first, "<a [^>]*rel=\"next\"[^>]*href=\"(?<next>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["next"].Value;
        var second = await reader.MarkupAsync(WebUtility.HtmlDecode(next));

        var seen = Enumerable.Range(0, 25).Select(i => $"comunitaria {i}<").Where(t => PageReaderText(first).Contains(t, StringComparison.Ordinal) != PageReaderText(second).Contains(t, StringComparison.Ordinal));
        seen.Should().HaveCount(25);
        second.Should().NotContain("rel=\"next\"");
    }

    [Fact]
    public async Task What_changes_later_is_found_and_what_is_lost_is_made_again_from_the_journal()
    {
        var number = await OpenAsync("Acueductos de piedra");
        await web.Database.OwnerAsync("UPDATE case_search SET head = '', document = '', format = 0");
        using var reader = await ReaderAsync();
        await CaughtUpAsync();
        (await reader.TextAsync("/search?q=acueducto")).Should().Contain(number);

        await web.Database.OwnerAsync("DELETE FROM case_search");
        await CaughtUpAsync();

        (await reader.TextAsync("/search?q=acueducto")).Should().Contain(number);
        (await CaughtUpAsync()).Should().Be(0, "nothing has changed since");
    }

    private static string PageReaderText(string markup) => markup.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);

    private async Task<string> OpenAsync(string title, bool catchUp = true)
    {
        var ngo = await web.FormulatorAsync();
        var answer = await ngo.CommandAsync("/api/v1/grants", Opening(title: title));
        answer.StatusNumber.Should().Be(201, answer.Text);
        if (catchUp)
        {
            await CaughtUpAsync();
        }

        return answer.Json.GetProperty("number").GetString()!;
    }

    private Task<int> CaughtUpAsync() => web.App.Services.GetRequiredService<SearchFollower>().CatchUpAsync(CancellationToken.None);

    /// <summary>A new reader each time: one who signs in for every test is slowed down.</summary>
    private async Task<PageReader> ReaderAsync()
    {
        var person = "lectora-" + Guid.NewGuid().ToString("N");
        await web.PersonAsync(person, ["AUD"]);
        return await PageReader.OfAsync(web, person);
    }
}
