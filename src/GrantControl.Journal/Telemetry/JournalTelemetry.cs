using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace GrantControl.Journal.Telemetry;

/// <summary>Traces and figures of the journal. Attributes name kinds, commands and codes, never a case or a person.</summary>
public static class JournalTelemetry
{
    /// <summary>Name of the activity source.</summary>
    public const string SourceName = "GrantControl.Journal";

    /// <summary>Name of the meter.</summary>
    public const string MeterName = "GrantControl";

    private static readonly Meter Meter = new(MeterName);

    public static ActivitySource Source { get; } = new(SourceName);

    /// <summary>From the command's arrival at its case to its answer, in seconds.</summary>
    public static Histogram<double> CommandDuration { get; } = Meter.CreateHistogram<double>("command.duration", "s");

    /// <summary>From queueing an append to its durability, in seconds.</summary>
    public static Histogram<double> AppendDuration { get; } = Meter.CreateHistogram<double>("append.duration", "s");

    /// <summary>Commands written in one transaction.</summary>
    public static Histogram<int> BatchSize { get; } = Meter.CreateHistogram<int>("append.batch.size", "{command}");

    /// <summary>Commands refused, by code.</summary>
    public static Counter<long> Refusals { get; } = Meter.CreateCounter<long>("command.refusals", "{command}");

    /// <summary>Deadlines the clock acted on.</summary>
    public static Counter<long> DeadlinesFired { get; } = Meter.CreateCounter<long>("deadline.fired", "{deadline}");
}
