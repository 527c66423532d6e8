using System.Globalization;

namespace GrantControl.Benchmarks;

/// <summary>How much is measured. All are given on the command line as <c>--name value</c>.</summary>
/// <param name="Callers">Callers at once.</param>
/// <param name="Cases">Transitions a round and host.</param>
/// <param name="Rounds">Three or more; the median is reported with its spread.</param>
/// <param name="Lines">Budget lines the clearances are spread over.</param>
public sealed record BenchmarkOptions(int Callers, int Cases, int Rounds, int Lines)
{
    public static BenchmarkOptions Parse(string[] args)
    {
        return new BenchmarkOptions(Of("callers", 16), Of("cases", 2_000), Of("rounds", 3), Of("lines", 100));

        int Of(string name, int otherwise)
        {
            var at = Array.IndexOf(args, $"--{name}");
            return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        }
    }
}

/// <summary>One measurement.</summary>
/// <param name="PerSecond">Durable transitions per second.</param>
/// <param name="P50">Median latency in milliseconds.</param>
/// <param name="P95">95th percentile of the latency in milliseconds.</param>
/// <param name="GeneratorShare">Share of all cores used by the process that generates the load, 0 to 1.</param>
public sealed record Measured(double PerSecond, double P50, double P95, double GeneratorShare);
