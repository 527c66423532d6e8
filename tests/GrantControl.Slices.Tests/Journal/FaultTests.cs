using GrantControl.Journal.Appending;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Npgsql;

namespace GrantControl.Slices.Tests.Journal;

[Collection(PostgresCollection.Name)]
public sealed class FaultTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_reply_lost_after_the_commit_ends_in_the_one_answer_and_the_one_effect()
    {
        var (database, direct) = await ToyHost.StartAsync(postgres);
        var id = await direct.OpenAsync();
        await using var proxy = new CuttingProxy(postgres.Server.Port);
        await using var through = new JournalDatabase(new DatabaseOptions(
            new NpgsqlConnectionStringBuilder(postgres.Server.TcpConnectionString(database.Name)) { Port = proxy.Port }.ConnectionString));
        await using var host = new ToyHost(through);
        (await host.ActAsync(id, 1, new ActToy())).Version.Should().Be(2);

        for (var version = 2; version < 12; version++)
        {
            proxy.CutReplies(1 + (version % 2));
            var outcome = await host.ActAsync(id, version, new ActToy(Postings: [ToyHost.Entry("reserved", "available", 1)]));
            outcome.Should().BeEquivalentTo(new { Version = version + 1L, Rejection = (Rejection?)null, Replayed = false });
        }

        proxy.Lost.Should().BeGreaterThanOrEqualTo(10);
        (await database.OwnerAsync("SELECT reserved FROM budget_line")).Should().Be(10L);
        (await AuditStory.VerifyAsync(database)).First.Should().BeNull();
        await direct.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task More_than_the_queue_holds_is_answered_at_once_and_does_nothing()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var cases = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => host.OpenAsync()));
        await using var narrow = new JournalDatabase(database.Options with { Writers = 1, MaxWaiting = 3 });
        await using var busy = new ToyHost(narrow);
        await using var owner = database.Journal.OpenOwner();
        await using var blocker = await owner.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE command_receipt IN SHARE MODE", blocker, transaction))
        {
            await command.ExecuteNonQueryAsync();
        }

        var sent = cases.Select(id => busy.ActAsync(id, 1, new ActToy())).ToList();
        var overloaded = 0;
        while (overloaded < 5)
        {
            var done = await Task.WhenAny(sent);
            await done.Invoking(d => d).Should().ThrowAsync<OverloadedException>();
            sent.Remove(done);
            overloaded++;
        }

        await transaction.CommitAsync();
        var outcomes = await Task.WhenAll(sent.Select(s => s.ContinueWith(t => t.Exception is null, TaskScheduler.Default)));
        (await database.OwnerAsync("SELECT count(*) FROM case_event WHERE version = 2 AND case_id = ANY($1)", cases.Select(c => c.Value).ToArray()))
            .Should().Be((long)outcomes.Count(ok => ok));
        outcomes.Should().Contain(true);
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_snapshot_is_used_only_when_the_journal_agrees_with_it()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        await host.ActAsync(id, 1, new ActToy(Content: "a", Due: new DateOnly(2090, 1, 1)));
        var first = host.Runtime.Processor(TestDatabase.Institution, ToyKind.Instance, id);
        await first.LoadAsync(default);
        var snapshot = first.Snapshot()!;
        await host.ActAsync(id, 2, new ActToy(Content: "b"));

        var second = host.Runtime.Processor(TestDatabase.Institution, ToyKind.Instance, id);
        (await second.RestoreAsync(snapshot, default)).Should().BeTrue();
        var third = host.Runtime.Processor(TestDatabase.Institution, ToyKind.Instance, id);
        (await third.RestoreAsync(snapshot with { Hash = new byte[32] }, default)).Should().BeFalse();
        var fourth = host.Runtime.Processor(TestDatabase.Institution, ToyKind.Instance, id);
        (await fourth.RestoreAsync(snapshot with { State = "{\"a\":"u8.ToArray() }, default)).Should().BeFalse();

        second.Version.Should().Be(3);
        second.Snapshot()!.State.Should().Equal(third.Snapshot()!.State).And.Equal(fourth.Snapshot()!.State);
        await host.DisposeAsync();
        await database.DisposeAsync();
    }
}
