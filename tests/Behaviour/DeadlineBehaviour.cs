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
        await using var office = await Office.OpenAsync(fixture);
        var story = office.Story(office.Script("plazo"));
        await story.GoToAsync(GrantStates.Submitted);
        var before = await office.EventsAsync(story.Id);
        await office.Under.FireDueDeadlinesAsync();
        (await office.EventsAsync(story.Id)).Should().Be(before, "nothing is due yet");

        office.Clock.Advance(TimeSpan.FromDays(60));
        await office.Under.FireDueDeadlinesAsync();
        var after = await office.EventsAsync(story.Id);
        await office.Under.FireDueDeadlinesAsync();

        after.Should().BeGreaterThan(before);
        (await office.EventsAsync(story.Id)).Should().Be(after);
        (await office.ReplayAsync(story.Id)).State.Should().Be(GrantStates.Withdrawn);
    }

    [Fact]
    public async Task The_clock_cannot_be_hurried()
    {
        await using var office = await Office.OpenAsync(fixture);
        var story = office.Story(office.Script("prisa"));
        await story.GoToAsync(GrantStates.Submitted);
        var deadline = (await office.ReplayAsync(story.Id)).Core.Deadlines.Values.First();
        var early = ClockCommands.For(Office.Institution, "grant", story.Id, deadline.Id, deadline.Due);

        var answer = await office.Under.Clock.SendAsClockAsync(early, CancellationToken.None);

        answer.Rejection!.Code.Should().Be(Codes.WrongState);
        (await office.EventsAsync(story.Id)).Should().Be(story.Version);
    }
}
