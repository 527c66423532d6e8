using System.Net;
using System.Text.RegularExpressions;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The plain pages, as a browser without script asks for them.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class PageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page_and_back_to_where_he_wanted()
    {
        using var browser = Browser();
        using var sent = await browser.GetAsync("/cases?kind=grants");
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        sent.Headers.Location!.PathAndQuery.Should().Be("/sign-in?returnUrl=%2Fcases%3Fkind%3Dgrants");

        await web.FormulatorAsync();
        using var back = await SignInAsync(browser, "formulador.ong-a", "/cases?kind=grants");

        back.Headers.Location!.OriginalString.Should().Be("/cases?kind=grants");
        var cookie = back.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("grantcontrol=", StringComparison.Ordinal));
        cookie.Should().Contain("httponly").And.Contain("samesite=lax");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_a_foreign_address_is_not_followed()
    {
        await web.FormulatorAsync();
        using var browser = Browser();
        using var bare = await browser.PostAsync("/sign-in", Form(("user", "formulador.ong-a"), ("password", WebFixture.Password)));
        bare.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        using var answer = await SignInAsync(browser, "formulador.ong-a", "https://example.org/");
        answer.Headers.Location!.OriginalString.Should().Be("/inbox");
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_the_page_with_a_link_to_its_field()
    {
        using var browser = Browser();
        using var answer = await SignInAsync(browser, "nadie", "/inbox", "otra frase de paso");

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var page = await answer.Content.ReadAsStringAsync();
        page.Should().Contain("role=\"alert\"").And.Contain("href=\"#user\"").And.Contain("aria-invalid=\"true\"");
    }

    [Fact]
    public async Task The_list_and_the_case_show_the_state_what_may_be_done_and_the_chained_history()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        using var browser = await SignedInAsync("formulador.ong-a");

        (await TextAsync(browser, "/cases?kind=grants&state=draft")).Should().Contain(opened.Json.GetProperty("number").GetString()).And.Contain("Borrador");
        (await TextAsync(browser, "/inbox")).Should().Contain(opened.Id);
        var page = await TextAsync(browser, "/cases/grants/" + opened.Id);

        page.Should().Contain("<html lang=\"es\"").And.Contain("Escribir el plan").And.Contain("Historia");
        var hash = (await ngo.GetAsync($"/api/v1/grants/{opened.Id}/history")).Json.GetProperty("items")[0].GetProperty("hash").GetString()!;
        page.Should().Contain(hash);
        (await TextAsync(browser, $"/cases/grants/{opened.Id}?lang=en")).Should().Contain("<html lang=\"en\"").And.Contain("What you may do now");
        (await TextAsync(browser, "/cases")).Should().Contain("<html lang=\"en\"", "the choice is remembered");
    }

    [Fact]
    public async Task A_case_of_another_organisation_is_not_found_on_pages_either()
    {
        var opened = await (await web.FormulatorAsync(GrantBodies.NgoB)).OpenAsync(GrantBodies.NgoB);
        await web.FormulatorAsync();
        using var browser = await SignedInAsync("formulador.ong-a");

        using var answer = await browser.GetAsync("/cases/grants/" + opened.Id);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain(opened.Json.GetProperty("number").GetString());
        (await TextAsync(browser, "/cases?kind=grants")).Should().NotContain(opened.Id);
    }

    [Fact]
    public async Task Workflows_are_shown_as_a_table_and_as_a_picture_that_runs_nothing()
    {
        await web.FormulatorAsync();
        using var browser = await SignedInAsync("formulador.ong-a");

        (await TextAsync(browser, "/workflows")).Should().Contain("Subvención a ONG").And.Contain("Desembolso");
        using var picture = await browser.GetAsync("/workflows/grants/grant.svg?state=draft");
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/svg+xml");
        picture.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'").And.NotContain("script");
        using var unknown = await browser.GetAsync("/workflows/grants/grant.svg?state=nowhere");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_at_the_interface_and_nothing_after_signing_out()
    {
        await web.FormulatorAsync();
        using var browser = await SignedInAsync("formulador.ong-a");
        using var api = await browser.GetAsync("/api/v1/me");
        api.StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        var token = Token(await TextAsync(browser, "/inbox"));
        using var left = await browser.PostAsync("/sign-out", Form(("__RequestVerificationToken", token)));
        left.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var again = await browser.GetAsync("/inbox");
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    private static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = web.Address };

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var browser = Browser();
        using var answer = await SignInAsync(browser, user, "/inbox");
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return browser;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string user, string returnUrl, string password = WebFixture.Password)
    {
        var token = Token(await TextAsync(browser, "/sign-in"));
        return await browser.PostAsync("/sign-in", Form(("user", user), ("password", password), ("returnUrl", returnUrl), ("__RequestVerificationToken", token)));
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return WebUtility.HtmlDecode(text);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
