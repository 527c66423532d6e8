using System.Globalization;
using FsCheck;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Kernel;

/// <summary>
/// Runs properties with a seed that is always printed, so that any run can be repeated: set GRANTCONTROL_SEED to the number
/// printed.
/// </summary>
internal static class Seeded
{
    public static void Check(ITestOutputHelper output, Property property, int tests = 500)
    {
        var given = Environment.GetEnvironmentVariable("GRANTCONTROL_SEED");
        var seed = ulong.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var fixedSeed) ? fixedSeed : (ulong)Random.Shared.NextInt64(1, long.MaxValue);
        output.WriteLine($"seed {seed}");

        // The generator's increment has to be odd.
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(seed, (seed << 1) | 1));
    }
}
