using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Slices.Tests.Support;

/// <summary>Calls the interface as one person's program would, over a real socket.</summary>
public sealed class ApiClient(HttpClient http)
{
    public HttpClient Http => http;

    public static string NewKey() => Guid.NewGuid().ToString("N");

    public Task<ApiAnswer> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, content: null, headers);

    /// <summary>Sends a command with a key of its own, unless one is given.</summary>
    public Task<ApiAnswer> CommandAsync(string path, object? body = null, long? version = null, string? key = null, string? standInFor = null)
    {
        List<(string, string)> headers = [("Idempotency-Key", key ?? NewKey())];
        if (version is { } v)
        {
            headers.Add(("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{v}\"")));
        }

        if (standInFor is not null)
        {
            headers.Add(("Stand-In-For", standInFor));
        }

        return SendAsync(HttpMethod.Post, path, body is null ? null : Json(body), [.. headers]);
    }

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }

    public static HttpContent Json(object body) => Raw(JsonSerializer.Serialize(body, CaseJson.Options));

    public static HttpContent Raw(string text, string type = "application/json") => Raw(Encoding.UTF8.GetBytes(text), type);

    public static HttpContent Raw(byte[] bytes, string type = "application/json")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}

/// <summary>An answer read to its end.</summary>
public sealed record ApiAnswer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public int StatusNumber => (int)Status;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? ETag => Headers.ETag?.Tag;

    public bool Replayed => Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Single() == "true";

    public string Code => Json.GetProperty("code").GetString()!;

    public long Version => Json.GetProperty("version").GetInt64();

    /// <summary>State of a case as read.</summary>
    public string State => Json.GetProperty("state").GetProperty("id").GetString()!;

    public string Id => Json.GetProperty("id").GetString()!;

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);

    /// <summary>Asserts a refusal of a status and code, worded as RFC 9457 says.</summary>
    public ApiAnswer ShouldBeProblem(int status, string code)
    {
        StatusNumber.Should().Be(status, Text);
        ContentHeaders.ContentType!.MediaType.Should().Be("application/problem+json");
        Code.Should().Be(code, Text);
        Json.GetProperty("status").GetInt32().Should().Be(status);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            Json.GetProperty(member).GetString().Should().NotBeNullOrWhiteSpace(member);
        }

        return this;
    }
}
