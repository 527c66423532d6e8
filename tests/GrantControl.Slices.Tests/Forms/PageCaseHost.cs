using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>
/// A host that is the pages themselves: each command is typed into its form by the person it names, looked over and sent.
/// Whatever walks a case through a host walks it through the pages. What has an editor of its own goes over HTTP.
/// </summary>
public sealed partial class PageCaseHost(WebFixture web, HttpCaseHost api, Func<string, Task<ApiClient>> clientOf) : ICaseHost
{
    private static readonly string[] Elsewhere = ["open", "save", "amend"];

    /// <summary>What the case or the row gives, and nobody types.</summary>
    private static readonly string[] Given = ["gate", "tranche", "amendment", "contentHash", "observation", "precondition", "indicator", "line"];

    private readonly Dictionary<string, (string Name, byte[] Content)> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Browser> _browsers = new(StringComparer.Ordinal);

    /// <summary>Commands whose form was filled in and sent.</summary>
    public HashSet<string> Typed { get; } = new(StringComparer.Ordinal);

    public async Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation)
    {
        if (Elsewhere.Contains(command.Name))
        {
            return await api.SendAsync(command, cancellation);
        }

        using var body = JsonDocument.Parse(command.Body);
        var browser = await BrowserAsync(command.Person);
        var path = AddressOf(command, body.RootElement);
        var form = await browser.GetAsync(path);
        form.Status.Should().Be(HttpStatusCode.OK, $"{command.Person} may do {command.Name}: {form.Words}");

        var (fields, files) = Answers(body.RootElement);
        foreach (var row in fields.Keys.Concat(files.Keys).Select(f => RowOf().Match(f)).Where(m => m.Success).Select(m => m.Groups["list"].Value).ToList())
        {
            while (Wants(row) is { } missing && !form.Names.Any(n => n.StartsWith(missing, StringComparison.Ordinal)))
            {
                form = await browser.PostAsync(path, form, new() { ["__act"] = "add:" + row });
                form.Status.Should().Be(HttpStatusCode.OK, form.Words);
            }
        }

        foreach (var (field, value) in fields)
        {
            form.Names.Should().Contain(field, $"the form of {command.Name} asks for it ({value})");
        }

        var check = await browser.PostAsync(path, form, new(fields) { ["__act"] = "check" }, [.. files.Select(f => (f.Key + ".file", _files[f.Value].Name, _files[f.Value].Content))]);
        check.Status.Should().Be(HttpStatusCode.OK, $"{command.Name}: {check.Words}");
        check.Fields.Should().ContainKey("__sealed", check.Words);
        var sent = await browser.PostAsync(path, check, new() { ["__act"] = "send", ["password"] = WebFixture.Password });
        sent.Status.Should().Be(HttpStatusCode.SeeOther, $"{command.Name}: {sent.Words}");
        var done = await browser.GetAsync(sent.Location!);
        done.Status.Should().Be(HttpStatusCode.OK);
        Typed.Add(command.Name);
        var read = await (await clientOf(command.Person)).GetAsync(api.AddressOf(command.Case));
        return new CommandOutcome(read.Version, read.State, read.Json.GetProperty("number").GetString()!, null, Replayed: false);

        string? Wants(string list)
        {
            var last = fields.Keys.Concat(files.Keys).Where(f => f.StartsWith(list + "[", StringComparison.Ordinal)).Select(f => int.Parse(RowOf().Match(f).Groups["index"].Value, CultureInfo.InvariantCulture)).Max();
            return $"{list}[{last}]";
        }
    }

    public Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation) =>
        api.ReadAsync(institution, kind, id, person, cancellation);

    /// <summary>Keeps a file on the person's machine; the form uploads it.</summary>
    public Task<string> StoreAsync(string name, byte[] content, string person)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        _files[sha256] = (name, content);
        return Task.FromResult(sha256);
    }

    public string PageOf(CaseId id) => api.AddressOf(id).Replace("/api/v1/", "/cases/", StringComparison.Ordinal);

    public async Task<Browser> BrowserAsync(string person)
    {
        if (!_browsers.TryGetValue(person, out var browser))
        {
            await clientOf(person);
            _browsers[person] = browser = await Browser.SignedInAsync(web, person);
        }

        return browser;
    }

    private string AddressOf(CaseCommand command, JsonElement body)
    {
        var query = new List<string>();
        if (body.TryGetProperty("tranche", out var tranche) && command.Name != "disallow")
        {
            query.Add("target=tranche:" + tranche.GetInt32());
        }

        if (body.TryGetProperty("gate", out var gate))
        {
            query.Add("variant=" + gate.GetString());
        }

        return $"{PageOf(command.Case)}/do/{command.Name}" + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    /// <summary>What a person would type for the fields of a command, by their names in the form, and which files he would choose.</summary>
    private static (Dictionary<string, string> Fields, Dictionary<string, string> Files) Answers(JsonElement body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk(body, "");
        return (fields, files);

        void Walk(JsonElement value, string path)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when value.TryGetProperty("sha256", out var sha256):
                    files[path] = sha256.GetString()!;
                    break;
                case JsonValueKind.Object when value.TryGetProperty("currency", out _) && value.TryGetProperty("amount", out var amount):
                    fields[path] = "Q " + decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture).ToString("N2", CultureInfo.InvariantCulture);
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
                    }

                    break;
                case JsonValueKind.Array:
                    var i = 0;
                    foreach (var item in value.EnumerateArray())
                    {
                        Walk(item, $"{path}[{i++}]");
                    }

                    break;
                default:
                    if (!Given.Contains(path[(path.LastIndexOf('.') + 1)..]) || path.StartsWith("items[", StringComparison.Ordinal) || path is "finding")
                    {
                        fields[path] = value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day)
                            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
                            : value.ToString().Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal);
                    }

                    break;
            }
        }
    }

    [GeneratedRegex(@"^(?<list>\w+)\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RowOf();
}
