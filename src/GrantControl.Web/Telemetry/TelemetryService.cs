using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GrantControl.Web.Telemetry;

/// <summary>
/// Traces and metrics of one process, from the request to the append. Nothing is sent anywhere unless
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.
/// </summary>
public sealed class TelemetryService : IHostedService, IDisposable
{
    /// <summary>Sources of the program itself, of the web server and of the database driver.</summary>
    public static readonly IReadOnlyList<string> Sources = ["GrantControl.*", "Microsoft.AspNetCore", "Npgsql"];

    private static readonly string[] Meters =
        ["GrantControl.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private OpenTelemetrySdk? _sdk;

    public static bool HasCollector => Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (HasCollector)
        {
            _sdk = OpenTelemetrySdk.Create(static telemetry => telemetry
                .ConfigureResource(static resource => resource.AddService("grantcontrol"))
                .WithTracing(static tracing => tracing.AddSource([.. Sources]).AddOtlpExporter())
                .WithMetrics(static metrics => metrics.AddMeter(Meters).AddOtlpExporter()));
        }

        return Task.CompletedTask;
    }

    /// <summary>Flushes what was measured last.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _sdk?.Dispose();
        _sdk = null;
    }
}
