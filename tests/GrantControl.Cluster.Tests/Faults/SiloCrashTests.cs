using System.Collections.Concurrent;
using System.Diagnostics;
using GrantControl.Behaviour;
using GrantControl.Cluster.Hosting;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit.Abstractions;

namespace GrantControl.Cluster.Tests.Faults;

/// <summary>Silos that end in the middle of their work, each in a process of its own, under a client that goes on sending.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SiloCrashTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int Cases = 12;

    [Fact]
    public async Task One_of_two_silos_killed_under_load_loses_nothing_acknowledged_and_doubles_nothing()
    {
        await using var load = await Load.StartAsync(postgres);
        var lives = await SiloProcess.StartAsync(load.Database.Options);
        var dies = await SiloProcess.StartAsync(load.Database.Options);
        await using var _ = lives;
        await using var __ = dies;
        await load.ConnectAsync();
        await load.OpenAsync();

        var work = load.WorkAsync(perCase: 40);
        await Eventually.TrueAsync(() => Task.FromResult(load.Acknowledged >= Cases * 12), "half of the work");
        await dies.KillAsync();
        var since = Stopwatch.GetTimestamp();
        await work;

        output.WriteLine($"{load.Acknowledged} commands acknowledged, {load.Repeated} sent again; longest wait {load.LongestWait.TotalSeconds:0.0} s; done {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after the kill");
        load.LongestWait.Should().BeLessThan(TimeSpan.FromSeconds(30), "cases of the dead silo are served again by then");
        await load.VerifyAsync();
    }

    [Fact]
    public async Task A_silo_told_to_stop_hands_its_cases_over_and_ends_in_order()
    {
        await using var load = await Load.StartAsync(postgres);
        await using var lives = await SiloProcess.StartAsync(load.Database.Options);
        await using var stops = await SiloProcess.StartAsync(load.Database.Options);
        await load.ConnectAsync();
        await load.OpenAsync();

        var work = load.WorkAsync(perCase: 30);
        await Eventually.TrueAsync(() => Task.FromResult(load.Acknowledged >= Cases * 10), "a third of the work");
        (await stops.TerminateAsync()).Should().Be(0);
        await work;

        output.WriteLine($"{load.Acknowledged} commands acknowledged, {load.Repeated} sent again; longest wait {load.LongestWait.TotalSeconds:0.0} s");
        await load.VerifyAsync();
    }

    [Fact]
    public async Task A_silo_killed_and_started_again_does_not_wait_for_its_ghost()
    {
        await using var load = await Load.StartAsync(postgres);
        await using (var first = await SiloProcess.StartAsync(load.Database.Options))
        {
            await first.KillAsync();
        }

        var since = Stopwatch.GetTimestamp();
        await using var second = await SiloProcess.StartAsync(load.Database.Options);
        await load.ConnectAsync();
        await load.OpenAsync();

        output.WriteLine($"serving {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after the kill");
        Stopwatch.GetElapsedTime(since).Should().BeLessThan(TimeSpan.FromSeconds(30));
        (await load.Database.OwnerAsync("SELECT count(*) FROM orleans.silo WHERE status <> 6")).Should().Be(1L, "the ghost is struck out");
    }

    /// <summary>A client of the cluster that sends commands of several cases at once and gives up on none.</summary>
    private sealed class Load : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
        private readonly CaseId[] _cases = [.. Enumerable.Range(0, Cases).Select(static _ => OfficeCommands.NewId())];
        private readonly Lock _guard = new();
        private IHost? _client;
        private int _repeated;

        private Load(TestDatabase database) => Database = database;

        public TestDatabase Database { get; }

        public int Acknowledged => _acknowledged.Count;

        public int Repeated => _repeated;

        public TimeSpan LongestWait { get; private set; }

        private ICaseHost Host => _client!.Services.GetRequiredService<ICaseHost>();

        public static async Task<Load> StartAsync(PostgresFixture postgres)
        {
            var database = await OrleansFixture.NewDatabaseAsync(postgres);
            await database.PersonAsync("ong1", ["NGO"], "org-a");
            return new Load(database);
        }

        public async Task ConnectAsync()
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.AddOrleansClient(Database.Options.WithCluster(), OrleansCluster.Kinds, OrleansCluster.Calendars, OrleansCluster.Settings with { ResponseTimeout = TimeSpan.FromSeconds(5) });
            _client = builder.Build();
            await _client.StartAsync();
        }

        public Task OpenAsync() => Task.WhenAll(_cases.Select((id, i) => SendAsync(OfficeCommands.Command(
            id, "open", null, new Cases.Grants.OpenGrant("org-a", $"Caso {i}", "C", new DateOnly(2090, 1, 1), Kernel.Monies.Currency.Gtq), "ong1", $"open-key-{i}"))));

        public Task WorkAsync(int perCase) => Task.WhenAll(_cases.Select((id, i) => Task.Run(async () =>
        {
            foreach (var version in Enumerable.Range(1, perCase))
            {
                await SendAsync(OfficeCommands.Command(id, "save", version, OfficeCommands.Draft($"{i}-{version}"), "ong1", $"save-key-{i}-{version}"));
            }
        })));

        /// <summary>Every acknowledged key stands in the journal once, at the version it was answered with, in an unbroken chain.</summary>
        public async Task VerifyAsync()
        {
            await using var source = Database.Journal.OpenOwner();
            await using var command = source.CreateCommand("SELECT command_id, version FROM case_event");
            await using var reader = await command.ExecuteReaderAsync();
            Dictionary<string, long> written = new(StringComparer.Ordinal);
            while (await reader.ReadAsync())
            {
                written.TryAdd(reader.GetString(0), reader.GetInt64(1)).Should().BeTrue("{0} may take effect once only", reader.GetString(0));
            }

            written.Should().BeEquivalentTo(_acknowledged);
            (await Database.OwnerAsync(
                """
                SELECT count(*) FROM case_event e LEFT JOIN case_event p ON p.case_id = e.case_id AND p.version = e.version - 1
                WHERE e.version > 1 AND e.previous_hash IS DISTINCT FROM p.hash
                """)).Should().Be(0L);
        }

        public async ValueTask DisposeAsync()
        {
            if (_client is not null)
            {
                await _client.StopAsync();
                await ((IAsyncDisposable)_client).DisposeAsync();
            }

            NpgsqlConnection.ClearAllPools();
            await Database.DisposeAsync();
        }

        private async Task SendAsync(CaseCommand command)
        {
            var since = Stopwatch.GetTimestamp();
            for (var attempt = 0; attempt < 60; attempt++)
            {
                try
                {
                    var answer = await Host.SendAsync(command, CancellationToken.None);
                    answer.Rejection.Should().BeNull("{0} was sent on the version it saw", command.CommandId);
                    _acknowledged.TryAdd(command.CommandId, answer.Version).Should().BeTrue();
                    Measure(Stopwatch.GetElapsedTime(since));
                    return;
                }
                catch (Exception e) when (e is OverloadedException or JournalUnavailableException)
                {
                    Interlocked.Increment(ref _repeated);
                }
            }

            Assert.Fail($"{command.CommandId} was never answered.");
        }

        private void Measure(TimeSpan wait)
        {
            lock (_guard)
            {
                LongestWait = wait > LongestWait ? wait : LongestWait;
            }
        }
    }
}
