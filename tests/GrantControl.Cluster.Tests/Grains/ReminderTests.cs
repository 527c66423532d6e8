using GrantControl.Behaviour;
using GrantControl.Cases.Grants;
using GrantControl.Cluster.Grains;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Kernel.Calendars;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Grains;

/// <summary>Deadlines by reminder: each acts once, whether its reminder rings, rings twice or never rang.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ReminderTests(PostgresFixture postgres)
{
    private readonly OrleansFixture _fixture = new(postgres) { Silos = 1 };

    [Fact]
    public async Task A_reminder_rings_by_itself_when_the_last_day_is_over_and_the_case_acts_once()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var story = office.Story(office.Script("suena"));
        await story.GoToAsync(GrantStates.Submitted);
        var due = (await office.ReplayAsync(story.Id)).Core.Deadlines.Values.Min(static d => d.Due);
        var morning = new DateTimeOffset(due.AddDays(1), TimeOnly.MinValue, BusinessCalendar.Offset);

        await using var eve = await OrleansCluster.StartAsync(office.Database, silos: 1, new ShiftedClock(morning.AddSeconds(-2)), OrleansCluster.Settings with { Cluster = "eve" });
        var grain = eve.Grains(0).GetGrain<IGrantGrain>($"mj/{story.Id}");
        await grain.SendAsync(new("wake-up-key", "no-such-command", 1, Office.Cast.Audit, null, "{}"u8.ToArray()));
        (await office.EventsAsync(story.Id)).Should().Be(story.Version, "its last day is not over");
        await Eventually.TrueAsync(async () => await office.EventsAsync(story.Id) > story.Version, "the reminder");

        var after = await office.EventsAsync(story.Id);
        await eve.FireDueDeadlinesAsync();
        await grain.AsReference<IRemindable>().ReceiveReminder("deadline", default);
        await grain.AsReference<IRemindable>().ReceiveReminder("deadline", default);
        (await office.EventsAsync(story.Id)).Should().Be(after);
        (await office.ReplayAsync(story.Id)).Core.Deadlines.Values.Should().NotContain(d => d.Due == due && !d.Missed && d.PausedWith == null);
    }

    [Fact]
    public async Task A_deadline_whose_reminder_never_rang_is_found_when_a_silo_starts()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var story = office.Story(office.Script("calla"));
        await story.GoToAsync(GrantStates.Submitted);
        await office.Database.OwnerAsync("DELETE FROM orleans.reminder");

        await using var late = await OrleansCluster.StartAsync(
            office.Database, silos: 1, new ShiftedClock(office.Clock.GetUtcNow().AddDays(60)), OrleansCluster.Settings with { Cluster = "late" });

        await Eventually.TrueAsync(async () => (await office.ReplayAsync(story.Id)).State == GrantStates.Withdrawn, "the safety net");
    }

    [Fact]
    public async Task A_case_keeps_one_reminder_however_many_deadlines_it_has()
    {
        await using var office = await Office.OpenAsync(_fixture);
        await office.ImportBudgetAsync(("101", 1_000_000_00), ("201", 1_000_000_00));
        var story = office.Story(office.Script("uno"));
        await story.GoToAsync(GrantStates.Active);

        (await office.ReplayAsync(story.Id)).Core.Deadlines.Should().HaveCountGreaterThan(1);
        await Eventually.TrueAsync(
            async () => await office.Database.OwnerAsync("SELECT count(*) FROM orleans.reminder WHERE grain_id = $1", $"grant/mj/{story.Id}") is 1L,
            "its reminder");
    }
}
