using System.Net;
using System.Text.RegularExpressions;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>A person's own account, as a browser without script uses it.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class AccountPageTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Page = "/account";

    private static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(-6));

    [Fact]
    public async Task Whoever_has_not_declared_his_interests_is_told_everywhere_and_declares_them()
    {
        await web.PersonAsync("sin-declarar", ["LEG"]);
        await web.Database.OwnerAsync("DELETE FROM interests_declaration WHERE person = $1", "sin-declarar");
        using var reader = await PageReader.OfAsync(web, "sin-declarar");
        (await reader.TextAsync("/inbox")).Should().Contain("No tiene una declaración de intereses vigente").And.Contain("Declarar mis intereses");
        (await reader.TextAsync(Page)).Should().Contain("No ha declarado sus intereses");

        var late = await reader.SendAsync(Page, $"{Page}?handler=Interests", ("ValidUntil", Iso(Today.AddYears(2))), ("Related", "ong-lejana"));
        late.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        late.Text.Should().Contain("vence en un año a lo sumo").And.Contain(Iso(Today.AddYears(2)), "what was typed is still there").And.Contain("value=\"ong-lejana\"");
        (await reader.SendAsync(Page, $"{Page}?handler=Interests")).Text.Should().Contain("Falta este dato.");
        (await reader.SendAsync(Page, $"{Page}?handler=Interests", ("ValidUntil", Iso(Today.AddDays(90))), ("Related", "ong-lejana"))).Status.Should().Be(HttpStatusCode.Redirect);

        (await reader.TextAsync($"{Page}?done=interests")).Should().Contain($"Vigente hasta el {Today.AddDays(90):dd/MM/yyyy}").And.Contain("ong-lejana").And.Contain("ya cuenta");
        (await reader.TextAsync("/inbox")).Should().NotContain("declaración de intereses");
    }

    [Fact]
    public async Task Roles_are_delegated_for_some_days_and_taken_back()
    {
        await web.PersonAsync("se-va", ["FIN", "CTL"]);
        await web.PersonAsync("se-queda", ["TEC"]);
        using var leaver = await PageReader.OfAsync(web, "se-va");
        using var stayer = await PageReader.OfAsync(web, "se-queda");
        (string, string)[] Delegation(string to, string role, DateOnly until) => [("To", to), ("Roles", role), ("Starts", Iso(Today)), ("Ends", Iso(until))];

        (await leaver.SendAsync(Page, $"{Page}?handler=Delegate", Delegation("se-queda", "AUD", Today))).Text.Should().Contain("Sólo se delegan funciones propias");
        (await leaver.SendAsync(Page, $"{Page}?handler=Delegate", Delegation("se-queda", "FIN", Today.AddDays(-1)))).Text.Should().Contain("La delegación tiene inicio y fin");
        (await leaver.SendAsync(Page, $"{Page}?handler=Delegate", Delegation("", "FIN", Today))).Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await leaver.SendAsync(Page, $"{Page}?handler=Delegate", Delegation("se-queda", "FIN", Today.AddDays(5)))).Status.Should().Be(HttpStatusCode.Redirect);

        (await stayer.TextAsync(Page)).Should().Contain("Usted actúa por").And.Contain($"al {Today.AddDays(5):dd/MM/yyyy}");
        (await leaver.TextAsync(Page)).Should().Contain("Actúan por usted");
        (await leaver.SendAsync(Page, $"{Page}?handler=Revoke", ("to", "se-queda"))).Status.Should().Be(HttpStatusCode.Redirect);
        (await leaver.TextAsync(Page)).Should().NotContain("Actúan por usted");
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_not_this_one()
    {
        var program = await web.PersonAsync("cambia-en-pantalla", ["TES"]);
        using var here = await PageReader.OfAsync(web, "cambia-en-pantalla");
        using var there = await PageReader.OfAsync(web, "cambia-en-pantalla");
        Task<(HttpStatusCode Status, string Text)> ChangeAsync(string current, string next, string again) =>
            here.SendAsync(Page, $"{Page}?handler=Password", ("current", current), ("next", next), ("again", again));

        (await ChangeAsync(WebFixture.Password, "otra frase bien larga", "otra frase bien larja")).Text.Should().Contain("No es igual a la contraseña nueva.");
        (await ChangeAsync("no es esta frase", "otra frase bien larga", "otra frase bien larga")).Text.Should().Contain("La contraseña no es correcta.");
        (await ChangeAsync(WebFixture.Password, "corta", "corta")).Text.Should().Contain("al menos 12 caracteres");
        (await ChangeAsync(WebFixture.Password, "otra frase bien larga", "otra frase bien larga")).Status.Should().Be(HttpStatusCode.Redirect);

        (await here.TextAsync($"{Page}?done=password")).Should().Contain("Su contraseña cambió.");
        await there.MarkupAsync("/inbox", HttpStatusCode.Redirect);
        (await program.GetAsync("/api/v1/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task One_time_codes_are_set_up_by_whoever_knows_the_password_and_shows_a_code()
    {
        await web.PersonAsync("con-telefono", ["FIN"]);
        using var reader = await PageReader.OfAsync(web, "con-telefono");

        (await reader.SendAsync(Page, $"{Page}?handler=Secret", ("current", "no es esta frase"))).Text.Should().Contain("La contraseña no es correcta.");
        var shown = await reader.SendAsync(Page, $"{Page}?handler=Secret", ("current", WebFixture.Password));
        var secret = SecretField().Match(shown.Text).Groups["secret"].Value;
        shown.Text.Should().Contain("<svg class=\"paper-qr\"");
        (await reader.SendAsync(Page, $"{Page}?handler=Confirm", ("secret", secret), ("code", "000000"))).Text.Should().Contain("El código no es correcto.").And.Contain(secret[..4]);
        (await reader.SendAsync(Page, $"{Page}?handler=Confirm", ("secret", secret), ("code", AccountTests.Code(secret)))).Status.Should().Be(HttpStatusCode.Redirect);

        (await reader.TextAsync($"{Page}?done=codes")).Should().Contain("se le pedirá un código").And.Contain("Cambiar de teléfono");
        (await reader.SendAsync(Page, $"{Page}?handler=Secret", ("current", WebFixture.Password))).Text.Should().Contain("El código no es correcto o ya se usó.");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"secret\" value=\"(?<secret>[A-Z2-7]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretField();
}
