using GrantControl.Cases.Grants;

namespace GrantControl.Behaviour;

/// <summary>Whole lives of grants, told by real commands of different people.</summary>
public abstract class LifeBehaviour(CaseHostFixture fixture)
{
    [Fact]
    public async Task A_grant_goes_from_its_draft_to_its_settlement_and_its_money_comes_to_nothing_left()
    {
        await using var world = await World.StartAsync(fixture);
        await world.BudgetAsync();
        var story = world.Story("vida");

        await story.GoToAsync(GrantStates.Closed);

        story.State.Should().Be(GrantStates.Closed);
        (await world.EventsAsync(story.Id)).Should().Be(story.Version);
        (await world.Database.OwnerAsync(
            """
            SELECT coalesce(sum(CASE WHEN debit IN ('reserved', 'committed', 'advance', 'recoverable') THEN amount ELSE 0 END
                          - CASE WHEN credit IN ('reserved', 'committed', 'advance', 'recoverable') THEN amount ELSE 0 END), 0)::bigint
            FROM ledger_entry WHERE case_id = $1
            """,
            story.Id.Value)).Should().Be(0L);
        (await world.Database.OwnerAsync("SELECT sum(paid)::bigint FROM budget_line")).Should().Be(6_000_000L);
    }

    [Fact]
    public async Task A_case_remembered_equals_the_case_replayed_by_another_host()
    {
        await using var world = await World.StartAsync(fixture);
        await world.BudgetAsync();
        var story = world.Story("memoria");
        await story.GoToAsync(GrantStates.Active);
        var remembered = (await world.ReadAsync(story.Id, World.Technical)).GetRawText();

        await using var other = await fixture.CreateHostAsync(world.Database, world.Clock);
        var replayed = await other.Host.ReadAsync("mj", "grant", story.Id, World.Technical, CancellationToken.None);

        System.Text.Encoding.UTF8.GetString(replayed!.Json).Should().Be(remembered);
    }
}
