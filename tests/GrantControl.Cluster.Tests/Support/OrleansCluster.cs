using GrantControl.Behaviour;
using GrantControl.Cluster.Hosting;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GrantControl.Cluster.Tests.Support;

/// <summary>Silos of this process over one database, wired as the program wires them.</summary>
public sealed class OrleansCluster : ICaseHostUnderTest
{
    private readonly List<IHost> _silos = [];
    private readonly TestDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ClusterSettings _settings;

    private OrleansCluster(TestDatabase database, TimeProvider clock, ClusterSettings settings)
    {
        (_database, _clock, _settings) = (database, clock, settings);
    }

    public static IReadOnlyList<ICaseKind> Kinds => Behaviour.Office.Kinds;

    public static IReadOnlyList<BusinessCalendar> Calendars { get; } = [BusinessCalendars.Guatemala()];

    public static ClusterSettings Settings { get; } = new() { ProbeInterval = TimeSpan.FromSeconds(1) };

    public IReadOnlyList<IHost> Silos => _silos;

    public ICaseHost Host => HostOf(0);

    public IClockHost Clock => _silos[0].Services.GetRequiredService<IClockHost>();

    public static async Task<OrleansCluster> StartAsync(TestDatabase database, int silos, TimeProvider? clock = null, ClusterSettings? settings = null)
    {
        var cluster = new OrleansCluster(database, clock ?? TimeProvider.System, settings ?? Settings);
        await Task.WhenAll(Enumerable.Range(0, silos).Select(_ => cluster.AddSiloAsync()));
        return cluster;
    }

    /// <summary>The host as a program around one of the silos sees it.</summary>
    public ICaseHost HostOf(int silo) => _silos[silo].Services.GetRequiredService<ICaseHost>();

    public IGrainFactory Grains(int silo) => _silos[silo].Services.GetRequiredService<IGrainFactory>();

    /// <summary>A silo that is wired and never starts: for the tables Orleans keeps.</summary>
    public static IHost Unstarted(TestDatabase database) => Build(database, TimeProvider.System, Settings);

    public async Task AddSiloAsync()
    {
        var silo = Build(_database, _clock, _settings);
        await silo.StartAsync();
        lock (_silos)
        {
            _silos.Add(silo);
        }
    }

    /// <summary>Stops a silo as a program is stopped that gets no time to say goodbye.</summary>
    public async Task CrashAsync(int silo)
    {
        var crashed = _silos[silo];
        _silos.RemoveAt(silo);
        await crashed.StopAsync(new CancellationToken(canceled: true));
        await ((IAsyncDisposable)crashed).DisposeAsync();
    }

    public Task FireDueDeadlinesAsync() => _silos[0].Services.GetRequiredService<DeadlineSweeper>().SweepAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        // One after the other: two that stop together wait for each other's farewell.
        foreach (var silo in _silos)
        {
            await silo.StopAsync();
            await ((IAsyncDisposable)silo).DisposeAsync();
        }

        _silos.Clear();
        NpgsqlConnection.ClearAllPools();
    }

    private static IHost Build(TestDatabase database, TimeProvider clock, ClusterSettings settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.AddOrleansHost(database.Options.WithCluster(), Kinds, Calendars, settings);
        return builder.Build();
    }
}
