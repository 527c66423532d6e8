using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Embedded;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Xunit.Abstractions;

namespace GrantControl.Slices.Tests.Faults;

/// <summary>
/// The whole program killed under load, round after round, with fsync on: what it acknowledged is there, once, and what it
/// did not acknowledge is there once or not at all.
/// </summary>
public sealed class KillNineTests(ITestOutputHelper output)
{
    private const int Callers = 8;

    /// <summary>Rounds; fewer or more by GRANTCONTROL_KILL_ROUNDS.</summary>
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("GRANTCONTROL_KILL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 50;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_doubled()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"gc-kill-{Guid.NewGuid():N}");
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var acknowledged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var unknown = new ConcurrentQueue<string>();
        var tried = 0;
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                await using var program = await ProgramProcess.StartAsync(folder);
                var client = await program.SignInAsync("formula-a");
                var deadline = Stopwatch.GetTimestamp();
                var lifetime = TimeSpan.FromMilliseconds(random.Next(50, 500));
                using var load = new CancellationTokenSource();
                var callers = Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAsync(client, () => unknown.TryDequeue(out var again) ? again : $"kill-{seed}-{Interlocked.Increment(ref tried):000000}", acknowledged, unknown, load.Token))).ToList();
                await Spent(deadline, lifetime);
                await program.KillAsync();
                await load.CancelAsync();
                await Task.WhenAll(callers);
            }

            await CheckAsync(folder, acknowledged, unknown);
        }
        finally
        {
            output.WriteLine($"seed {seed}: {Rounds} rounds, {acknowledged.Count} acknowledged, {unknown.Count} without an answer at the end");
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Opens grants until the program is gone. A request without an answer is sent again, with its key, in a later round.</summary>
    private static async Task CallAsync(ApiClient client, Func<string> next, ConcurrentDictionary<string, bool> acknowledged, ConcurrentQueue<string> unknown, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = next();
            try
            {
                var answer = await client.CommandAsync("/api/v1/grants", new OpenGrant("org-a", $"Proyecto {key}", "Convocatoria", new DateOnly(2035, 1, 1), Currency.Gtq), key: key);
                answer.StatusNumber.Should().BeOneOf(200, 201);
                acknowledged[key] = true;
            }
            catch (HttpRequestException)
            {
                unknown.Enqueue(key);
                return;
            }
            catch (TaskCanceledException)
            {
                unknown.Enqueue(key);
                return;
            }
        }
    }

    private static async Task CheckAsync(string folder, ConcurrentDictionary<string, bool> acknowledged, ConcurrentQueue<string> unknown)
    {
        await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(Path.Combine(folder, "postgres")));
        await using var database = new JournalDatabase(new DatabaseOptions(server.ConnectionString("grantcontrol")));
        var keys = new List<string>();
        await using (var owner = database.OpenOwner())
        await using (var command = owner.CreateCommand("SELECT e.command_id FROM case_event e WHERE e.command_id LIKE 'kill-%'"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                keys.Add(reader.GetString(0));
            }
        }

        acknowledged.Should().HaveCountGreaterThan(Rounds, "without load nothing is tested");
        keys.Should().OnlyHaveUniqueItems("no command has two effects");
        keys.Should().Contain(acknowledged.Keys, "what was acknowledged is durable");
        keys.Except(acknowledged.Keys).Should().BeSubsetOf(unknown, "nothing appears that nobody sent");
        var report = await new Verifier(database, new CaseKinds(GrantControl.Web.Installed.Kinds)).VerifyAsync("demo", null, CancellationToken.None);
        report.First.Should().BeNull();
    }

    /// <summary>Waits for the moment of the kill: the only thing this test knows of time.</summary>
    private static Task Spent(long since, TimeSpan lifetime)
    {
        var spent = new TaskCompletionSource();
        var left = lifetime - Stopwatch.GetElapsedTime(since);
        var timer = new Timer(_ => spent.TrySetResult(), null, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return spent.Task.ContinueWith(_ => timer.DisposeAsync().AsTask(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Unwrap();
    }
}
