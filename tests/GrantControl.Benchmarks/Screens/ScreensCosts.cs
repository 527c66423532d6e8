namespace GrantControl.Benchmarks.Screens;

/// <summary>What one page costs when one person asks alone.</summary>
/// <param name="Milliseconds">Median until the last byte.</param>
/// <param name="Server">Milliseconds of processor in the program, a request.</param>
/// <param name="Database">Milliseconds of processor in PostgreSQL, a request.</param>
internal sealed record ScreensCost(double Milliseconds, double Server, double Database);

/// <summary>Measures processor time, which other work on the same machine does not falsify as it does latency.</summary>
internal static class ScreensCosts
{
    private const int Times = 100;

    public static async Task<IReadOnlyDictionary<string, ScreensCost>> MeasureAsync(ScreensOffice office, ScreensServer server, ScreensReader reader)
    {
        var costs = new Dictionary<string, ScreensCost>(StringComparer.Ordinal);
        foreach (var name in new[] { "inbox", "cases list", "case page", "search" })
        {
            var (program, database) = (server.ProcessorTime, office.DatabaseProcessorSeconds);
            reader.Asked.Clear();
            for (var i = 0; i < Times; i++)
            {
                await reader.AskAsync(name);
            }

            costs[name] = new ScreensCost(
                reader.Asked.Select(static a => a.Milliseconds).Order().ElementAt(Times / 2),
                (server.ProcessorTime - program).TotalMilliseconds / Times,
                (office.DatabaseProcessorSeconds - database) * 1000 / Times);
        }

        reader.Asked.Clear();
        return costs;
    }
}
