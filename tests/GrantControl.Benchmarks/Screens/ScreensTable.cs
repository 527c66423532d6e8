using System.Globalization;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Prints what each page took, and the peers beside it.</summary>
internal static class ScreensTable
{
    public const string StaticFile = "peer: /site.css of the same server";
    public const string SelectOne = "peer: SELECT 1 round trip";

    private static readonly string[] Order = ["inbox", "cases list", "case page", "search", StaticFile, SelectOne];

    /// <returns>True when every page stayed below the aim at the 95th percentile.</returns>
    public static bool Print(TextWriter to, ScreensOptions options, ScreensMeasured measured)
    {
        var asked = measured.Asked.ToLookup(static a => a.Page, StringComparer.Ordinal);
        var peer = Percentile(Sorted(asked[StaticFile]), 50);
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Grants} grants, {options.Lines} budget lines; {options.Users} users, {options.Writers} of them write; {options.ThinkMilliseconds} ms of thinking; {measured.Seconds:0} s, {options.Host} host, {Environment.ProcessorCount} cores, fsync on."));
        to.WriteLine("| page | requests | p50 ms | p95 ms | p99 ms | max ms | p50 ÷ static file's | alone p50 ms | server CPU ms | PostgreSQL CPU ms | errors |");
        to.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var good = true;
        foreach (var name in Order)
        {
            var sorted = Sorted(asked[name]);
            good &= name.StartsWith("peer", StringComparison.Ordinal) || Percentile(sorted, 95) < 100;
            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {sorted.Count} | {Percentile(sorted, 50):0.0} | {Percentile(sorted, 95):0.0} | {Percentile(sorted, 99):0.0} | {sorted[^1]:0.0} | {Percentile(sorted, 50) / peer:0.0} | {Cost(measured, name)} | {asked[name].Count(static a => a.Error is not null)} |"));
        }

        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Writes: {measured.Writes / measured.Seconds:0.0} a second. Cores: load generator {measured.Generator:0%}, server {measured.Server:0%}, whole machine {measured.Machine:0%}."));
        to.WriteLine(good ? "Aim (p95 below 100 ms on each page): met." : "Aim (p95 below 100 ms on each page): MISSED.");
        return good;
    }

    private static string Cost(ScreensMeasured measured, string name) => measured.Costs.TryGetValue(name, out var cost)
        ? string.Create(CultureInfo.InvariantCulture, $"{cost.Milliseconds:0.0} | {cost.Server:0.0} | {cost.Database:0.0}")
        : "| |";

    private static List<double> Sorted(IEnumerable<(string Page, double Milliseconds, string? Error)> asked) => [.. asked.Select(static a => a.Milliseconds).Order()];

    private static double Percentile(List<double> sorted, int percent) => sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}

/// <summary>What one run gave.</summary>
/// <param name="Writes">Commands and documents accepted.</param>
/// <param name="Generator">Share of all cores the process that asks took, 0 to 1.</param>
/// <param name="Server">Share of all cores the measured process took, PostgreSQL not among it.</param>
/// <param name="Machine">Share of all cores in use by anything.</param>
/// <param name="Costs">What one page costs when one person asks alone.</param>
internal sealed record ScreensMeasured(
    IReadOnlyList<(string Page, double Milliseconds, string? Error)> Asked, int Writes, double Seconds, double Generator, double Server, double Machine,
    IReadOnlyDictionary<string, ScreensCost> Costs);
