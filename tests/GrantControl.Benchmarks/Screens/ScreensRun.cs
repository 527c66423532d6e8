using System.Diagnostics;
using Npgsql;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Makes the office, starts the program, lets everybody in, measures, and checks that the books still agree.</summary>
internal static class ScreensRun
{
    public static async Task<int> RunAsync(ScreensOptions options)
    {
        await using var office = await ScreensOffice.StartAsync(options);
        ScreensMeasured measured;
        await using (var server = await ScreensServer.StartAsync(office, options))
        {
            measured = await MeasureAsync(office, server, options);
        }

        ScreensTable.Print(Console.Out, options, measured);
        var errors = measured.Asked.Where(static a => a.Error is not null).Select(static a => a.Error).Distinct(StringComparer.Ordinal).Take(10).ToList();
        errors.ForEach(Console.Error.WriteLine);
        var audit = await office.VerifyAsync();
        Console.Out.WriteLine(audit.Clean
            ? $"Invariants: {audit.Counts} agree with the journal."
            : $"Invariants BROKEN: {audit.Findings} findings, first {audit.First}");
        return errors.Count == 0 && audit.Clean ? 0 : 1;
    }

    private static async Task<ScreensMeasured> MeasureAsync(ScreensOffice office, ScreensServer server, ScreensOptions options)
    {
        await using var database = NpgsqlDataSource.Create(office.ConnectionString);
        using var api = new ScreensApi(server.Address);
        List<ScreensReader> readers = [];
        for (var i = 0; i < options.Users; i++)
        {
            readers.Add(await ScreensReader.SignInAsync(server.Address, database, office, ScreensPeople.Readers[i % ScreensPeople.Readers.Count], i));
        }

        var writers = Enumerable.Range(0, options.Writers).Select(i => new ScreensWriter(api, i, options.Lines)).ToList();

        // Nobody thinks during the warm-up: code that was asked for a few times only is measured before it is compiled well.
        await LoadAsync(readers, writers, options with { ThinkMilliseconds = 0 }, TimeSpan.FromSeconds(Math.Max(options.Grants < 1_000 ? 3 : 12, options.Seconds / 3)));
        readers.ForEach(static r => r.Asked.Clear());

        var costs = await ScreensCosts.MeasureAsync(office, server, readers[1]);
        var (sent, cpu, busy) = (api.Sent, server.ProcessorTime, Processors.Busy());
        using var self = Process.GetCurrentProcess();
        var own = self.TotalProcessorTime;
        var since = Stopwatch.GetTimestamp();
        await LoadAsync(readers, writers, options, TimeSpan.FromSeconds(options.Seconds));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        self.Refresh();
        var all = seconds * Environment.ProcessorCount;
        var measured = new ScreensMeasured(
            [.. readers.SelectMany(static r => r.Asked)], api.Sent - sent, seconds, (self.TotalProcessorTime - own).TotalSeconds / all,
            (server.ProcessorTime - cpu).TotalSeconds / all, (Processors.Busy() - busy) / all, costs);
        readers.ForEach(static r => r.Dispose());
        return measured;
    }

    private static Task LoadAsync(IReadOnlyList<ScreensReader> readers, IReadOnlyList<ScreensWriter> writers, ScreensOptions options, TimeSpan span)
    {
        var since = Stopwatch.GetTimestamp();
        return Task.WhenAll(readers.Select((reader, i) => Task.Run(async () =>
        {
            // One in every few writes, so that they are of different roles.
            var every = writers.Count == 0 ? 0 : Math.Max(1, readers.Count / writers.Count);
            Func<Task>? after = every > 0 && i % every == 0 && i / every < writers.Count ? writers[i / every].ActAsync : null;
            while (Stopwatch.GetElapsedTime(since) < span)
            {
                await reader.RoundAsync(options.ThinkMilliseconds, after);
            }
        })));
    }

}
