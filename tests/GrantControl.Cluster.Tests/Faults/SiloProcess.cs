using System.Diagnostics;
using System.Globalization;
using GrantControl.Cluster.Hosting;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrantControl.Cluster.Tests.Faults;

/// <summary>A silo in a process of its own, so that it can be killed as a power cut kills it.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private const string Word = "--silo";
    private readonly Process _process;

    private SiloProcess(Process process) => _process = process;

    public static async Task<SiloProcess> StartAsync(DatabaseOptions database)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SiloProcess).Assembly.Location, Word, database.Owner])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        line.Should().Be("Ready", "a silo says so when it takes cases");
        return new SiloProcess(process);
    }

    /// <summary>SIGKILL: no farewell, no flush.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; answers the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>SIGSTOP: it keeps all it holds and answers nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT, and waits until it finds out that it was declared dead meanwhile and ends.</summary>
    public async Task ThawAsync()
    {
        await SignalAsync("CONT");
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

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>What the other process runs. It ends when told to, and also when the test that started it is gone.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [Word, var owner])
        {
            return 1;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.AddOrleansHost(new DatabaseOptions(owner).WithCluster(), OrleansCluster.Kinds, OrleansCluster.Calendars, OrleansCluster.Settings);
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("Ready");
        _ = Task.Run(async () =>
        {
            await Console.In.ReadToEndAsync();
            await host.StopAsync();
        });
        await host.WaitForShutdownAsync();
        return 0;
    }
}
