using GrantControl.Kernel.Deciders;

namespace GrantControl.Behaviour;

/// <summary>What a command does, and what it does when it comes again, late, changed or from the wrong person.</summary>
public abstract class CommandBehaviour(CaseHostFixture fixture)
{
    [Fact]
    public async Task The_same_command_five_times_in_any_order_takes_effect_once()
    {
        await using var world = await World.StartAsync(fixture);
        var id = World.NewId();
        var open = World.Command(id, "open", null, World.Opening(), World.Ngo);
        var save = World.Command(id, "save", 1, World.Draft("primera"), World.Ngo);
        (await world.SendAsync(open)).Version.Should().Be(1);
        (await world.SendAsync(save)).Version.Should().Be(2);

        var answers = await Task.WhenAll(new[] { save, open, save, open, open, save, open, save }.Select(world.SendAsync));

        answers.Should().OnlyContain(static a => a.IsAccepted && a.Replayed);
        answers.Select(static a => a.Version).Should().Equal(2, 1, 2, 1, 1, 2, 1, 2);
        answers.Should().OnlyContain(a => a.Case == id);
        (await world.EventsAsync(id)).Should().Be(2);
    }

    [Fact]
    public async Task An_opening_sent_again_with_a_new_id_answers_with_the_first_case()
    {
        await using var world = await World.StartAsync(fixture);
        var (first, second, key) = (World.NewId(), World.NewId(), World.Key());
        await world.SendAsync(first, "open", null, World.Opening(), World.Ngo, key);

        var again = await world.SendAsync(second, "open", null, World.Opening(), World.Ngo, key);

        (again.Case, again.Replayed, again.Version).Should().Be((first, true, 1));
        (await world.EventsAsync(second)).Should().Be(0);
    }

    [Fact]
    public async Task A_key_used_for_something_else_is_refused_and_changes_nothing()
    {
        await using var world = await World.StartAsync(fixture);
        var key = World.Key();
        var id = World.NewId();
        await world.SendAsync(id, "open", null, World.Opening("Uno"), World.Ngo, key);

        var other = await world.SendAsync(World.NewId(), "open", null, World.Opening("Otro"), World.Ngo, key);
        var same = await world.SendAsync(id, "save", 1, World.Draft("x"), World.Ngo, key);

        other.Rejection!.Code.Should().Be(Codes.KeyReused);
        same.Rejection!.Code.Should().Be(Codes.KeyReused);
        (await world.Database.OwnerAsync("SELECT count(*) FROM case_event")).Should().Be(1L);
    }

    [Fact]
    public async Task Of_sixteen_who_act_on_one_version_one_does()
    {
        await using var world = await World.StartAsync(fixture);
        var id = await world.OpenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            world.SendAsync(id, "save", 1, World.Draft($"propósito {i}"), World.Ngo))));

        answers.Count(static a => a.IsAccepted).Should().Be(1);
        answers.Where(static a => !a.IsAccepted).Should().OnlyContain(static a => a.Rejection!.Code == Codes.StaleVersion && a.Version == 2);
        (await world.EventsAsync(id)).Should().Be(2);
    }

    [Fact]
    public async Task Of_sixteen_who_open_one_new_case_one_does()
    {
        await using var world = await World.StartAsync(fixture);
        var id = World.NewId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            world.SendAsync(id, "open", null, World.Opening($"Título {i}"), World.Ngo))));

        answers.Count(static a => a.IsAccepted).Should().Be(1);
        answers.Where(static a => !a.IsAccepted).Should().OnlyContain(static a => a.Rejection!.Code == Codes.WrongState || a.Rejection.Code == Codes.StaleVersion);
        (await world.EventsAsync(id)).Should().Be(1);
    }

    [Theory]
    [InlineData(World.Technical, Codes.RoleRequired)]
    [InlineData(World.OtherNgo, Codes.NotFound)]
    [InlineData("nadie", Codes.RoleRequired)]
    [InlineData(Actor.SystemPerson, Codes.RoleRequired)]
    public async Task Whoever_may_not_act_is_refused_and_the_attempt_is_kept(string person, string code)
    {
        await using var world = await World.StartAsync(fixture);
        var id = await world.OpenAsync();

        var answer = await world.SendAsync(id, "save", 1, World.Draft("ajeno"), person);

        answer.Rejection!.Code.Should().Be(code);
        (await world.EventsAsync(id)).Should().Be(1);
        (await world.Database.OwnerAsync("SELECT count(*) FROM refusal WHERE case_id = $1 AND person = $2 AND code = $3", id.Value, person, code)).Should().Be(1L);
    }

    [Fact]
    public async Task A_role_taken_away_counts_at_once()
    {
        await using var world = await World.StartAsync(fixture);
        var id = await world.OpenAsync();
        await world.Database.OwnerAsync("DELETE FROM person_role WHERE person = $1", World.Ngo);

        var answer = await world.SendAsync(id, "save", 1, World.Draft("tarde"), World.Ngo);

        answer.Rejection!.Code.Should().Be(Codes.RoleRequired);
        (await world.EventsAsync(id)).Should().Be(1);
    }

    [Fact]
    public async Task A_case_is_seen_by_those_it_concerns_and_shows_what_they_may_do()
    {
        await using var world = await World.StartAsync(fixture);
        var id = await world.OpenAsync();

        var stranger = await world.Host.Host.ReadAsync("mj", "grant", id, World.OtherNgo, CancellationToken.None);
        var unknown = await world.Host.Host.ReadAsync("mj", "grant", World.NewId(), World.Technical, CancellationToken.None);
        var own = await world.ReadAsync(id, World.Ngo);
        var office = await world.ReadAsync(id, World.Technical);

        stranger.Should().BeNull();
        unknown.Should().BeNull();
        own.GetProperty("permitted").EnumerateArray().Select(static p => p.GetProperty("command").GetString()).Should().Contain(["save", "withdraw"]);
        office.GetProperty("permitted").GetArrayLength().Should().Be(0);
    }
}
