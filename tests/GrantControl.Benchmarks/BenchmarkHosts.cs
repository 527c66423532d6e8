using GrantControl.Journal;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GrantControl.Benchmarks;

/// <summary>A host to measure, started over the database for one round.</summary>
internal sealed record BenchmarkHost(string Name, Func<DatabaseOptions, IReadOnlyList<ICaseKind>, IHost> Build);

/// <summary>The hosts this build has: the embedded one, and the Orleans one where its packages are.</summary>
internal static class BenchmarkHosts
{
    public static IReadOnlyList<BenchmarkHost> All =>
    [
        new("embedded host", Embedded),
#if CLUSTER
        new("Orleans host, one silo", Orleans),
#endif
    ];

    public static IHost Embedded(DatabaseOptions options, IReadOnlyList<ICaseKind> kinds)
    {
        var builder = Quiet();
        builder.Services.AddJournal(options, kinds, [BusinessCalendars.Guatemala()]).AddEmbeddedHost();
        return builder.Build();
    }

#if CLUSTER
    private static IHost Orleans(DatabaseOptions options, IReadOnlyList<ICaseKind> kinds)
    {
        var builder = Quiet();
        Cluster.Hosting.OrleansHosting.AddOrleansHost(builder, options, kinds, [BusinessCalendars.Guatemala()]);
        return builder.Build();
    }
#endif

    private static HostApplicationBuilder Quiet()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
