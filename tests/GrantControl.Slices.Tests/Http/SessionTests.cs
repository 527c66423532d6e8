using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Sessions;

namespace GrantControl.Slices.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class SessionTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_person_with_the_right_password_gets_a_bearer_token_and_is_known_by_it()
    {
        var client = await web.PersonAsync("revisora", ["LEG", "CTL"]);

        var me = await client.GetAsync("/api/v1/me");

        me.StatusNumber.Should().Be(200, me.Text);
        me.Json.GetProperty("person").GetString().Should().Be("revisora");
        me.Json.GetProperty("institution").GetString().Should().Be(TestDatabase.Institution);
        me.Json.GetProperty("roles").EnumerateArray().Select(r => r.GetProperty("id").GetString()).Should().Equal("CTL", "LEG");
        me.Json.GetProperty("roles")[1].GetProperty("label").GetProperty("es").GetString().Should().Be("Jurídico");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_without_saying_what_was_wrong()
    {
        var answer = await SignInAsync("nadie", "otra clave");

        answer.ShouldBeProblem(401, "unauthenticated").Json.GetProperty("detail").GetString().Should().Contain("usuario o la contraseña");
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_says_when_to_try_again()
    {
        for (var i = 0; i < 12; i++)
        {
            (await SignInAsync("adivinada", "clave " + i)).ShouldBeProblem(401, "unauthenticated");
        }

        var answer = await SignInAsync("ADIVINADA", WebFixture.Password);

        answer.ShouldBeProblem(429, "too-many-requests");
        answer.Headers.RetryAfter!.Delta.Should().BePositive();
    }

    [Theory]
    [InlineData("""{"user":"a","password":"b","admin":true}""", "admin")]
    [InlineData("""{"user":"a"}""", "")]
    [InlineData("""{"user":7,"password":"b"}""", "user")]
    public async Task A_body_that_cannot_be_read_names_the_field(string body, string path)
    {
        var answer = await web.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/sessions", ApiClient.Raw(body));

        answer.ShouldBeProblem(422, "invalid").Json.GetProperty("errors")[0].GetProperty("path").GetString().Should().Be(path);
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/inbox")]
    [InlineData("/api/v1/grants")]
    [InlineData("/api/v1/budget/lines")]
    [InlineData("/api/v1/audit/verify")]
    public async Task Strangers_are_asked_to_sign_in(string path)
    {
        var answer = await web.Anonymous().GetAsync(path);

        answer.ShouldBeProblem(401, "unauthenticated");
        answer.Headers.WwwAuthenticate.Should().ContainSingle(h => h.Scheme == "Bearer");
    }

    [Fact]
    public async Task A_forged_token_is_worth_nothing() =>
        (await web.Anonymous().GetAsync("/api/v1/me", ("Authorization", "Bearer CfDJ8AAAA"))).ShouldBeProblem(401, "unauthenticated");

    private Task<ApiAnswer> SignInAsync(string user, string password) =>
        web.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/sessions", ApiClient.Json(new SessionRequest(user, password)));
}
