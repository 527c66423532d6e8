using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Sessions;

namespace GrantControl.Slices.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class AccountTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Whoever_set_up_one_time_codes_needs_one_and_each_only_once()
    {
        var person = await web.PersonAsync("con-codigo", ["FIN"]);
        var secret = (await person.SendAsync(HttpMethod.Post, "/api/v1/me/second-factor", null)).Json.GetProperty("secret").GetString()!;
        (await person.SendAsync(HttpMethod.Post, "/api/v1/me/second-factor/confirm", ApiClient.Json(new CodeRequest("000000")))).ShouldBeProblem(422, "invalid");
        (await person.SendAsync(HttpMethod.Post, "/api/v1/me/second-factor/confirm", ApiClient.Json(new CodeRequest(Code(secret))))).StatusNumber.Should().Be(204);

        (await SignInAsync("con-codigo", null)).ShouldBeProblem(401, "code-required");
        (await SignInAsync("con-codigo", "12345")).ShouldBeProblem(401, "code-required");
        var code = Code(secret);
        (await SignInAsync("con-codigo", code)).StatusNumber.Should().Be(200);
        (await SignInAsync("con-codigo", code)).ShouldBeProblem(401, "code-required");
    }

    [Fact]
    public async Task A_password_is_changed_by_whoever_knows_the_current_one()
    {
        var person = await web.PersonAsync("cambia-clave", ["LEG"]);

        (await PasswordAsync(person, "no es la mía", "otra frase de paso larga")).ShouldBeProblem(422, "invalid");
        (await PasswordAsync(person, WebFixture.Password, "corta")).ShouldBeProblem(422, "invalid");
        (await PasswordAsync(person, WebFixture.Password, "otra frase de paso larga")).StatusNumber.Should().Be(204);

        (await SignInAsync("cambia-clave", null)).ShouldBeProblem(401, "unauthenticated");
        (await person.GetAsync("/api/v1/me")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task Interests_are_declared_and_roles_delegated_under_ones_own_name()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(-6));
        var head = await web.PersonAsync("titular-a", ["TIT"]);
        var deputy = await web.PersonAsync("titular-b", ["TEC"]);

        var declared = await head.SendAsync(HttpMethod.Post, "/api/v1/me/declaration", ApiClient.Json(new DeclarationRequest(today.AddDays(30), ["ong-a"])));
        declared.Json.GetProperty("declaration").GetProperty("relatedOrganisations")[0].GetString().Should().Be("ong-a");
        (await head.SendAsync(HttpMethod.Post, "/api/v1/me/declaration", ApiClient.Json(new DeclarationRequest(today.AddDays(-1), [])))).ShouldBeProblem(422, "invalid");

        (await head.SendAsync(HttpMethod.Post, "/api/v1/me/delegations", ApiClient.Json(new DelegationRequest("titular-b", ["AUD"], today, today)))).StatusNumber.Should().BeInRange(400, 499);
        (await head.SendAsync(HttpMethod.Post, "/api/v1/me/delegations", ApiClient.Json(new DelegationRequest("titular-b", ["TIT"], today, today.AddDays(3))))).StatusNumber.Should().Be(204);
        var delegated = (await deputy.GetAsync("/api/v1/me")).Json.GetProperty("standsInFor");
        (await head.SendAsync(HttpMethod.Delete, "/api/v1/me/delegations/titular-b", null)).StatusNumber.Should().Be(204);

        delegated.EnumerateArray().Select(d => d.GetProperty("from").GetString()).Should().Equal("titular-a");
        (await deputy.GetAsync("/api/v1/me")).Json.GetProperty("standsInFor").GetArrayLength().Should().Be(0);
    }

    private static Task<ApiAnswer> PasswordAsync(ApiClient person, string current, string next) =>
        person.SendAsync(HttpMethod.Post, "/api/v1/me/password", ApiClient.Json(new PasswordRequest(current, next)));

    private Task<ApiAnswer> SignInAsync(string user, string? code) =>
        web.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/sessions", ApiClient.Json(new SessionRequest(user, WebFixture.Password, code)));

    /// <summary>The code of this half minute (RFC 6238).</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The algorithm is the standard's, and authenticators know no other.")]
    internal static string Code(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(key, step);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
