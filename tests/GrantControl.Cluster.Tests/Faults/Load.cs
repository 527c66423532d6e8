using System.Collections.Concurrent;
using System.Diagnostics;
using GrantControl.Behaviour;
using GrantControl.Cases.Grants;
using GrantControl.Cluster.Hosting;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GrantControl.Cluster.Tests.Faults;

/// <summary>A client of the cluster that sends commands of several cases at once and gives up on none.</summary>
internal sealed class Load : IAsyncDisposable
{
    public const int Cases = 12;

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
        id, "open", null, new OpenGrant("org-a", $"Caso {i}", "C", new DateOnly(2090, 1, 1), Currency.Gtq), "ong1", $"open-key-{i}"))));

    public Task WorkAsync(int perCase) => Task.WhenAll(_cases.Select((id, i) => Task.Run(async () =>
    {
        foreach (var version in Enumerable.Range(1, perCase))
        {
            await SendAsync(OfficeCommands.Command(id, "save", version, OfficeCommands.Draft($"{i}-{version}"), "ong1", $"save-key-{i}-{version}"));
        }
    })));

    /// <summary>Every acknowledged key stands in the journal once, at the version it was answered with, and the audit finds nothing.</summary>
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
        var audit = await new Verifier(Database.Journal, new CaseKinds(OrleansCluster.Kinds)).VerifyAsync(TestDatabase.Institution, null, CancellationToken.None);
        audit.First.Should().BeNull();
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

    /// <summary>Sends one command once, whatever becomes of it.</summary>
    public Task<CommandOutcome> TryAsync(string key) => Host.SendAsync(OfficeCommands.Command(_cases[0], "withdraw", 1, new WithdrawGrant("no debe llegar"), "nadie", key), CancellationToken.None);

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
