using System.Net;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>What stands around every page: language, theme, menu, and the files it is drawn with.</summary>
[Collection(PostgresCollection.Name)]
public sealed class FrameTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_language_changes_by_one_link_that_keeps_what_was_asked_for()
    {
        await web.FormulatorAsync();
        using var reader = await PageReader.OfAsync(web, "formulador.ong-a");

        var page = await reader.MarkupAsync("/cases?kind=grants&q=agua%20clara&lang=es");

        page.Should().Contain("href=\"?kind=grants&amp;q=agua%20clara&amp;lang=en\"");
        (await reader.MarkupAsync("/cases?kind=grants&q=agua%20clara&lang=en")).Should().Contain("<html lang=\"en\"");
        (await reader.MarkupAsync("/inbox")).Should().Contain("<html lang=\"en\"", "it is remembered");
    }

    [Fact]
    public async Task The_theme_is_written_by_the_server_and_remembered()
    {
        using var reader = new PageReader(web.Address);
        (await reader.MarkupAsync("/sign-in")).Should().Contain("data-bs-theme=\"auto\"");

        (await reader.MarkupAsync("/sign-in?theme=dark")).Should().Contain("data-bs-theme=\"dark\"");

        (await reader.MarkupAsync("/sign-in")).Should().Contain("data-bs-theme=\"dark\"");
        (await reader.MarkupAsync("/sign-in?theme=\"><script>")).Should().Contain("data-bs-theme=\"auto\"").And.NotContain("\"><script>");
    }

    [Fact]
    public async Task The_menu_offers_what_the_roles_open_and_nothing_else()
    {
        await web.FormulatorAsync();
        await web.PersonAsync("contralora", ["CTL"]);
        using var ngo = await PageReader.OfAsync(web, "formulador.ong-a");
        using var control = await PageReader.OfAsync(web, "contralora");

        (await ngo.MarkupAsync("/inbox")).Should().Contain("href=\"/cases/grants/open\"").And.NotContain("href=\"/oversight\"").And.NotContain("href=\"/budget\"");
        (await control.MarkupAsync("/inbox")).Should().Contain("href=\"/oversight\"").And.Contain("href=\"/budget\"").And.NotContain("href=\"/cases/grants/open\"");
    }

    [Fact]
    public async Task A_failure_looks_like_the_rest()
    {
        using var reader = new PageReader(web.Address);

        (await reader.MarkupAsync("/nada?theme=dark", HttpStatusCode.NotFound)).Should().Contain("data-bs-theme=\"dark\"").And.Contain("/site.css").And.Contain("class=\"topbar\"");
    }

    [Fact]
    public async Task Every_sheet_of_a_page_is_there_and_a_failure_has_those_of_the_frame()
    {
        using var reader = new PageReader(web.Address);
        var (page, failure) = (await reader.MarkupAsync("/sign-in"), await reader.MarkupAsync("/nada", HttpStatusCode.NotFound));

        var linked = LibraryFiles.Sheets.Select(s => page.IndexOf($"href=\"{s}", StringComparison.Ordinal)).ToList();
        linked.Should().OnlyContain(static at => at > 0).And.BeInAscendingOrder("later rules win over earlier ones");
        LibraryFiles.Ground.Select(s => failure.IndexOf($"href=\"{s}", StringComparison.Ordinal)).Should().OnlyContain(static at => at > 0).And.BeInAscendingOrder();
        foreach (var sheet in LibraryFiles.Sheets)
        {
            (await reader.MarkupAsync(sheet)).Should().NotBeEmpty(sheet).And.Subject.Split('\n').Length.Should().BeLessThan(400, sheet);
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    public async Task Style_sheets_come_compressed_and_pages_never_do(string accepted, string coding)
    {
        using var http = web.NewHttp();
        using var sheet = await AskAsync(http, "/site.css?v=1", accepted);
        using var page = await AskAsync(http, "/sign-in", accepted);
        using var plain = await http.GetAsync("/site.css");

        sheet.Content.Headers.ContentEncoding.Should().Equal(coding);
        sheet.Content.Headers.ContentType!.MediaType.Should().Be("text/css");
        sheet.Headers.Vary.Should().Contain("Accept-Encoding");
        sheet.Headers.CacheControl!.ToString().Should().Contain("immutable");
        sheet.Content.Headers.ContentLength.Should().BeLessThan(plain.Content.Headers.ContentLength!.Value / 2);
        page.Content.Headers.ContentEncoding.Should().BeEmpty("a page holds secrets (BREACH)");
        plain.Headers.CacheControl!.NoCache.Should().BeTrue("its address names no version");
    }

    [Fact]
    public async Task A_file_that_did_not_change_is_not_sent_again()
    {
        using var http = web.NewHttp();
        using var first = await AskAsync(http, "/icons.svg", "br");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/icons.svg");
        request.Headers.AcceptEncoding.ParseAdd("br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await http.SendAsync(request);

        again.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string path, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await http.SendAsync(request);
    }
}
