using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GrantControl.Journal.People;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Faults;

/// <summary>The program itself, as a process of its own that can be killed like any other.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ProgramProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it on a free port and answers when it says that it is ready.</summary>
    public static async Task<ProgramProcess> StartAsync(string data, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "GrantControl.Web.dll"), "serve", "--data", data, "--port", "0", "--host", "embedded", .. more])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        try
        {
            return new ProgramProcess(process, await ReadyAsync(process));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static async Task<Uri> ReadyAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Ready: ", StringComparison.Ordinal))
            {
                // What it says from now on is read away, or it would wait for a reader one day.
                _ = process.StandardOutput.ReadToEndAsync();
                return new Uri(line["Ready: ".Length..].Split(',', ' ')[0]);
            }
        }

        throw new InvalidOperationException($"The program did not start: {string.Join('\n', said)}\n{await errors}");
    }

    /// <summary>A client signed in as one of the demonstration's people.</summary>
    public async Task<ApiClient> SignInAsync(string person)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync("/api/v1/sessions", new { user = person, password = DemoPeople.DefaultPassword });
        var session = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return new ApiClient(http);
    }

    /// <summary>kill -9: nothing of the program gets to run any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
