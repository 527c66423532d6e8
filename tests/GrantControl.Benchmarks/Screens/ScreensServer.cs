using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GrantControl.Journal.Databases;

namespace GrantControl.Benchmarks.Screens;

/// <summary>The real program in a process of its own, as an office would start it.</summary>
internal sealed class ScreensServer : IAsyncDisposable
{
    private readonly Process _process;

    private ScreensServer(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ScreensServer> StartAsync(ScreensOffice office, ScreensOptions options)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var started = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "GrantControl.Web.dll"), "serve", "--port", port.ToString(CultureInfo.InvariantCulture), "--data", office.Folder.FullName,
                "--empty", "--host", options.Host,
            },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        started.Environment[DatabaseOptions.OwnerVariable] = office.ConnectionString;
        var process = Process.Start(started)!;
        process.OutputDataReceived += static (_, line) => Complain(line.Data);
        process.BeginOutputReadLine();
        var server = new ScreensServer(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}")));
        using var http = new HttpClient { BaseAddress = server.Address };
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException) when (tries < 240 && !process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(250);
        }
    }

    /// <summary>Of what the program says, only what went wrong.</summary>
    private static void Complain(string? line)
    {
        if (line is not null && !line.StartsWith("info", StringComparison.Ordinal) && (line.Contains("fail:", StringComparison.Ordinal) || line.Contains("warn:", StringComparison.Ordinal)))
        {
            Console.Error.WriteLine(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
