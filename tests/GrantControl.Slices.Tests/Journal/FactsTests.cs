using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>Who may act is read once and remembered; the append notices when it is no longer so.</summary>
[Collection(PostgresCollection.Name)]
public sealed class FactsTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task A_role_taken_away_is_gone_at_the_next_command_and_one_given_counts_at_once()
    {
        await _host.OpenAsync();
        await _database.OwnerAsync("DELETE FROM person_role WHERE person = 'ana'");
        (await OpenAsync("ana")).Should().Be(Codes.RoleRequired);

        await _database.OwnerAsync("INSERT INTO person_role VALUES ('ana', 'TEC')");
        (await OpenAsync("ana")).Should().BeNull();

        await _database.OwnerAsync("UPDATE person SET active = false WHERE id = 'ana'");
        (await OpenAsync("ana")).Should().Be(Codes.RoleRequired);
        (await OpenAsync("nadie")).Should().Be(Codes.RoleRequired);
        (await OpenAsync(Actor.SystemPerson)).Should().Be(Codes.RoleRequired, "nobody may speak as the clock");
    }

    [Fact]
    public async Task An_organisation_sanctioned_or_overdue_since_is_noticed()
    {
        await _database.PersonAsync("olga", ["TEC"], "o1");
        var id = await _host.OpenAsync("olga", "o1");
        (await OpenAsync("olga", "o1")).Should().BeNull();

        await _database.OwnerAsync("UPDATE organisation SET sanctioned = true WHERE id = 'o1'");
        (await OpenAsync("olga", "o1")).Should().Be(Codes.Blocked);
        await _database.OwnerAsync("UPDATE organisation SET sanctioned = false WHERE id = 'o1'");
        (await OpenAsync("olga", "o1")).Should().BeNull();

        (await _host.ActAsync(id, 1, new ActToy(LiquidationDue: new DateOnly(2020, 1, 1)), "olga")).Rejection.Should().BeNull();
        (await OpenAsync("olga", "o1")).Should().Be(Codes.Blocked);
        (await _host.ActAsync(id, 2, new ActToy(), "olga")).Rejection.Should().BeNull("its own liquidation does not stand in its way");
    }

    [Fact]
    public async Task People_of_an_organisation_see_and_touch_their_own_cases_only()
    {
        await _database.PersonAsync("olga", ["TEC"], "o1");
        await _database.PersonAsync("pepe", ["TEC"], "o2");
        var id = await _host.OpenAsync("olga", "o1");

        (await OpenAsync("pepe", "o1")).Should().Be(Codes.RoleRequired);
        var foreign = await _host.ActAsync(id, 1, new ActToy(), "pepe");
        foreign.Should().BeEquivalentTo(new { Version = 0L, State = "", Number = "" });
        foreign.Rejection!.Code.Should().Be(Codes.NotFound);
        (await ReadAsync(id, "pepe")).Should().BeNull();
        (await ReadAsync(id, "olga")).Should().NotBeNull();
        (await ReadAsync(id, "beto")).Should().NotBeNull();
        (await ReadAsync(id, "nadie")).Should().BeNull();
        (await _host.Queries.HistoryAsync("mj", "pepe", "toy", id, 0, 10, default)).Should().BeNull();
        (await _host.Queries.AtAsync("mj", "pepe", "toy", id, 1, default)).Should().BeNull();
        (await _host.Queries.ListAsync("mj", "pepe", "toy", null, null, null, 10, default)).Items.Should().BeEmpty();
        (await _host.Queries.ListAsync("mj", "olga", "toy", null, null, null, 10, default)).Items.Select(r => r.Id).Should().Equal(id.Value);
        (await _host.Queries.RefusalsAsync("mj", "olga", null, null, 10, default)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Standing_in_needs_a_delegation_in_force_and_is_written_down()
    {
        await _database.PersonAsync("dario", ["FIN"]);
        var id = await _host.OpenAsync();
        Task<CommandOutcome> Stand(long version) => _host.SendAsync(id, "act", version, new ActToy(), "dario", standInFor: "ana");
        (await Stand(1)).Rejection!.Rule.Should().Be("delegation-in-force");
        await DelegateAsync("2020-01-01", "2020-12-31");
        (await Stand(1)).Rejection!.Rule.Should().Be("delegation-in-force");
        await DelegateAsync("2020-01-01", "2090-12-31");

        (await Stand(1)).Rejection.Should().BeNull();

        (await _database.OwnerAsync("SELECT actor || '/' || stand_in_for FROM case_event WHERE case_id = $1 AND version = 2", id.Value)).Should().Be("dario/ana");
        System.Text.Encoding.UTF8.GetString((await ReadAsync(id, "dario"))!.Json).Should().Contain("\"standInFor\":\"ana\"");
        await _database.OwnerAsync("DELETE FROM delegation");
        (await Stand(2)).Rejection!.Rule.Should().Be("delegation-in-force");

        Task<object?> DelegateAsync(string from, string to) => _database.OwnerAsync(
            "INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) VALUES ('mj', 'ana', 'dario', '{TEC}', $1, $2)",
            DateOnly.Parse(from), DateOnly.Parse(to));
    }

    private Task<CaseReading?> ReadAsync(CaseId id, string person) => _host.Host.ReadAsync("mj", "toy", id, person, default);

    private async Task<string?> OpenAsync(string person, string? organisation = null) =>
        (await _host.SendAsync(ToyHost.NewId(), "open", null, new OpenToy("Otro", organisation), person)).Rejection?.Code;
}
