using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GrantControl.Behaviour;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Telemetry;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Hosting;

/// <summary>A command is one trace from its sender to its append, whichever silo has the case.</summary>
[Collection(PostgresCollection.Name)]
public sealed class TelemetryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_command_is_one_trace_across_silos()
    {
        using var source = new ActivitySource("test.sender");
        ConcurrentBag<Activity> seen = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == "test.sender" || s.Name == JournalTelemetry.SourceName || s.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var office = await Office.OpenAsync(new OrleansFixture(postgres));

        ActivityTraceId trace;
        using (var sender = source.StartActivity("sender")!)
        {
            trace = sender.TraceId;
            foreach (var _ in Enumerable.Range(0, 8))
            {
                await office.OpenDraftAsync();
            }
        }

        var ours = seen.Where(a => a.TraceId == trace).ToArray();
        ours.Count(static a => a.OperationName == "case.command").Should().Be(8);
        ours.Count(static a => a.OperationName == "journal.append").Should().Be(8);
        foreach (var command in ours.Where(static a => a.OperationName == "case.command"))
        {
            ours.Should().Contain(a => a.SpanId == command.ParentSpanId && a.Source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal), "the call to the grain stands between sender and case");
        }
    }

    [Fact]
    public async Task Commands_are_measured_without_naming_cases_or_people()
    {
        ConcurrentBag<string> measured = [];
        using var meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == JournalTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {string.Join(',', tags.ToArray().Select(static t => t.Value))}"));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => measured.Add($"{instrument.Name} {string.Join(',', tags.ToArray().Select(static t => t.Value))}"));
        meters.Start();
        await using var office = await Office.OpenAsync(new OrleansFixture(postgres) { Silos = 1 });

        var id = await office.OpenDraftAsync();
        await office.SendAsync(id, "save", 1, OfficeCommands.Draft("ajeno"), "tec1");

        measured.Should().Contain("command.duration grant,accepted").And.Contain("command.duration grant,refused").And.Contain("command.refusals grant,role-required");
        measured.Should().NotContain(m => m.Contains(id.ToString(), StringComparison.Ordinal) || m.Contains("tec1", StringComparison.Ordinal));
    }
}
