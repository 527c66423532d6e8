using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Sends a story's commands over HTTP as the people it names, each with a token of his own.</summary>
internal sealed class ScreensApi(Uri address) : ICaseHost, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CaseId, string> _addresses = [];
    private int _sent;

    /// <summary>Commands and documents that were accepted.</summary>
    public int Sent => _sent;

    public async Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation)
    {
        var opens = command.Name == GrantKind.Instance.OpeningCommand;
        using var request = await RequestAsync(HttpMethod.Post, opens ? "/api/v1/grants" : $"{_addresses[command.Case]}/{command.Name}", command.Person);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", command.CommandId);
        if (command.ExpectedVersion is { } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
        }

        request.Content = new ByteArrayContent(command.Body.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.SendAsync(request, cancellation);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            var text = json.ToString();
            return new CommandOutcome(command.ExpectedVersion ?? 0, "", "", new Rejection(json.GetProperty("code").GetString()!, "", new Label(text, text)), Replayed: false);
        }

        Interlocked.Increment(ref _sent);
        if (opens)
        {
            _addresses[command.Case] = answer.Headers.Location!.OriginalString;
        }

        return new CommandOutcome(json.GetProperty("version").GetInt64(), json.GetProperty("state").GetString()!, json.GetProperty("number").GetString()!, null, Replayed: false);
    }

    public async Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation)
    {
        using var request = await RequestAsync(HttpMethod.Get, _addresses[id], person);
        using var answer = await _http.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return new CaseReading(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("version").GetInt64(), Encoding.UTF8.GetBytes(text));
    }

    public async Task<string> StoreAsync(string name, byte[] content, string person)
    {
        using var request = await RequestAsync(HttpMethod.Post, "/api/v1/documents", person);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "file", name } };
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        Interlocked.Increment(ref _sent);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sha256").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpRequestMessage> RequestAsync(HttpMethod method, string path, string person) => new(method, path)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await _tokens.GetOrAdd(person, TokenAsync)) },
    };

    private async Task<string> TokenAsync(string person)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/sessions", new { user = person, password = ScreensPeople.Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }
}
