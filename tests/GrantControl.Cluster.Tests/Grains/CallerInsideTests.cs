using System.Text.Json;
using GrantControl.Behaviour;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cluster.Grains;
using GrantControl.Cluster.Messages;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Cluster.Tests.Grains;

/// <summary>Whoever calls a grain from inside the cluster, without HTTP in between, meets the guards everybody meets.</summary>
[Collection(PostgresCollection.Name)]
public sealed class CallerInsideTests(PostgresFixture postgres)
{
    private readonly OrleansFixture _fixture = new(postgres);

    [Theory]
    [InlineData("tec1", "save", Codes.RoleRequired)]
    [InlineData("nadie", "save", Codes.RoleRequired)]
    [InlineData(Actor.SystemPerson, "save", Codes.RoleRequired)]
    [InlineData(Actor.SystemPerson, "expire", Codes.RoleRequired)]
    [InlineData("ong1", "expire", Codes.RoleRequired)]
    [InlineData("ong1", "authorize", Codes.WrongState)]
    public async Task A_forged_caller_is_refused_and_the_attempt_is_kept(string person, string command, string code)
    {
        await using var office = await Office.OpenAsync(_fixture);
        var id = await office.OpenDraftAsync();
        object body = command switch
        {
            "expire" => new ExpireDeadline("submit"),
            "authorize" => new AuthorizeGrant([]),
            _ => OfficeCommands.Draft("ajeno"),
        };

        var answer = await Grain(office, $"mj/{id}").SendAsync(Message(command, 1, person, body));

        answer.Rejection!.Code.Should().Be(code);
        (await office.EventsAsync(id)).Should().Be(1);
        (await office.Database.OwnerAsync("SELECT count(*) FROM refusal WHERE case_id = $1 AND person = $2", id.Value, person)).Should().Be(1L);
    }

    [Fact]
    public async Task A_case_of_another_institution_is_not_reached_by_naming_it()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var id = await office.OpenDraftAsync();
        var grain = Grain(office, $"otra/{id}");

        var answer = await grain.SendAsync(Message("save", 1, Office.Cast.Formulator, OfficeCommands.Draft("ajeno")));

        answer.Rejection.Should().NotBeNull();
        (await grain.ReadAsync(Office.Cast.Formulator)).Should().BeNull();
        (await office.EventsAsync(id)).Should().Be(1);
    }

    [Fact]
    public async Task The_clock_s_own_door_opens_for_nothing_but_a_deadline_that_passed()
    {
        await using var office = await Office.OpenAsync(_fixture);
        var story = office.Story(office.Script("puerta"));
        await story.GoToAsync(GrantStates.Submitted);
        var due = (await office.ReplayAsync(story.Id)).Core.Deadlines.Values.First();
        var grain = Grain(office, $"mj/{story.Id}");
        var early = ClockCommands.For("mj", "grant", story.Id, due.Id, due.Due);

        var answers = new[]
        {
            await grain.ExpireAsync(early.CommandId, early.Body),
            await grain.ExpireAsync("clock:made-up-key", "{\"deadline\":\"no-such\"}"u8.ToArray()),
            await grain.ExpireAsync("clock:made-up-two", JsonSerializer.SerializeToUtf8Bytes(new AuthorizeGrant([]), CaseJson.Options)),
        };

        answers.Should().OnlyContain(static a => a.Rejection != null);
        (await office.EventsAsync(story.Id)).Should().Be(story.Version);
    }

    [Fact]
    public async Task A_name_that_is_no_case_is_refused()
    {
        await using var office = await Office.OpenAsync(_fixture);

        await FluentActions.Awaiting(() => Grain(office, "mj/nothing").ReadAsync(Office.Cast.Audit)).Should().ThrowAsync<Exception>().WithMessage("*names no case*");
    }

    private static IGrantGrain Grain(Office office, string key) => ((OrleansCluster)office.Under).Grains(0).GetGrain<IGrantGrain>(key);

    private static CommandMessage Message(string command, long? version, string person, object body) =>
        new(OfficeCommands.NewKey(), command, version, person, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));
}
