using System.Text.Json;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>A case that another case froze: what advances is refused, by the decision and by the transaction, and nothing else is.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BlockTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly ActToy Advance = new(Advances: true);

    private TestDatabase _database = null!;
    private ToyHost _host = null!;
    private CaseId _source;
    private CaseId _paying;

    public async Task InitializeAsync()
    {
        (_database, _host) = await ToyHost.StartAsync(postgres);
        (_source, _paying) = (await _host.OpenAsync(), await _host.OpenAsync());
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task It_stops_what_advances_until_it_is_lifted_and_is_told_with_its_number_and_reason()
    {
        (await _host.ActAsync(_paying, 1, Advance)).Rejection.Should().BeNull();
        (await _host.ActAsync(_source, 1, Lay("Sobreprecio."))).Rejection.Should().BeNull();

        var refused = (await _host.ActAsync(_paying, 2, Advance)).Rejection!;
        (refused.Code, refused.Rule, refused.Message.En).Should().Be((Codes.Blocked, "toy-frozen", "Sobreprecio."));
        (await _host.ActAsync(_paying, 2, new ActToy(Note: "se anota"))).Rejection.Should().BeNull("recording is never stopped");
        (await RowAsync()).Blocked.Should().BeTrue();
        var shown = JsonDocument.Parse((await _host.Host.ReadAsync(TestDatabase.Institution, "toy", _paying, "ana", CancellationToken.None))!.Json).RootElement;
        var by = shown.GetProperty("frozenBy")[0];
        (by.GetProperty("reason").GetString(), by.GetProperty("by").GetString()).Should().Be(("Sobreprecio.", "ana"));
        by.GetProperty("number").GetString().Should().Be((await _host.Queries.RowAsync(TestDatabase.Institution, "ana", "toy", _source, CancellationToken.None))!.Number);
        shown.GetProperty("permitted")[0].GetProperty("blockedBy").GetString().Should().Be(Codes.Blocked);
        (await _host.Queries.OversightAsync(TestDatabase.Institution, "ana", null, 10, CancellationToken.None))!.Frozen.Items
            .Should().ContainSingle(w => w.Case == _paying.Value && w.What!.EndsWith("Sobreprecio.", StringComparison.Ordinal));

        (await _host.ActAsync(_source, 2, Lift())).Rejection.Should().BeNull();
        (await _host.ActAsync(_paying, 3, Advance)).Rejection.Should().BeNull();
        (await RowAsync()).Blocked.Should().BeFalse();
        (await AuditStory.VerifyAsync(_database)).First.Should().BeNull();
    }

    [Fact]
    public async Task Each_freeze_is_lifted_by_the_case_that_laid_it_and_the_last_one_frees()
    {
        var other = await _host.OpenAsync();
        (await _host.ActAsync(_source, 1, Lay("Una."))).Rejection.Should().BeNull();
        (await _host.ActAsync(other, 1, Lay("Otra."))).Rejection.Should().BeNull();
        (await _host.ActAsync(_source, 2, Lay("Una más."))).Rejection!.Rule.Should().Be("block-stands");
        (await _host.ActAsync(_source, 2, Lift())).Rejection.Should().BeNull();
        (await _host.ActAsync(_source, 3, Lift())).Rejection!.Rule.Should().Be("block-stands");
        (await _host.ActAsync(_paying, 1, Advance)).Rejection!.Code.Should().Be(Codes.Blocked);
        (await _host.ActAsync(other, 2, Lift())).Rejection.Should().BeNull();
        (await _host.ActAsync(_paying, 1, Advance)).Rejection.Should().BeNull();
        (await _host.ActAsync(_source, 3, new ActToy(Blocks: [new BlockMark(ToyHost.NewId(), "Nadie.", true)]))).Rejection!.Rule.Should().Be("block-stands");
        (await _host.ActAsync(_source, 3, new ActToy(Blocks: [new BlockMark(_source, "A sí mismo.", true)]))).Rejection!.Rule.Should().Be("block-stands");
    }

    /// <summary>The transaction that freezes is held open before its commit: the payment that was decided meanwhile waits for it and is refused.</summary>
    [Fact]
    public async Task A_freeze_laid_between_reading_and_appending_refuses_the_command()
    {
        await using var owner = _database.Journal.OpenOwner();
        await using var connection = await owner.OpenConnectionAsync();
        await using var freezing = await connection.BeginTransactionAsync();
        await ExecuteAsync("INSERT INTO case_block VALUES ('mj', $1, $2, 'A la vez.', 'ana', now())", _paying.Value, _source.Value);
        await ExecuteAsync("UPDATE case_index SET blocks = blocks + 1 WHERE case_id = $1", _paying.Value);

        var paying = _host.ActAsync(_paying, 1, Advance);
        await WaitForAsync("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
        paying.IsCompleted.Should().BeFalse();
        await freezing.CommitAsync();

        (await paying).Rejection!.Code.Should().Be(Codes.Blocked);
        (await RowAsync()).Version.Should().Be(1);

        async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection, freezing);
            foreach (var value in values)
            {
                command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Payments and freezes at once, in many rounds: no payment is accepted after a freeze was answered.</summary>
    [Fact]
    public async Task Of_payments_and_a_freeze_at_once_none_is_paid_after_the_freeze()
    {
        for (var round = 0; round < 20; round++)
        {
            var (source, paying) = (await _host.OpenAsync(), await _host.OpenAsync());
            var payments = Task.Run(async () =>
            {
                var version = 1L;
                while ((await _host.ActAsync(paying, version, Advance)).IsAccepted)
                {
                    version++;
                }

                return version;
            });
            (await _host.ActAsync(source, 1, new ActToy(Blocks: [new BlockMark(paying, "Alto.", true)]))).Rejection.Should().BeNull();
            var answered = (long)(await _database.OwnerAsync("SELECT version FROM case_index WHERE case_id = $1", paying.Value))!;
            (await payments).Should().Be(answered);
        }

        (await AuditStory.VerifyAsync(_database)).First.Should().BeNull();
    }

    [Fact]
    public async Task The_audit_names_a_freeze_that_was_taken_away_changed_or_miscounted()
    {
        (await _host.ActAsync(_source, 1, Lay("Firme."))).Rejection.Should().BeNull();
        await TamperAsync("UPDATE case_block SET reason = 'Otra.'", "case_block", "UPDATE case_block SET reason = 'Firme.'");
        await TamperAsync("UPDATE case_index SET blocks = 0", "case_index", $"UPDATE case_index SET blocks = 1 WHERE case_id = '{_paying}'");
        await TamperAsync("DELETE FROM case_block", "case_block", "SELECT 1");

        async Task TamperAsync(string sql, string table, string undo)
        {
            await _database.OwnerAsync(sql);
            (await AuditStory.VerifyAsync(_database)).First!.Table.Should().Be(table);
            await _database.OwnerAsync(undo);
        }
    }

    private ActToy Lay(string reason) => new(Blocks: [new BlockMark(_paying, reason, true)]);

    private ActToy Lift() => new(Blocks: [new BlockMark(_paying, "", false)]);

    private async Task<GrantControl.Journal.Queries.CaseRow> RowAsync() => (await _host.Queries.RowAsync(TestDatabase.Institution, "ana", "toy", _paying, CancellationToken.None))!;

    private async Task WaitForAsync(string sql)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _database.OwnerAsync(sql) is not true)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
