using System.Net.Http.Headers;
using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Slices.Tests.Support;

/// <summary>
/// A host that is an HTTP interface: each command goes over the wire as the person it names, so that whatever walks a
/// case through a host can walk it over HTTP.
/// </summary>
public sealed class HttpCaseHost(CaseKinds kinds, Func<string, Task<ApiClient>> clientOf) : ICaseHost
{
    private readonly Dictionary<CaseId, string> _addresses = [];

    /// <summary>Where the server put the case that the caller knows by its own id.</summary>
    public string AddressOf(CaseId id) => _addresses[id];

    public async Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation)
    {
        var kind = kinds.Get(command.Kind);
        var opens = command.Name == kind.OpeningCommand;
        var path = opens ? $"/api/v1/{kind.Route}" : $"{AddressOf(command.Case)}/{command.Name}";
        List<(string, string)> headers = [("Idempotency-Key", command.CommandId)];
        if (command.ExpectedVersion is { } version)
        {
            headers.Add(("If-Match", $"\"{version}\""));
        }

        if (command.StandInFor is { } other)
        {
            headers.Add(("Stand-In-For", other));
        }

        var client = await clientOf(command.Person);
        using var content = ApiClient.Raw(command.Body);
        var answer = await client.SendAsync(HttpMethod.Post, path, content, [.. headers]);
        if (answer.StatusNumber is not (200 or 201))
        {
            return new CommandOutcome(command.ExpectedVersion ?? 0, "", "", Refusal(answer.Json), Replayed: false);
        }

        if (opens)
        {
            _addresses[command.Case] = answer.Headers.Location!.OriginalString;
        }

        var json = answer.Json;
        return new CommandOutcome(answer.Version, json.GetProperty("state").GetString()!, json.GetProperty("number").GetString()!, null, answer.Replayed);
    }

    public async Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation)
    {
        var answer = await (await clientOf(person)).GetAsync(AddressOf(id));
        return answer.StatusNumber == 200 ? new CaseReading(answer.Version, System.Text.Encoding.UTF8.GetBytes(answer.Text)) : null;
    }

    /// <summary>Stores a document over HTTP, as a person's browser or program would.</summary>
    public async Task<string> StoreAsync(string name, byte[] content, string person)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "file", name);
        var answer = await (await clientOf(person)).SendAsync(HttpMethod.Post, "/api/v1/documents", form);
        answer.StatusNumber.Should().BeOneOf([200, 201], answer.Text);
        return answer.Json.GetProperty("sha256").GetString()!;
    }

    private static Rejection Refusal(JsonElement problem)
    {
        var detail = problem.GetProperty("detail").GetString()!;
        var fields = problem.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(e => new FieldError(e.GetProperty("path").GetString()!, Both(e.GetProperty("message").GetString()!))).ToList()
            : [];
        return new Rejection(problem.GetProperty("code").GetString()!, problem.TryGetProperty("rule", out var rule) ? rule.GetString()! : "", Both(detail)) { Fields = fields };
    }

    private static Label Both(string text) => new(text, text);
}
