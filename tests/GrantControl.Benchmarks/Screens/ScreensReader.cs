using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;

namespace GrantControl.Benchmarks.Screens;

/// <summary>One person with a browser: signed in like everybody, asking for one page after another.</summary>
internal sealed partial class ScreensReader : IDisposable
{
    private readonly HttpClient _http;
    private readonly NpgsqlDataSource _database;
    private readonly Random _random;
    private readonly Guid[] _cases;

    private ScreensReader(HttpClient http, NpgsqlDataSource database, Guid[] cases, int seed) =>
        (_http, _database, _cases, _random) = (http, database, cases, new Random(seed));

    /// <summary>What was asked for, milliseconds until the last byte, and whether it was not what it should be.</summary>
    public List<(string Page, double Milliseconds, string? Error)> Asked { get; } = [];

    public static async Task<ScreensReader> SignInAsync(Uri address, NpgsqlDataSource database, ScreensOffice office, string person, int seed)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = address };
        var form = await http.GetStringAsync("/sign-in");
        using var content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("user", person), KeyValuePair.Create("password", ScreensPeople.Password), KeyValuePair.Create("returnUrl", "/inbox"),
            KeyValuePair.Create("__RequestVerificationToken", Token().Match(form).Groups["token"].Value),
        ]);
        using var answer = await http.PostAsync("/sign-in", content);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{person} could not sign in: {answer.StatusCode}");
        }

        var organisation = ScreensPeople.All.First(p => p.Id == person).Organisation;
        return new ScreensReader(http, database, [.. office.Grants.Where(g => organisation is null || g.Organisation == organisation).Select(static g => g.Id)], seed);
    }

    /// <summary>Each page once, and between them the two peers, under the very same load.</summary>
    /// <param name="after">What a writer does after each page; null for people who only read.</param>
    public async Task RoundAsync(int think, Func<Task>? after)
    {
        foreach (var (name, path) in Pages())
        {
            await AskAsync(name, path);
            await (after?.Invoke() ?? Task.CompletedTask);
            if (think > 0)
            {
                await Task.Delay(think);
            }
        }

        await AskAsync(ScreensTable.StaticFile, "/site.css");
        await SelectOneAsync();
    }

    public void Dispose() => _http.Dispose();

    /// <summary>One page of a name, as this person would ask for it.</summary>
    public Task AskAsync(string name) => AskAsync(name, Pages().First(p => p.Name == name).Path);

    private (string Name, string Path)[] Pages() =>
    [
        ("inbox", "/inbox"),
        ("cases list", _random.Next(4) switch { 0 => "/cases?kind=grants&state=under-review", 1 => "/cases?kind=grants&state=active", 2 => "/cases?kind=grants&q=agua", _ => "/cases?kind=grants" }),
        ("case page", $"/cases/grants/{_cases[_random.Next(_cases.Length)]}"),
        ("search", $"/search?q={Uri.EscapeDataString(ScreensStories.Searches[_random.Next(ScreensStories.Searches.Count)])}"),
    ];

    private async Task AskAsync(string name, string path)
    {
        var since = Stopwatch.GetTimestamp();
        string? error = null;
        try
        {
            using var answer = await _http.GetAsync(path);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            error = answer.StatusCode != HttpStatusCode.OK || bytes.Length < 200 ? $"{path}: {(int)answer.StatusCode}" : null;
        }
        catch (HttpRequestException e)
        {
            error = $"{path}: {e.Message}";
        }

        Asked.Add((name, Stopwatch.GetElapsedTime(since).TotalMilliseconds, error));
    }

    private async Task SelectOneAsync()
    {
        var since = Stopwatch.GetTimestamp();
        await using var command = _database.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync();
        Asked.Add((ScreensTable.SelectOne, Stopwatch.GetElapsedTime(since).TotalMilliseconds, null));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
