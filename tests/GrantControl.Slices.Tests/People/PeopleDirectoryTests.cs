using GrantControl.Journal.Authority;
using GrantControl.Journal.People;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Support;
using Npgsql;

namespace GrantControl.Slices.Tests.People;

/// <summary>Registers of people: who may keep them, what they refuse, and the trail nobody can change.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PeopleDirectoryTests(PostgresFixture postgres)
{
    private const string Mj = TestDatabase.Institution;
    private const string Setup = PeopleDirectory.Installation;

    [Fact]
    public async Task What_is_registered_is_what_the_guards_read()
    {
        await using var people = await FilledAsync();
        await people.Directory.DeclareInterestsAsync(Mj, "legal1", people.Today.AddDays(30), ["org-a"], default);
        await people.Directory.DelegateAsync(Mj, "legal1", "legal2", [Role.Legal], people.Today, people.Today.AddDays(5), default);

        var legal1 = await FactsAsync(people, "legal1");
        var legal2 = await FactsAsync(people, "legal2");

        legal1!.Roles.Should().Equal(Role.Legal);
        legal1.Declaration!.ValidUntil.Should().Be(people.Today.AddDays(30));
        legal1.Declaration.RelatedOrganisations.Should().Equal("org-a");
        var stand = legal2!.StandingInFor(legal1, people.Today)!.StandInFor!;
        (stand.From, stand.Roles.Single(), stand.Ends).Should().Be(("legal1", Role.Legal, people.Today.AddDays(5)));
        legal2.StandingInFor(legal1, people.Today.AddDays(6)).Should().BeNull();
        (await FactsAsync(people, "ngo1"))!.Organisation.Should().Be("org-a");
    }

    [Fact]
    public async Task Only_the_administrator_gives_roles_and_never_to_himself()
    {
        await using var people = await FilledAsync();

        (await people.Directory.SetRolesAsync(Mj, "legal1", "legal2", [Role.Audit], default))!.Code.Should().Be(Codes.RoleRequired);
        (await people.Directory.SetRolesAsync(Mj, "admin", "admin", [Role.Finance], default))!.Rule.Should().Be("not-oneself");
        (await people.Directory.SetRolesAsync(Mj, "admin", "nobody", [Role.Audit], default))!.Code.Should().Be(Codes.NotFound);
        (await people.Directory.SetRolesAsync(Mj, "admin", "legal2", [Role.Audit], default)).Should().BeNull();
        (await FactsAsync(people, "legal2"))!.Roles.Should().Equal(Role.Audit);
    }

    [Fact]
    public async Task A_change_of_roles_changes_the_stamp_that_commands_compare()
    {
        await using var people = await FilledAsync();
        var before = (await FactsAsync(people, "legal2"))!.FactsVersion;

        await people.Directory.SetRolesAsync(Mj, "admin", "legal2", [Role.Legal, Role.Audit], default);

        (await FactsAsync(people, "legal2"))!.FactsVersion.Should().BeGreaterThan(before);
    }

    [Theory]
    [InlineData("ZZZ", null, "role-known")]
    [InlineData("SYS", null, "role-known")]
    [InlineData("NGO", null, "role-of-organisation")]
    [InlineData("FIN", "org-a", "role-of-organisation")]
    [InlineData("NGO,FIN", "org-a", "role-of-organisation")]
    [InlineData("ADMIN,FIN", null, "administrator-alone")]
    public async Task Roles_that_do_not_go_together_are_refused(string roles, string? organisation, string rule)
    {
        await using var people = await FilledAsync();

        var refusal = await people.Directory.RegisterPersonAsync(Mj, "admin", "new", "Nueva", roles.Split(','), organisation, default);

        refusal!.Rule.Should().Be(rule);
        (await people.Database.OwnerAsync("SELECT count(*) FROM person WHERE id = 'new'")).Should().Be(0L);
    }

    [Fact]
    public async Task A_delegated_role_is_not_delegated_on()
    {
        await using var people = await FilledAsync();
        await people.Directory.DelegateAsync(Mj, "legal1", "fin1", [Role.Legal], people.Today, people.Today, default);

        var refusal = await people.Directory.DelegateAsync(Mj, "fin1", "legal2", [Role.Legal], people.Today, people.Today, default);

        refusal!.Rule.Should().Be("delegation-own-roles");
    }

    [Fact]
    public async Task A_delegation_ends_with_the_role_it_came_from_and_when_it_is_taken_back()
    {
        await using var people = await FilledAsync();
        await people.Directory.DelegateAsync(Mj, "legal1", "legal2", [Role.Legal], people.Today, people.Today, default);
        await people.Directory.SetRolesAsync(Mj, "admin", "legal1", [Role.Audit], default);
        var (from, to) = (await FactsAsync(people, "legal1"), await FactsAsync(people, "legal2"));
        to!.StandingInFor(from!, people.Today)!.StandInFor!.Roles.Should().BeEmpty();

        (await people.Directory.RevokeDelegationAsync(Mj, "legal1", "legal2", default)).Should().BeNull();
        (await FactsAsync(people, "legal2"))!.Delegations.Should().BeEmpty();
    }

    [Theory]
    [InlineData("legal1", "ngo1", 0, 1, "delegation-person")]
    [InlineData("legal1", "legal1", 0, 1, "delegation-person")]
    [InlineData("legal1", "legal2", 1, 0, "delegation-dates")]
    [InlineData("legal1", "legal2", -9, -1, "delegation-dates")]
    [InlineData("legal1", "legal2", 0, 366, "delegation-dates")]
    public async Task A_delegation_is_to_a_colleague_and_dated(string from, string to, int starts, int ends, string rule)
    {
        await using var people = await FilledAsync();

        var refusal = await people.Directory.DelegateAsync(Mj, from, to, [Role.Legal], people.Today.AddDays(starts), people.Today.AddDays(ends), default);

        refusal!.Rule.Should().Be(rule);
    }

    [Fact]
    public async Task Control_sanctions_and_lifts_and_finance_may_not()
    {
        await using var people = await FilledAsync();

        (await people.Directory.SanctionAsync(Mj, "fin1", "org-a", sanctioned: true, default))!.Code.Should().Be(Codes.RoleRequired);
        (await people.Directory.SanctionAsync(Mj, "ctl1", "org-a", sanctioned: true, default)).Should().BeNull();
        (await people.Database.OwnerAsync("SELECT sanctioned FROM organisation WHERE id = 'org-a'")).Should().Be(true);
        (await people.Directory.SanctionAsync(Mj, "ctl1", "org-a", sanctioned: false, default)).Should().BeNull();
        (await people.Directory.SanctionAsync(Mj, "ctl1", "org-z", sanctioned: true, default))!.Code.Should().Be(Codes.NotFound);
    }

    [Fact]
    public async Task A_declaration_lasts_a_year_at_most()
    {
        await using var people = await FilledAsync();

        (await people.Directory.DeclareInterestsAsync(Mj, "legal1", people.Today.AddYears(1), [], default)).Should().BeNull();
        (await people.Directory.DeclareInterestsAsync(Mj, "legal1", people.Today.AddYears(1).AddDays(1), [], default))!.Rule.Should().Be("declaration-form");
        (await people.Directory.DeclareInterestsAsync(Mj, "legal1", people.Today.AddDays(-1), [], default))!.Rule.Should().Be("declaration-form");
    }

    [Fact]
    public async Task The_trail_names_who_gave_and_took_each_role()
    {
        await using var people = await FilledAsync();
        await people.Directory.SetRolesAsync(Mj, "admin", "legal2", [Role.Audit], default);

        var trail = await people.Get<PeopleTrail>().ReadAsync(Mj, null, 2, default);

        trail.Select(e => (e.Actor, e.Register, e.Act, e.Subject)).Should().Equal(
            ("admin", "person_role", "insert", "legal2"), ("admin", "person_role", "delete", "legal2"));
        trail[0].After.Should().Contain("\"AUD\"");
        trail[1].Before.Should().Contain("\"LEG\"");
        (await people.Get<PeopleTrail>().ReadAsync(Mj, trail[1].Id, 200, default)).Should().NotBeEmpty().And.OnlyContain(e => e.Actor == Setup);
    }

    [Theory]
    [InlineData("UPDATE people_trail SET actor = 'x'", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("DELETE FROM people_trail", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("INSERT INTO people_trail (institution, actor, register, act, subject) VALUES ('mj', 'x', 'x', 'x', 'x')", PostgresErrorCodes.InsufficientPrivilege)]
    [InlineData("INSERT INTO person_role (person, role) VALUES ('legal1', 'FIN')", "GC010")]
    [InlineData("DELETE FROM person_role", "GC010")]
    public async Task The_program_can_neither_change_the_trail_nor_go_round_it(string sql, string state)
    {
        await using var people = await FilledAsync();
        await using var command = people.Database.Journal.Application.CreateCommand(sql);

        var act = () => command.ExecuteNonQueryAsync();

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(state);
    }

    private static ValueTask<PersonFacts?> FactsAsync(PeopleSetup people, string person) =>
        new FactsReader(people.Database.Journal, new CalendarBook([]), people.Clock).PersonAsync(Mj, person, TimeSpan.Zero, default);

    private async Task<PeopleSetup> FilledAsync()
    {
        var people = await PeopleSetup.NewAsync(postgres);
        (await people.Directory.RegisterOrganisationAsync(Mj, Setup, "org-a", "Organización de demostración A", default)).Should().BeNull();
        foreach (var (id, role) in new[] { ("legal1", Role.Legal), ("legal2", Role.Legal), ("fin1", Role.Finance), ("ctl1", Role.Control), ("admin", Role.Administrator) })
        {
            (await people.Directory.RegisterPersonAsync(Mj, Setup, id, id, [role], null, default)).Should().BeNull();
        }

        (await people.Directory.RegisterPersonAsync(Mj, Setup, "ngo1", "Formuladora", [Role.Ngo], "org-a", default)).Should().BeNull();
        return people;
    }
}
