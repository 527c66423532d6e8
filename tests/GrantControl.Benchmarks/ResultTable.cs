using System.Globalization;

namespace GrantControl.Benchmarks;

/// <summary>Collects rounds and prints medians, spreads and the ratio to the first row.</summary>
internal sealed class ResultTable(BenchmarkOptions options)
{
    private readonly List<(string Name, int Round, Measured Measured)> _rows = [];

    public void Add(string name, int round, Measured measured)
    {
        _rows.Add((name, round, measured));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {name}: {measured.PerSecond:0} /s"));
    }

    public void Print(TextWriter to)
    {
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Finance clearances (event, receipt, 2 ledger entries, 2 budget lines, gate, duty, claim, index, deadlines); {options.Callers} callers, {options.Cases} a round, {options.Rounds} rounds, {Environment.ProcessorCount} cores, fsync on."));
        to.WriteLine("| what | per second (median) | spread | ratio | p50 ms | p95 ms | generator's share of the cores |");
        to.WriteLine("|---|---|---|---|---|---|---|");
        var peer = 0d;
        foreach (var group in _rows.GroupBy(r => r.Name, StringComparer.Ordinal))
        {
            var speeds = group.Select(r => r.Measured.PerSecond).Order().ToList();
            var median = Median(speeds);
            peer = peer == 0 ? median : peer;
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group.Key} | {median:0} | {speeds[0]:0}–{speeds[^1]:0} | {median / peer:0.00} | {Median(group.Select(r => r.Measured.P50)):0.0} | {Median(group.Select(r => r.Measured.P95)):0.0} | {Median(group.Select(r => r.Measured.GeneratorShare)):0%} |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
