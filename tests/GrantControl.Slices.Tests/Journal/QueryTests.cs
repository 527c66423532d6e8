using System.Reflection;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Search;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace GrantControl.Slices.Tests.Journal;

[Collection(PostgresCollection.Name)]
public sealed class QueryTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ToyHost _host = null!;

    public async Task InitializeAsync() => (_database, _host) = await ToyHost.StartAsync(postgres);

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_list_read_page_by_page_shows_every_case_once_newest_first()
    {
        List<Guid> made = [];
        for (var i = 0; i < 7; i++)
        {
            made.Add((await _host.OpenAsync()).Value);
        }

        List<CaseRow> seen = [];
        Page<CaseRow>? page = null;
        do
        {
            page = await _host.Queries.ListAsync("mj", "ana", "toy", "open", "jug", page?.Next, 3, default);
            seen.AddRange(page.Items);
        }
        while (page.Next is not null);

        // Newest to the millisecond, which is what an id begins with: of two cases of one millisecond either comes first.
        seen.Take(7).Select(r => r.Id).Should().Equal(made.OrderByDescending(id => id.ToString("N"), StringComparer.Ordinal));
        made.Select(id => id.ToString("N")[..12]).Should().BeInAscendingOrder(StringComparer.Ordinal);
        seen.Should().HaveCount(8);
        seen[0].Should().BeEquivalentTo(new { Kind = "toy", Version = 1L, Title = "Juguete", State = new StateName("open", new("Abierto", "Open")), Blocked = false });
        (await _host.Queries.ListAsync("mj", "ana", "toy", null, "100%_", null, 10, default)).Items.Should().BeEmpty("the text is no pattern");
        (await _host.Queries.ListAsync("mj", "ana", "toy", "closed", null, null, 10, default)).Items.Should().BeEmpty();
        var bad = () => _host.Queries.ListAsync("mj", "ana", "toy", null, null, "bogus", 10, default);
        await bad.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task The_inbox_shows_what_ones_roles_can_move_most_urgent_first()
    {
        await _database.PersonAsync("lola", ["LEG"]);
        var later = await _host.OpenAsync();
        await _host.ActAsync(later, 1, new ActToy(Due: new DateOnly(2090, 1, 5)));
        var sooner = await _host.OpenAsync();
        await _host.ActAsync(sooner, 1, new ActToy(Due: new DateOnly(2090, 1, 4)));

        var inbox = await _host.Queries.InboxAsync("mj", "ana", 50, default);

        inbox.Select(r => r.Case.Id).Take(2).Should().Equal(sooner.Value, later.Value);
        inbox[0].Roles.Should().Equal("TEC");
        (inbox[1].BusinessDaysLeft - inbox[0].BusinessDaysLeft).Should().Be(1);
        (await _host.Queries.InboxAsync("mj", "lola", 50, default)).Should().BeEmpty();
        await _database.OwnerAsync(
            "INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) VALUES ('mj', 'ana', 'lola', '{TEC}', '2020-01-01', '2090-01-01')");
        var other = new ToyHost(_database.Journal);
        (await other.Queries.InboxAsync("mj", "lola", 50, default)).Should().HaveCount(inbox.Count);
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_case_is_read_as_it_is_as_it_was_and_with_all_that_happened()
    {
        var id = await _host.OpenAsync();
        await _host.ActAsync(id, 1, new ActToy(Postings: [ToyHost.Entry("reserved", "available", 250)], Due: new DateOnly(2090, 1, 5)));
        await _host.ActAsync(id, 2, new ActToy(Refuse: true));

        var history = await _host.Queries.HistoryAsync("mj", "ana", "toy", id, 0, 100, default);
        var before = await _host.Queries.AtAsync("mj", "ana", "toy", id, 1, default);
        var now = await _host.Host.ReadAsync("mj", "toy", id, "ana", default);

        history!.Select(h => (h.Version, h.Name, h.Actor)).Should().Equal((1, "toy.opened/1", "ana"), (2, "toy.acted/1", "ana"));
        history![1].PreviousHash.Should().Be(history[0].Hash);
        history[1].Data.GetProperty("due").GetString().Should().Be("2090-01-05");
        System.Text.Encoding.UTF8.GetString(before!.Json).Should().Contain("\"version\":1").And.Contain("\"acts\":0").And.Contain("\"permitted\":[]");
        System.Text.Encoding.UTF8.GetString(now!.Json).Should().Contain("\"acts\":1").And.Contain("\"command\":\"act\"").And.Contain("\"businessDaysLeft\":");
        (await _host.Queries.AtAsync("mj", "ana", "toy", id, 9, default)).Should().BeNull();
        (await _host.Queries.LedgerAsync("mj", "ana", "toy", id, default))!.Single().Amount.Minor.Should().Be(250);
        (await _host.Queries.DeadlinesAsync("mj", "ana", "toy", id, default))!.Single().Due.Should().Be(new DateOnly(2090, 1, 5));
        var refused = await _host.Queries.RefusalsAsync("mj", "ana", id, null, 10, default);
        refused.Items.Single().Should().BeEquivalentTo(new { Person = "ana", Command = "act", Code = Codes.Blocked, Rule = "toy-refuses" });
    }

    [Fact]
    public async Task A_deadline_that_passed_is_told_once_whatever_sweeps()
    {
        var id = await _host.OpenAsync();
        await _host.ActAsync(id, 1, new ActToy(Due: new DateOnly(2024, 1, 5)));
        await _host.ActAsync(id, 2, new ActToy(Due: new DateOnly(2090, 1, 5)));
        await using var other = new ToyHost(_database.Journal);
        using var mine = Sweeper(_host);
        using var theirs = Sweeper(other);

        var fired = await Task.WhenAll(mine.SweepAsync(default), theirs.SweepAsync(default));
        var again = await mine.SweepAsync(default);

        fired.Sum().Should().Be(1);
        again.Should().Be(0);
        (await _database.OwnerAsync("SELECT string_agg(actor || ' ' || command_id, ',') FROM case_event WHERE name = 'toy.expired/1'"))
            .Should().Be($"sistema clock:{id}:d0:2024-01-05");
        (await _database.OwnerAsync("SELECT count(*) FROM case_deadline WHERE missed")).Should().Be(1L);
    }

    [Fact]
    public async Task A_program_that_stops_while_it_starts_ends_its_background_work_in_silence()
    {
        using var sweeper = Sweeper(_host);
        using var follower = new SearchFollower(_host.Database, ToyHost.Kinds, new CaseStore(_host.Database), NullLogger<SearchFollower>.Instance);

        foreach (BackgroundService service in new BackgroundService[] { sweeper, follower })
        {
            var work = (Task)typeof(BackgroundService).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(service, [new CancellationToken(canceled: true)])!;
            await work.WaitAsync(TimeSpan.FromSeconds(30));

            work.Status.Should().Be(TaskStatus.RanToCompletion, "{0}", service.GetType().Name);
        }
    }

    private static DeadlineSweeper Sweeper(ToyHost host) =>
        new(host.Database, ToyHost.Kinds, host.Host, host.Clock, new EmbeddedHostOptions(), NullLogger<DeadlineSweeper>.Instance);
}
