using System.Globalization;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Processor time as Linux counts it, in hundredths of a second; not a number elsewhere.</summary>
internal static class Processors
{
    private const double Tick = 100;

    /// <summary>Seconds all cores have been busy since the start of the machine.</summary>
    public static double Busy()
    {
        if (!File.Exists("/proc/stat"))
        {
            return double.NaN;
        }

        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Number).ToArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / Tick;
    }

    /// <summary>Seconds a PostgreSQL server and all its processes have used, those that ended among them.</summary>
    public static double OfPostgres(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "postmaster.pid");
        if (!File.Exists(file) || !Directory.Exists("/proc/1"))
        {
            return double.NaN;
        }

        var server = File.ReadLines(file).First().Trim();
        var sum = 0L;
        foreach (var directory in Directory.EnumerateDirectories("/proc").Where(static d => char.IsAsciiDigit(d[^1])))
        {
            try
            {
                // After the name, which may hold anything but ends with the last bracket: state, parent, … utime, stime, cutime, cstime.
                var text = File.ReadAllText(Path.Combine(directory, "stat"));
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                var own = Path.GetFileName(directory) == server;
                sum += own || fields[1] == server ? Number(fields[11]) + Number(fields[12]) + (own ? Number(fields[13]) + Number(fields[14]) : 0) : 0;
            }
            catch (IOException)
            {
                // It ended while it was being looked at; its parent has its time by now.
            }
        }

        return sum / Tick;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
