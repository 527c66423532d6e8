using System.Collections.Concurrent;
using System.Diagnostics;

namespace GrantControl.Journal.Embedded;

/// <summary>
/// One running server. It is started from a thread that lives as long as the server: Linux sends the death signal when
/// the starting thread ends, and threads of the pool end at any time.
/// </summary>
internal sealed class ServerProcess
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _errors = new();

    private ServerProcess()
    {
    }

    public Task Ended => _ended.Task;

    public string Errors => string.Join('\n', _errors);

    public static async Task<ServerProcess> StartAsync(IReadOnlyList<string> line)
    {
        var server = new ServerProcess();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => server.Run(line, started)) { IsBackground = true, Name = "embedded-postgres" }.Start();
        await started.Task.ConfigureAwait(false);
        return server;
    }

    /// <summary>Runs a program to its end and answers what it printed.</summary>
    /// <exception cref="EmbeddedPostgresException">It failed.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> line, CancellationToken cancellation)
    {
        using var process = Process.Start(Describe(line, redirectOutput: true))
            ?? throw new EmbeddedPostgresException($"{line[0]} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        var text = await output.ConfigureAwait(false) + await errors.ConfigureAwait(false);
        return process.ExitCode == 0
            ? text
            : throw new EmbeddedPostgresException($"'{string.Join(' ', line)}' failed: {text.Trim()}");
    }

    private void Run(IReadOnlyList<string> line, TaskCompletionSource started)
    {
        try
        {
            using var process = Process.Start(Describe(line, redirectOutput: false))!;
            started.SetResult();
            while (process.StandardError.ReadLine() is { } text)
            {
                _errors.Enqueue(text);
                if (_errors.Count > 20)
                {
                    _errors.TryDequeue(out _);
                }
            }

            process.WaitForExit();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            started.TrySetException(new EmbeddedPostgresException($"{line[0]} did not start: {e.Message}", e));
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private static ProcessStartInfo Describe(IReadOnlyList<string> line, bool redirectOutput)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardError = true,
            RedirectStandardOutput = redirectOutput,
            UseShellExecute = false,
            WorkingDirectory = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/",
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
