using System.Net;
using GrantControl.Cluster.Grains;
using GrantControl.Journal.Databases;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace GrantControl.Cluster.Hosting;

/// <summary>One silo over the installation's PostgreSQL: membership, reminders and snapshots live in schema <c>orleans</c>.</summary>
internal static class SiloSetup
{
    public static void Configure(ISiloBuilder silo, ClusterSettings settings, DatabaseOptions database)
    {
        var connection = OrleansConnection.String(database);
        var free = FreePorts.Take(IPAddress.Any, 2);
        silo.ConfigureEndpoints(
            settings.Address,
            settings.SiloPort == 0 ? free[0] : settings.SiloPort,
            settings.GatewayPort == 0 ? free[1] : settings.GatewayPort,
            listenOnAnyHostAddress: !IPAddress.IsLoopback(settings.Address));
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = OrleansConnection.Invariant;
            options.ConnectionString = connection;
        });
        silo.UseAdoNetReminderService(options =>
        {
            options.Invariant = OrleansConnection.Invariant;
            options.ConnectionString = connection;
        });
        silo.AddAdoNetGrainStorage(CaseGrain.Storage, options =>
        {
            options.Invariant = OrleansConnection.Invariant;
            options.ConnectionString = connection;
            options.GrainStorageSerializer = new SnapshotSerializer();
        });
        silo.AddActivityPropagation();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, DeadNeighbours>();
        Liveness(silo, settings);
    }

    public static void Names(ClusterOptions options, ClusterSettings settings)
    {
        options.ServiceId = settings.Service;
        options.ClusterId = settings.Cluster;
    }

    private static void Liveness(ISiloBuilder silo, ClusterSettings settings)
    {
        silo.Configure<ClusterOptions>(options => Names(options, settings));
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = settings.ProbeInterval;
            options.NumMissedProbesLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(15);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(60);

            // A silo of a machine that vanished must not keep the rest from coming back for minutes.
            options.MaxJoinAttemptTime = TimeSpan.FromSeconds(20);
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = settings.ResponseTimeout);
        silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = settings.IdleAge);
        silo.Configure<ReminderOptions>(options => options.RefreshReminderListPeriod = TimeSpan.FromMinutes(2));
    }
}
