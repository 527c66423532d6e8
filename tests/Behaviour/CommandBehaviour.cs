using System.Text;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using static GrantControl.Behaviour.OfficeCommands;

namespace GrantControl.Behaviour;

/// <summary>What a command does, and what it does when it comes again, late, changed or from the wrong person.</summary>
public abstract class CommandBehaviour(CaseHostFixture fixture)
{
    private const string Technical = "tec1";
    private const string Stranger = "ajena";

    private static readonly string Formulator = Office.Cast.Formulator;

    [Fact]
    public async Task The_same_command_five_times_in_any_order_takes_effect_once()
    {
        await using var office = await Office.OpenAsync(fixture);
        var id = NewId();
        var open = Command(id, "open", null, office.Opening(), Formulator);
        var save = Command(id, "save", 1, Draft("primera"), Formulator);
        (await office.SendAsync(open)).Version.Should().Be(1);
        (await office.SendAsync(save)).Version.Should().Be(2);

        var answers = await Task.WhenAll(new[] { save, open, save, open, open, save, open, save }.Select(office.SendAsync));

        answers.Should().OnlyContain(static a => a.IsAccepted && a.Replayed);
        answers.Select(static a => a.Version).Should().Equal(2, 1, 2, 1, 1, 2, 1, 2);
        answers.Should().OnlyContain(a => a.Case == id);
        (await office.EventsAsync(id)).Should().Be(2);
    }

    [Fact]
    public async Task An_opening_sent_again_with_a_new_id_answers_with_the_first_case()
    {
        await using var office = await Office.OpenAsync(fixture);
        var (first, second, key) = (NewId(), NewId(), NewKey());
        await office.SendAsync(first, "open", null, office.Opening(), Formulator, key);

        var again = await office.SendAsync(second, "open", null, office.Opening(), Formulator, key);

        (again.Case, again.Replayed, again.Version).Should().Be((first, true, 1));
        (await office.EventsAsync(second)).Should().Be(0);
    }

    [Fact]
    public async Task A_key_used_for_something_else_is_refused_and_changes_nothing()
    {
        await using var office = await Office.OpenAsync(fixture);
        var key = NewKey();
        var id = NewId();
        await office.SendAsync(id, "open", null, office.Opening("Uno"), Formulator, key);

        var other = await office.SendAsync(NewId(), "open", null, office.Opening("Otro"), Formulator, key);
        var same = await office.SendAsync(id, "save", 1, Draft("x"), Formulator, key);

        other.Rejection!.Code.Should().Be(Codes.KeyReused);
        same.Rejection!.Code.Should().Be(Codes.KeyReused);
        (await office.Database.OwnerAsync("SELECT count(*) FROM case_event")).Should().Be(1L);
    }

    [Fact]
    public async Task Of_sixteen_who_act_on_one_version_one_does()
    {
        await using var office = await Office.OpenAsync(fixture);
        var id = await office.OpenDraftAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            office.SendAsync(id, "save", 1, Draft($"propósito {i}"), Formulator))));

        answers.Count(static a => a.IsAccepted).Should().Be(1);
        answers.Where(static a => !a.IsAccepted).Should().OnlyContain(static a => a.Rejection!.Code == Codes.StaleVersion && a.Version == 2);
        (await office.EventsAsync(id)).Should().Be(2);
    }

    [Fact]
    public async Task Of_sixteen_who_open_one_new_case_one_does()
    {
        await using var office = await Office.OpenAsync(fixture);
        var id = NewId();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            office.SendAsync(id, "open", null, office.Opening($"Título {i}"), Formulator))));

        answers.Count(static a => a.IsAccepted).Should().Be(1);
        answers.Where(static a => !a.IsAccepted).Should().OnlyContain(static a => a.Rejection!.Code == Codes.WrongState || a.Rejection.Code == Codes.StaleVersion);
        (await office.EventsAsync(id)).Should().Be(1);
    }

    [Theory]
    [InlineData(Technical, Codes.RoleRequired)]
    [InlineData(Stranger, Codes.NotFound)]
    [InlineData("nadie", Codes.RoleRequired)]
    [InlineData(Actor.SystemPerson, Codes.RoleRequired)]
    public async Task Whoever_may_not_act_is_refused_and_the_attempt_is_kept(string person, string code)
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.Database.PersonAsync(Stranger, ["NGO"], "org-b");
        var id = await office.OpenDraftAsync();

        var answer = await office.SendAsync(id, "save", 1, Draft("ajeno"), person);

        answer.Rejection!.Code.Should().Be(code);
        (await office.EventsAsync(id)).Should().Be(1);
        (await office.Database.OwnerAsync("SELECT count(*) FROM refusal WHERE case_id = $1 AND person = $2 AND code = $3", id.Value, person, code)).Should().Be(1L);
    }

    [Fact]
    public async Task A_role_taken_away_counts_at_once()
    {
        await using var office = await Office.OpenAsync(fixture);
        var id = await office.OpenDraftAsync();
        await office.Database.OwnerAsync("DELETE FROM person_role WHERE person = $1", Formulator);

        var answer = await office.SendAsync(id, "save", 1, Draft("tarde"), Formulator);

        answer.Rejection!.Code.Should().Be(Codes.RoleRequired);
        (await office.EventsAsync(id)).Should().Be(1);
    }

    [Fact]
    public async Task A_case_is_seen_by_those_it_concerns_and_shows_what_they_may_do()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.Database.PersonAsync(Stranger, ["NGO"], "org-b");
        var id = await office.OpenDraftAsync();

        var stranger = await office.Host.ReadAsync("mj", "grant", id, Stranger, CancellationToken.None);
        var unknown = await office.Host.ReadAsync("mj", "grant", NewId(), Technical, CancellationToken.None);
        var own = await office.ReadAsync(id, Formulator);
        var seen = await office.ReadAsync(id, Technical);

        stranger.Should().BeNull();
        unknown.Should().BeNull();
        own.GetProperty("permitted").EnumerateArray().Select(static p => p.GetProperty("command").GetString()).Should().Contain(["save", "withdraw"]);
        seen.GetProperty("permitted").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_case_remembered_equals_the_case_another_host_reads_from_the_journal()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(("101", 1_000_000_00), ("201", 1_000_000_00));
        var story = office.Story(office.Script("memory"));
        await story.GoToAsync(GrantStates.Active);
        var remembered = await office.Host.ReadAsync(Office.Institution, "grant", story.Id, Technical, CancellationToken.None);

        await using var other = await office.AnotherHostAsync();
        var replayed = await other.Host.ReadAsync(Office.Institution, "grant", story.Id, Technical, CancellationToken.None);

        Encoding.UTF8.GetString(replayed!.Json).Should().Be(Encoding.UTF8.GetString(remembered!.Json));
    }
}
