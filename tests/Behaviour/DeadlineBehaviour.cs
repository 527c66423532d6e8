using GrantControl.Cases.Grants;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Behaviour;

/// <summary>What passes without anybody acting.</summary>
public abstract class DeadlineBehaviour(CaseHostFixture fixture)
{
    [Fact]
    public async Task A_deadline_that_passed_acts_once_however_often_it_is_looked_for()
    {
        await using var world = await World.StartAsync(fixture);
        var story = world.Story("plazo");
        await story.GoToAsync(GrantStates.Submitted);
        var before = await world.EventsAsync(story.Id);
        await world.Host.FireDueDeadlinesAsync();
        (await world.EventsAsync(story.Id)).Should().Be(before, "nothing is due yet");

        world.Clock.Advance(TimeSpan.FromDays(60));
        await world.Host.FireDueDeadlinesAsync();
        var after = await world.EventsAsync(story.Id);
        await world.Host.FireDueDeadlinesAsync();

        after.Should().BeGreaterThan(before);
        (await world.EventsAsync(story.Id)).Should().Be(after);
        (await world.ReadAsync(story.Id, World.Technical)).GetProperty("state").GetProperty("id").GetString().Should().Be(GrantStates.Withdrawn);
    }

    [Fact]
    public async Task The_clock_cannot_be_hurried()
    {
        await using var world = await World.StartAsync(fixture);
        var story = world.Story("prisa");
        await story.GoToAsync(GrantStates.Submitted);
        var deadline = (await world.ReadAsync(story.Id, World.Technical)).GetProperty("deadlines").EnumerateArray().First();
        var early = ClockCommands.For("mj", "grant", story.Id, deadline.GetProperty("id").GetString()!, DateOnly.Parse(deadline.GetProperty("due").GetString()!));

        var answer = await world.Host.Clock.SendAsClockAsync(early, CancellationToken.None);

        answer.Rejection!.Code.Should().Be(Codes.WrongState);
        (await world.EventsAsync(story.Id)).Should().Be(story.Version);
    }
}
