using System.Text;
using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

/// <summary>Bodies nobody should send: each gets its code, changes nothing, and is recorded as refused.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BodyTests(WebFixture web) : IClassFixture<WebFixture>
{
    public static TheoryData<string, string, string> Unreadable() => new()
    {
        { "not JSON", "organisation=ong-a", "" },
        { "broken off", """{"organisation":"ong-a",""", "" },
        { "a list", "[1,2,3]", "" },
        { "null", "null", "" },
        { "an unknown field", """{"organisation":"ong-a","title":"T","call":"C","callDate":"2030-12-31","currency":"GTQ","state":"closed"}""", "state" },
        { "another type", """{"organisation":"ong-a","title":5,"call":"C","callDate":"2030-12-31","currency":"GTQ"}""", "title" },
        { "no such date", """{"organisation":"ong-a","title":"T","call":"C","callDate":"2026-02-30","currency":"GTQ"}""", "callDate" },
        { "another currency", """{"organisation":"ong-a","title":"T","call":"C","callDate":"2030-12-31","currency":"XAU"}""", "currency" },
        { "a field left out", """{"organisation":"ong-a","title":"T"}""", "call" },
        { "deep nesting", "{\"organisation\":" + new string('[', 5_000) + new string(']', 5_000) + "}", "*" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_cannot_be_read_is_invalid_and_names_its_field(string what, string body, string path)
    {
        var ngo = await web.FormulatorAsync();
        var key = ApiClient.NewKey();

        var answer = await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", ApiClient.Raw(body), ("Idempotency-Key", key));

        var error = answer.ShouldBeProblem(422, "invalid").Json.GetProperty("errors")[0].GetProperty("path").GetString();
        (path == "*" || error == path).Should().BeTrue($"{what}: {answer.Text}");
        (await RefusalAsync(key)).Should().Be("invalid");
    }

    [Theory]
    [InlineData("\"-5.00\"")]
    [InlineData("\"5.001\"")]
    [InlineData("\"5\"")]
    [InlineData("5.00")]
    [InlineData("\"1e9\"")]
    [InlineData("\"99999999999999999999.00\"")]
    public async Task An_absurd_amount_is_invalid(string amount)
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        var money = $"{{\"amount\":{amount},\"currency\":\"GTQ\"}}";
        var body = $"{{\"budget\":{{\"total\":{money},\"lines\":[{{\"id\":\"L1\",\"description\":\"Libros\",\"budgetLine\":\"b/1\",\"amount\":{money}}}]}}}}";

        var answer = await ngo.SendAsync(
            HttpMethod.Post, $"/api/v1/grants/{opened.Id}/save", ApiClient.Raw(body), ("Idempotency-Key", ApiClient.NewKey()), ("If-Match", "\"1\""));

        answer.ShouldBeProblem(422, "invalid").Json.GetProperty("errors")[0].GetProperty("path").GetString().Should().StartWith("budget");
        (await ngo.GetAsync($"/api/v1/grants/{opened.Id}")).Version.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_megabytes_are_too_large_whether_announced_or_not(bool announced)
    {
        var ngo = await web.FormulatorAsync();
        var key = ApiClient.NewKey();
        var bytes = Encoding.UTF8.GetBytes("{\"title\":\"" + new string('x', 2_000_000) + "\"}");
        using HttpContent content = announced ? ApiClient.Raw(bytes) : new StreamContent(new UnknownLength(bytes));
        content.Headers.ContentType = new("application/json");

        var answer = await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", content, ("Idempotency-Key", key));

        answer.ShouldBeProblem(413, "too-large");
        (await RefusalAsync(key)).Should().Be("too-large");
    }

    [Fact]
    public async Task Latin1_is_invalid_and_never_half_read()
    {
        var ngo = await web.FormulatorAsync();
        var bytes = Encoding.Latin1.GetBytes("""{"organisation":"ong-a","title":"Educación","call":"C","callDate":"2030-12-31","currency":"GTQ"}""");

        var answer = await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", ApiClient.Raw(bytes), ("Idempotency-Key", ApiClient.NewKey()));

        answer.ShouldBeProblem(422, "invalid").Json.GetProperty("detail").GetString().Should().Contain("UTF-8");
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task Another_content_type_is_not_supported(string type)
    {
        var ngo = await web.FormulatorAsync();

        var answer = await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", ApiClient.Raw("{}", type), ("Idempotency-Key", ApiClient.NewKey()));

        answer.ShouldBeProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_date_no_calendar_knows_keeps_nobody_from_reading()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.CommandAsync("/api/v1/grants", Opening(callDate: "9999-12-31"));

        (await ngo.GetAsync("/api/v1/inbox")).StatusNumber.Should().Be(200);
        (opened.StatusNumber == 422 || (await ngo.GetAsync(opened.Headers.Location!.OriginalString)).StatusNumber == 200).Should().BeTrue(opened.Text);
    }

    private async Task<string?> RefusalAsync(string key) =>
        (string?)await web.Database.OwnerAsync("SELECT code FROM refusal WHERE command_id = $1", key);

    /// <summary>A stream that hides its length, so that the body is sent in chunks.</summary>
    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
