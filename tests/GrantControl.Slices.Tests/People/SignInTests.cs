using System.Security.Cryptography;
using GrantControl.Journal.People;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.People;

/// <summary>Passwords, one-time codes, lockout, and keys that survive a restart.</summary>
[Collection(PostgresCollection.Name)]
public sealed class SignInTests(PostgresFixture postgres)
{
    private const string Mj = TestDatabase.Institution;
    private const string Password = "una frase bien larga";

    [Fact]
    public async Task The_right_password_tells_who_it_is_and_a_wrong_one_does_not_tell_why()
    {
        await using var people = await WithLegalAsync();

        (await people.SignIn.CheckAsync("LEGAL1", Password, null, default)).Person.Should().Match<SignedInPerson>(p => p.Institution == Mj && p.Person == "legal1" && p.Name == "Revisora legal 1" && p.SessionMark.Length == 16);
        (await people.SignIn.CheckAsync("legal1", Password + "x", null, default)).Should().Be(SignInOutcome.Refused(SignInFailure.Unknown));
        (await people.SignIn.CheckAsync("nobody", Password, null, default)).Should().Be(SignInOutcome.Refused(SignInFailure.Unknown));
    }

    [Fact]
    public async Task Whoever_is_no_longer_active_is_not_let_in()
    {
        await using var people = await WithLegalAsync();
        await people.Directory.SetActiveAsync(Mj, PeopleDirectory.Installation, "legal1", active: false, default);

        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Failure.Should().Be(SignInFailure.Unknown);
    }

    [Fact]
    public async Task Five_failures_rest_the_account_even_for_the_right_password()
    {
        await using var people = await WithLegalAsync();
        for (var i = 1; i < PeopleServices.MaxFailures; i++)
        {
            (await people.SignIn.CheckAsync("legal1", "wrong password", null, default)).Failure.Should().Be(SignInFailure.Unknown);
        }

        (await people.SignIn.CheckAsync("legal1", "wrong password", null, default)).Failure.Should().Be(SignInFailure.LockedOut);
        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Failure.Should().Be(SignInFailure.LockedOut);
        await people.Database.OwnerAsync("UPDATE identity.account SET lockout_end = now() - interval '1 second'");
        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Person.Should().NotBeNull();
    }

    [Fact]
    public async Task Guesses_made_at_once_are_counted_one_by_one()
    {
        await using var people = await WithLegalAsync();

        await Task.WhenAll(Enumerable.Range(0, PeopleServices.MaxFailures).Select(async i =>
        {
            await using var scope = people.NewScope();
            return await scope.ServiceProvider.GetRequiredService<PeopleSignIn>().CheckAsync("legal1", $"wrong password {i}", null, default);
        }));

        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Failure.Should().Be(SignInFailure.LockedOut);
    }

    [Theory]
    [InlineData("once letras", false)]
    [InlineData("guatemala123", false)]
    [InlineData("aaaaaaaaaaaaaaaa", false)]
    [InlineData("soy legal2 y entro", false)]
    [InlineData("todas minusculas", true)]
    public async Task Passwords_are_long_and_not_common_and_nothing_else(string password, bool good)
    {
        await using var people = await WithLegalAsync();
        await people.Directory.RegisterPersonAsync(Mj, PeopleDirectory.Installation, "legal2", "Revisora legal 2", [Role.Legal], null, default);

        ((await people.Accounts.OpenAsync("legal2", password)) is null).Should().Be(good);
    }

    [Fact]
    public async Task A_password_is_changed_only_with_the_one_before()
    {
        await using var people = await WithLegalAsync();

        (await people.Accounts.ChangePasswordAsync("legal1", "not this one", "otra frase bien larga"))!.Fields.Single().Path.Should().Be("current");
        (await people.Accounts.ChangePasswordAsync("legal1", Password, "otra frase bien larga")).Should().BeNull();
        (await people.SignIn.CheckAsync("legal1", "otra frase bien larga", null, default)).Person.Should().NotBeNull();
        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Person.Should().BeNull();
    }

    [Fact]
    public async Task A_one_time_code_is_asked_for_once_confirmed_and_serves_once()
    {
        await using var people = await WithLegalAsync();
        var secret = (await people.Accounts.NewSecretAsync("legal1"))!;
        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Person.Should().NotBeNull("an unconfirmed secret asks for nothing");
        (await people.Accounts.ConfirmSecretAsync("legal1", "000000x"))!.Fields.Single().Path.Should().Be("code");
        (await people.Accounts.ConfirmSecretAsync("legal1", CodeOf(secret))).Should().BeNull();

        (await people.SignIn.CheckAsync("legal1", Password, null, default)).Failure.Should().Be(SignInFailure.CodeNeeded);
        (await people.SignIn.CheckAsync("legal1", Password, "12 34", default)).Failure.Should().Be(SignInFailure.CodeNeeded);
        var code = CodeOf(secret);
        (await people.SignIn.CheckAsync("legal1", Password, code, default)).Person.Should().NotBeNull();
        (await people.SignIn.CheckAsync("legal1", Password, code, default)).Failure.Should().Be(SignInFailure.CodeNeeded);
    }

    [Fact]
    public async Task What_one_process_protected_another_reads()
    {
        await using var people = await WithLegalAsync();
        var protectedText = people.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("legal1");

        var services = new ServiceCollection().AddLogging().AddSingleton(people.Database.Journal);
        services.AddDataProtection().PersistKeysToJournal();
        await using var other = services.BuildServiceProvider();

        other.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(protectedText).Should().Be("legal1");
    }

    [Fact]
    public async Task The_demonstrations_people_are_registered_once_and_can_sign_in()
    {
        await using var people = await PeopleSetup.NewAsync(postgres);
        await people.Get<DemoPeopleSeed>().EnsureInstitutionAsync("demo", "Institución de demostración", "gt-1", "GTQ", default);

        await people.Get<DemoPeopleSeed>().FillAsync("demo", DemoPeople.DefaultPassword, default);
        await people.Get<DemoPeopleSeed>().FillAsync("demo", DemoPeople.DefaultPassword, default);

        (await people.Database.OwnerAsync("SELECT count(*) FROM person WHERE institution = 'demo'")).Should().Be((long)DemoPeople.All.Count);
        (await people.Database.OwnerAsync("SELECT count(*) FROM interests_declaration WHERE valid_until = '2027-11-20'")).Should().Be((long)DemoPeople.All.Count(p => p.Organisation is null));
        (await people.Database.OwnerAsync("SELECT count(*) FROM people_trail WHERE act <> 'insert'")).Should().Be(0L);
        (await people.SignIn.CheckAsync("finanzas4", DemoPeople.DefaultPassword, null, default)).Person!.Name.Should().Be("Analista financiera 4");
        DemoPeople.All.Should().HaveCount(8 + 2 + 2 + 4 + 4 + 1 + 3 + 2 + 2 + 1 + 2 + 2 + 1 + 3 + 2 + 2 + 2 + 1 + 1).And.OnlyHaveUniqueItems(p => p.Id);
    }

    private async Task<PeopleSetup> WithLegalAsync()
    {
        var people = await PeopleSetup.NewAsync(postgres);
        await people.Directory.RegisterPersonAsync(Mj, PeopleDirectory.Installation, "legal1", "Revisora legal 1", [Role.Legal], null, default);
        (await people.Accounts.OpenAsync("legal1", Password)).Should().BeNull();
        return people;
    }

    /// <summary>RFC 6238 with the defaults every authenticator uses: SHA-1, thirty seconds, six digits.</summary>
    private static string CodeOf(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // the authenticators' standard
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var at = hash[^1] & 0x0F;
        var number = ((hash[at] & 0x7F) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
