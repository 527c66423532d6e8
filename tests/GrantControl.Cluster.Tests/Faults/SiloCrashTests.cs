using System.Diagnostics;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Appending;
using GrantControl.Slices.Tests.Support;
using Xunit.Abstractions;

namespace GrantControl.Cluster.Tests.Faults;

/// <summary>Silos that end in the middle of their work, each in a process of its own, under a client that goes on sending.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SiloCrashTests(PostgresFixture postgres, ITestOutputHelper output)
{
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
        await Eventually.TrueAsync(() => Task.FromResult(load.Acknowledged >= Load.Cases * 12), "half of the work");
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
        await Eventually.TrueAsync(() => Task.FromResult(load.Acknowledged >= Load.Cases * 10), "a third of the work");
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

    [Fact]
    public async Task A_silo_frozen_until_it_is_given_up_writes_nothing_when_it_wakes()
    {
        await using var load = await Load.StartAsync(postgres);
        await using var lives = await SiloProcess.StartAsync(load.Database.Options);
        await using var sleeps = await SiloProcess.StartAsync(load.Database.Options);
        await load.ConnectAsync();
        await load.OpenAsync();

        var work = load.WorkAsync(perCase: 20);
        await Eventually.TrueAsync(() => Task.FromResult(load.Acknowledged >= Load.Cases * 6), "a third of the work");
        await sleeps.FreezeAsync();
        await work;
        await sleeps.ThawAsync();

        output.WriteLine($"{load.Acknowledged} commands acknowledged, {load.Repeated} sent again; longest wait {load.LongestWait.TotalSeconds:0.0} s");
        await load.VerifyAsync();
    }

    [Fact]
    public async Task With_no_silo_left_a_caller_is_told_so_and_is_served_when_one_comes_back()
    {
        await using var load = await Load.StartAsync(postgres);
        await using (var only = await SiloProcess.StartAsync(load.Database.Options))
        {
            await load.ConnectAsync();
            await load.OpenAsync();
            await only.KillAsync();
        }

        var told = await FluentActions.Awaiting(() => load.TryAsync("late-key-1")).Should().ThrowAsync<Exception>();
        told.Which.Should().Match(static e => e is OverloadedException || e is JournalUnavailableException);

        await using var back = await SiloProcess.StartAsync(load.Database.Options);
        await load.WorkAsync(perCase: 2);
        await load.VerifyAsync();
    }
}
