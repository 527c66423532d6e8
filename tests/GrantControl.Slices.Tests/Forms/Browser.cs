using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>A browser without script: it follows links, fills in forms and presses their buttons.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Browser(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };

    public static async Task<Browser> SignedInAsync(WebFixture web, string person)
    {
        var browser = new Browser(web.Address);
        (await browser.SignInAsync(person)).Status.Should().Be(HttpStatusCode.Redirect);
        return browser;
    }

    public async Task<PageShown> SignInAsync(string person, string password = WebFixture.Password)
    {
        var page = await GetAsync("/sign-in");
        return await PostAsync("/sign-in", page, new() { ["user"] = person, ["password"] = password, ["returnUrl"] = "/inbox" });
    }

    /// <summary>Lets the session end, as time would.</summary>
    public void EndSession()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            cookie.Expired |= cookie.Name == "grantcontrol";
        }
    }

    public async Task<PageShown> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        return await PageShown.ReadAsync(path, answer);
    }

    /// <summary>Posts the form of a page with some of its fields written over.</summary>
    public async Task<PageShown> PostAsync(string path, PageShown page, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Concat(page.Fields.Where(f => !fields.ContainsKey(f.Key))))
        {
            form.Add(new StringContent(value), $"\"{name}\"");
        }

        foreach (var (field, name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            form.Add(part, $"\"{field}\"", $"\"{name}\"");
        }

        using var answer = await _http.PostAsync(path, form);
        var shown = await PageShown.ReadAsync(path, answer);
        return shown.Location?.EndsWith("step=check", StringComparison.Ordinal) is true ? await GetAsync(shown.Location) : shown;
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>A page as it came, with the values of its last form.</summary>
public sealed partial record PageShown(string Path, HttpStatusCode Status, string Text, string? Location, Dictionary<string, string> Fields)
{
    public int StatusNumber => (int)Status;

    /// <summary>Names of every control, whatever stands in it.</summary>
    public IReadOnlySet<string> Names => NameOf().Matches(Text).Select(m => WebUtility.HtmlDecode(m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a reader sees, without markup.</summary>
    public string Words => string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(Text, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static async Task<PageShown> ReadAsync(string path, HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new PageShown(path, answer.StatusCode, text, answer.Headers.Location?.OriginalString, FieldsOf(text));
    }

    private static Dictionary<string, string> FieldsOf(string text)
    {
        var at = text.LastIndexOf("class=\"command-form\"", StringComparison.Ordinal);
        var form = at < 0 ? text : text[at..];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match control in Control().Matches(form))
        {
            var tag = control.Groups["tag"].Value;
            if (Attribute(tag, "name") is not { } name || tag.Contains("type=\"file\"", StringComparison.Ordinal)
                || (tag.Contains("type=\"radio\"", StringComparison.Ordinal) && !tag.Contains(" checked", StringComparison.Ordinal)))
            {
                continue;
            }

            fields[name] = control.Groups["body"].Value is { Length: > 0 } body
                ? tag.StartsWith("<select", StringComparison.Ordinal) ? Attribute(Selected().Match(body).Value, "value") ?? "" : WebUtility.HtmlDecode(body.TrimStart('\n'))
                : Attribute(tag, "value") ?? "";
        }

        return fields;
    }

    private static string? Attribute(string tag, string name)
    {
        var match = Regex.Match(tag, $" {name}=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1));
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
    }

    [GeneratedRegex("(?<tag><(input|textarea|select)[^>]*>)(?:(?<=<(textarea|select)[^>]*>)(?<body>.*?)</(textarea|select)>)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Control();

    [GeneratedRegex("<option[^>]* selected[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Selected();

    [GeneratedRegex(" name=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOf();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
