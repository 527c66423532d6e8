using System.Net;
using System.Text;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>
/// U+0000 by every way into the program. The database refuses it in a place that leaves the connection out of step, so one
/// anonymous request that got through made requests of others fail: afterwards everything still answers.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class PlainTextTests(WebFixture web) : IClassFixture<WebFixture>
{
    public static TheoryData<string> Addresses { get; } =
    [
        "/cases?q=%00", "/cases?state=a%00b", "/cases?organisation=%00", "/cases?cursor=%00", "/inbox?q=%00", "/inbox?as=%00", "/assets?q=%00", "/assets?custodian=%00",
        "/assets?place=%00", "/assets/transfer?Assets=%00", "/assets/labels?Assets=%00", "/search?q=%00", "/budget?account=%00", "/expiring?kind=%00", "/sign-in?returnUrl=%00",
        "/verify?code=%00", "/denuncias/seguimiento?code=%00", "/complaints?department=%00", "/visits?organisation=%00",
        "/api/v1/cases/grants?state=%00", "/api/v1/assets?q=%00", "/api/v1/search?q=%00", "/api/v1/reports/refusals?code=%00",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_query_that_holds_it_is_refused(string address)
    {
        using var http = web.NewHttp();
        using var answer = await http.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest, address);
        (await answer.Content.ReadAsStringAsync()).Should().NotBeEmpty();
    }

    [Fact]
    public async Task Neither_bodies_nor_forms_bring_it_in_and_nobody_else_fails_for_it()
    {
        var person = await web.PersonAsync("nul-cuerpo", ["LEG"]);
        using var reader = await PageReader.OfAsync(web, "nul-cuerpo");
        for (var i = 0; i < 8; i++)
        {
            (await web.Anonymous().SendAsync(HttpMethod.Post, "/api/v1/sessions", Json("""{"user":"a\u0000b","password":"x"}"""))).ShouldBeProblem(422, "invalid");
            (await person.SendAsync(HttpMethod.Post, "/api/v1/me/delegations", Json("""{"to":"a\u0000","roles":["LEG"],"starts":"2030-01-01","ends":"2030-01-02"}"""))).ShouldBeProblem(422, "invalid");
            (await reader.SendAsync("/account", "/account?handler=Revoke", ("to", "a\0b"))).Status.Should().Be(HttpStatusCode.BadRequest);
            using var files = new MultipartFormDataContent { { new StringContent("a\0b"), "user" }, { new StringContent("x"), "password" } };
            using var posted = await reader.Http.PostAsync("/sign-in", files);
            posted.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await person.GetAsync("/api/v1/me")).StatusNumber.Should().Be(200);
            (await reader.TextAsync("/cases")).Should().Contain("Expedientes");
        }
    }

    [Fact]
    public async Task A_key_of_an_authenticator_that_is_none_is_not_drawn()
    {
        await web.PersonAsync("clave-larga", ["LEG"]);
        using var reader = await PageReader.OfAsync(web, "clave-larga");
        var answer = await reader.SendAsync("/account", "/account?handler=Confirm", ("secret", new string('A', 9_000)), ("code", "123456"));
        answer.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        answer.Text.Should().NotContain("AAAAAAAA");
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
