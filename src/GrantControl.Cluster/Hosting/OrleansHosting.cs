using GrantControl.Cluster.Engine;
using GrantControl.Cluster.Grains;
using GrantControl.Journal;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GrantControl.Cluster.Hosting;

/// <summary>Puts the cluster into a program: a silo inside it, or a client of silos elsewhere.</summary>
public static class OrleansHosting
{
    /// <summary>Migrations of the tables that the cluster keeps, for <see cref="DatabaseOptions.MigrationAssemblies"/>.</summary>
    public static DatabaseOptions WithCluster(this DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with { MigrationAssemblies = [.. options.MigrationAssemblies, typeof(OrleansHosting).Assembly] };
    }

    /// <summary>
    /// Journal, one silo and <see cref="ICaseHost"/>, in place of AddJournal and AddEmbeddedHost. The cases' clock is the
    /// registered <see cref="TimeProvider"/>; the silo itself always runs on the machine's.
    /// </summary>
    public static IHostApplicationBuilder AddOrleansHost(
        this IHostApplicationBuilder builder,
        DatabaseOptions database,
        IEnumerable<ICaseKind> kinds,
        IEnumerable<BusinessCalendar> calendars,
        ClusterSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var known = settings ?? new ClusterSettings();
        AddCases(builder.Services, known);
        builder.Services.AddJournal(database, kinds, calendars);
        builder.Services.AddSingleton(new EmbeddedHostOptions { SweepEvery = known.SafetyNetPeriod });
        builder.Services.AddSingleton<DeadlineSweeper>();
        ClusterTelemetry.Add(builder.Services);
        builder.UseOrleans(silo => SiloSetup.Configure(silo, known, database));

        // After the silo: the net asks cases, so there must be some to ask.
        builder.Services.AddHostedService(static p => p.GetRequiredService<DeadlineSweeper>());
        return builder;
    }

    /// <summary>Journal queries and <see cref="ICaseHost"/> as a client of a running cluster; no case runs in this program.</summary>
    public static IHostApplicationBuilder AddOrleansClient(
        this IHostApplicationBuilder builder,
        DatabaseOptions database,
        IEnumerable<ICaseKind> kinds,
        IEnumerable<BusinessCalendar> calendars,
        ClusterSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var known = settings ?? new ClusterSettings();
        MachineClock(builder.Services);
        builder.Services.AddJournal(database, kinds, calendars);
        AddSender(builder.Services, known);
        ClusterTelemetry.Add(builder.Services);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(options =>
            {
                options.Invariant = OrleansConnection.Invariant;
                options.ConnectionString = OrleansConnection.String(database);
            });
            client.Configure<ClusterOptions>(options => SiloSetup.Names(options, known));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = known.ResponseTimeout);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
            client.UseConnectionRetryFilter(static (_, cancellation) => WaitForSilosAsync(cancellation));
            client.AddActivityPropagation();
        });
        return builder;
    }

    private static void AddCases(IServiceCollection services, ClusterSettings settings)
    {
        MachineClock(services);
        services.AddSingleton<StatelessEngine>();
        services.AddSingleton<IWorkflowEngine>(static p => p.GetRequiredService<StatelessEngine>());
        services.AddSingleton(settings.Grains);
        services.AddSingleton<CaseGrainServices>();
        AddSender(services, settings);
    }

    private static void AddSender(IServiceCollection services, ClusterSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OrleansCaseHost>();
        services.AddSingleton<ICaseHost>(static p => p.GetRequiredService<OrleansCaseHost>());
        services.AddSingleton<IClockHost>(static p => p.GetRequiredService<OrleansCaseHost>());
    }

    /// <summary>A test may shift the time of the cases; heartbeats and timers must not shift with it.</summary>
    private static void MachineClock(IServiceCollection services) =>
        services.TryAddKeyedSingleton(KeyedService.AnyKey, static (_, _) => TimeProvider.System);

    private static async Task<bool> WaitForSilosAsync(CancellationToken cancellation)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        return true;
    }
}
