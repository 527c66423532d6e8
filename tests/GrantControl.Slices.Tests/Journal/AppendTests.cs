using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

[Collection(PostgresCollection.Name)]
public sealed class AppendTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_command_writes_everything_it_says_in_one_go()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();

        var outcome = await host.ActAsync(id, 1, new ActToy(
            Postings: [ToyHost.Entry("reserved", "available", 2_500)], Duties: [new DutyHeld("ana", "ask")],
            Claims: [new Claim(Claim.BankReference, "ref-1", "case:1")], Gates: [new GateMark("legal", "ana", "c1")], Content: "c1",
            Due: new DateOnly(2030, 1, 2), Note: "hola"));

        outcome.Should().BeEquivalentTo(new { Version = 2L, State = "open", Rejection = (Rejection?)null, Replayed = false, Events = new[] { "toy.acted/1" } });
        (await database.OwnerAsync(
            """
            SELECT (SELECT count(*) FROM case_event WHERE case_id = $1) = 2
               AND (SELECT data ->> 'content' FROM case_event WHERE case_id = $1 AND version = 2) = 'c1'
               AND (SELECT available = 97500 AND reserved = 2500 AND current = 100000 FROM budget_line WHERE key = 'b/1')
               AND EXISTS (SELECT FROM ledger_entry WHERE case_id = $1 AND debit = 'reserved' AND credit = 'available' AND amount = 2500)
               AND EXISTS (SELECT FROM case_duty WHERE case_id = $1 AND person = 'ana' AND duty = 'ask')
               AND EXISTS (SELECT FROM case_gate WHERE case_id = $1 AND gate = 'legal' AND content_hash = 'c1')
               AND EXISTS (SELECT FROM claim WHERE case_id = $1 AND key = 'ref-1')
               AND EXISTS (SELECT FROM case_deadline WHERE case_id = $1 AND id = 'd0' AND due = '2030-01-02')
               AND EXISTS (SELECT FROM case_index WHERE case_id = $1 AND version = 2 AND content_hash = 'c1')
               AND EXISTS (SELECT FROM outbox WHERE topic = 'note' AND payload ->> 'es' = 'hola')
            """,
            id.Value)).Should().Be(true);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task The_same_command_sent_five_times_has_one_effect_and_one_answer()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        var command = ToyHost.Command(id, "act", 1, new ActToy(Postings: [ToyHost.Entry("reserved", "available", 100)]));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Host.SendAsync(command, default)));

        outcomes.Should().OnlyContain(o => o.IsAccepted && o.Version == 2 && o.Events.Single() == "toy.acted/1" && o.Case == id);
        outcomes.Count(o => !o.Replayed).Should().Be(1);
        (await database.OwnerAsync("SELECT reserved FROM budget_line WHERE key = 'b/1'")).Should().Be(100L);
        (await database.OwnerAsync("SELECT count(*) FROM refusal")).Should().Be(0L);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task An_opening_sent_again_under_a_new_id_answers_with_the_first_case()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var first = ToyHost.NewId();
        var key = ToyHost.Key();
        var opened = await host.SendAsync(first, "open", null, new OpenToy("Uno"), key: key);

        var again = await host.SendAsync(ToyHost.NewId(), "open", null, new OpenToy("Uno"), key: key);
        var other = await host.SendAsync(ToyHost.NewId(), "open", null, new OpenToy("Dos"), key: key);

        again.Should().BeEquivalentTo(new { Replayed = true, Case = (CaseId?)first, opened.Number, Version = 1L });
        other.Rejection!.Code.Should().Be(Codes.KeyReused);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused_and_recorded()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        var key = ToyHost.Key();
        await host.ActAsync(id, 1, new ActToy(Content: "a"), key: key);

        var late = await host.ActAsync(id, 1, new ActToy(Content: "b"), key: key);
        var current = await host.ActAsync(id, 2, new ActToy(Content: "b"), key: key);

        late.Rejection!.Code.Should().Be(Codes.KeyReused);
        current.Rejection!.Code.Should().Be(Codes.KeyReused);
        (await database.OwnerAsync("SELECT count(*) FROM refusal WHERE code = 'key-reused' AND person = 'ana'")).Should().Be(2L);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task A_version_that_is_not_the_current_one_is_refused()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        await host.ActAsync(id, 1, new ActToy());

        (await host.ActAsync(id, 1, new ActToy())).Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await host.ActAsync(id, 9, new ActToy())).Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await host.ActAsync(id, null, new ActToy())).Rejection!.Rule.Should().Be("version-named");
        await EndAsync(database, host);
    }

    [Fact]
    public async Task A_host_that_slept_while_another_wrote_is_refused_and_then_catches_up()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        await using var other = new ToyHost(database.Journal);
        await other.ActAsync(id, 1, new ActToy(Content: "other"));

        var slept = await host.ActAsync(id, 1, new ActToy(Content: "slept"));

        slept.Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await host.ActAsync(id, 2, new ActToy(Content: "awake"))).Version.Should().Be(3);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task Sixteen_hosts_opening_one_case_make_one_stream()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var hosts = Enumerable.Range(0, 4).Select(_ => new ToyHost(database.Journal)).ToArray();
        for (var round = 0; round < 10; round++)
        {
            var id = ToyHost.NewId();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => hosts[i % 4].SendAsync(id, "open", null, new OpenToy("Carrera " + i))));

            outcomes.Count(o => o.IsAccepted).Should().Be(1);
            outcomes.Where(o => !o.IsAccepted).Should().OnlyContain(o => o.Rejection!.Code == Codes.WrongState);
            (await database.OwnerAsync("SELECT count(*) FROM case_event WHERE case_id = $1", id.Value)).Should().Be(1L);
        }

        foreach (var h in hosts)
        {
            await h.DisposeAsync();
        }

        await EndAsync(database, host);
    }

    [Fact]
    public async Task Sixty_four_reservations_on_a_line_with_room_for_ten_reserve_exactly_ten()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        await using var second = new ToyHost(database.Journal);
        var cases = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => host.OpenAsync()));

        var outcomes = await Task.WhenAll(cases.Select((id, i) =>
            (i % 2 == 0 ? host : second).ActAsync(id, 1, new ActToy(Postings: [ToyHost.Entry("reserved", "available", 10_000)]))));

        outcomes.Count(o => o.IsAccepted).Should().Be(10);
        outcomes.Where(o => !o.IsAccepted).Should().OnlyContain(o => o.Rejection!.Code == Codes.OverBudget);
        (await database.OwnerAsync("SELECT available = 0 AND reserved = 100000 FROM budget_line WHERE key = 'b/1'")).Should().Be(true);
        (await database.OwnerAsync("SELECT count(*) FROM refusal WHERE code = 'over-budget'")).Should().Be(54L);
        (await database.OwnerAsync("SELECT count(*) FROM case_event e JOIN command_receipt r USING (case_id, version) WHERE e.name = 'toy.acted/1'")).Should().Be(11L);
        await EndAsync(database, host);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_refused_with_its_field()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        var id = await host.OpenAsync();
        Task<CommandOutcome> Send(string body) => host.Host.SendAsync(
            new CaseCommand(TestDatabase.Institution, "toy", id, ToyHost.Key(), "act", 1, "ana", null, System.Text.Encoding.UTF8.GetBytes(body)), default);

        (await Send("""{"postings":[{"debit":"reserved","credit":"available","amount":{"amount":"1.005","currency":"GTQ"},"budgetLine":"b/1","memo":"x"}]}"""))
            .Rejection!.Fields.Single().Path.Should().Be("postings[0].amount");
        (await Send("""{"unknown":1}""")).Rejection!.Code.Should().Be(Codes.Invalid);
        (await Send("{")).Rejection!.Code.Should().Be(Codes.Invalid);
        (await Send("""{"note":"a\u0000b"}""")).Rejection!.Code.Should().Be(Codes.Invalid);
        (await Send("""{"note":"\ud800"}""")).Rejection!.Code.Should().Be(Codes.Invalid);
        (await database.OwnerAsync("SELECT count(*) FROM refusal WHERE code = 'invalid'")).Should().Be(5L);
        (await host.ActAsync(id, 1, new ActToy(Note: "a\\u0000b"))).Rejection.Should().BeNull("a backslash followed by letters is no U+0000");
        await EndAsync(database, host);
    }

    private static async Task EndAsync(TestDatabase database, ToyHost host)
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }
}
