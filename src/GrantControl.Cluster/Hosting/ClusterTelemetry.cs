using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace GrantControl.Cluster.Hosting;

/// <summary>
/// What the cluster itself does on a command's way: calls between processes, activations, storage. The program's own
/// spans are exported by the program; both belong to one trace, since the calls carry its context.
/// </summary>
internal static class ClusterTelemetry
{
    public const string Sources = "Microsoft.Orleans.*";
    public const string Meter = "Microsoft.Orleans";

    /// <summary>Sends nothing anywhere unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
    public static void Add(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            services.AddOpenTelemetry()
                .ConfigureResource(static resource => resource.AddService("grantcontrol"))
                .WithTracing(static tracing => tracing.AddSource(Sources).AddOtlpExporter())
                .WithMetrics(static metrics => metrics.AddMeter(Meter).AddOtlpExporter());
        }
    }
}
