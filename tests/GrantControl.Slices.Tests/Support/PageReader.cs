using System.Net;
using System.Text.RegularExpressions;

namespace GrantControl.Slices.Tests.Support;

/// <summary>The pages as a browser without script asks for them, as a stranger or as somebody who has signed in.</summary>
public sealed partial class PageReader(Uri address) : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public static async Task<PageReader> OfAsync(WebFixture web, string user)
    {
        var reader = new PageReader(web.Address);
        var page = await (await reader.Http.GetAsync("/sign-in")).Content.ReadAsStringAsync();
        using var form = new FormUrlEncodedContent(
        [
            new("user", user), new("password", WebFixture.Password), new("returnUrl", "/search"),
            new("__RequestVerificationToken", TokenField().Match(page).Groups["token"].Value),
        ]);
        using var answer = await reader.Http.PostAsync("/sign-in", form);
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, "the person signs in");
        return reader;
    }

    /// <summary>The markup of a page that must be there.</summary>
    public async Task<string> MarkupAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Http.GetAsync(path);
        var markup = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, markup);
        return markup;
    }

    /// <summary>Sends a form of a page, with the page's own token.</summary>
    public async Task<(HttpStatusCode Status, string Text)> SendAsync(string page, string action, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = TokenField().Match(await MarkupAsync(page)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await Http.PostAsync(action, form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>What a page says, without its markup.</summary>
    public async Task<string> TextAsync(string path, HttpStatusCode status = HttpStatusCode.OK) => Plain(await MarkupAsync(path, status));

    public static string Plain(string markup) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(markup, "")), " ");

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
