using System.Diagnostics;
using System.Globalization;

namespace GrantControl.Web.CommandLine;

/// <summary>Tells the person at the terminal what was done and how long it took, a line a step.</summary>
public sealed class Steps(TextWriter output)
{
    private readonly Lock _gate = new();
    private long _since = Stopwatch.GetTimestamp();

    /// <summary>Where a program's steps belong: on standard output.</summary>
    public static Steps Console { get; } = new(System.Console.Out);

    /// <summary>No output at all, for tests.</summary>
    public static Steps Silent { get; } = new(TextWriter.Null);

    /// <param name="timed">False for what is no step: the end of a day's work.</param>
    public void Say(string step, bool timed = true)
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            output.WriteLine(timed ? string.Create(CultureInfo.InvariantCulture, $"{step} ({Stopwatch.GetElapsedTime(_since, now).TotalSeconds:0.0} s)") : step);
            output.Flush();
            _since = now;
        }
    }
}
