using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>How refusals are worded.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ProblemTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData(null, "es", "El estado del expediente no lo permite")]
    [InlineData("es-GT,es;q=0.9,en;q=0.8", "es", "El estado del expediente no lo permite")]
    [InlineData("en-GB,en;q=0.9", "en", "The state of the case does not allow it")]
    [InlineData("fr, en;q=0.5, es;q=0.1", "en", "The state of the case does not allow it")]
    [InlineData("en;q=0, fr", "es", "El estado del expediente no lo permite")]
    public async Task A_refusal_speaks_the_language_asked_for_and_Spanish_otherwise(string? asked, string tag, string title)
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        List<(string, string)> headers = [("Idempotency-Key", ApiClient.NewKey()), ("If-Match", "\"1\"")];
        if (asked is not null)
        {
            headers.Add(("Accept-Language", asked));
        }

        var answer = await ngo.SendAsync(HttpMethod.Post, $"/api/v1/grants/{opened.Id}/resubmit", ApiClient.Json(new { answers = Array.Empty<object>() }), [.. headers]);

        answer.ShouldBeProblem(409, "wrong-state").Json.GetProperty("title").GetString().Should().Be(title);
        answer.ContentHeaders.ContentLanguage.Should().Equal(tag);
        answer.Json.GetProperty("rule").GetString().Should().Be("state");
    }

    [Fact]
    public async Task What_a_person_lacks_is_refused_by_its_own_code()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        var clerk = await web.PersonAsync("tecnica", ["TEC"]);
        var path = $"/api/v1/grants/{opened.Id}";

        (await clerk.CommandAsync(path + "/withdraw", new { reason = "No es mío." }, 1)).ShouldBeProblem(403, "role-required");
        (await ngo.CommandAsync(path + "/submit", new { documents = Array.Empty<object>() }, 1)).StatusNumber.Should().Be(422);
        (await ngo.CommandAsync(path + "/withdraw", new { reason = "" }, 1)).ShouldBeProblem(422, "invalid");
    }

    [Fact]
    public async Task A_method_no_address_takes_is_refused_as_such() =>
        (await (await web.FormulatorAsync()).SendAsync(HttpMethod.Delete, "/api/v1/me", null)).ShouldBeProblem(405, "method-not-allowed");

    [Fact]
    public async Task An_error_of_ours_says_no_more_than_its_trace()
    {
        var ngo = await web.FormulatorAsync();
        await web.Database.OwnerAsync("ALTER TABLE case_index RENAME TO case_index_gone");
        try
        {
            var answer = await ngo.GetAsync("/api/v1/grants");

            answer.ShouldBeProblem(500, "internal").Text.Should().NotContainAny("case_index", "Npgsql", " at ");
        }
        finally
        {
            await web.Database.OwnerAsync("ALTER TABLE case_index_gone RENAME TO case_index");
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_protect_browsers()
    {
        foreach (var path in new[] { "/api/v1/me", "/health/live", "/sign-in", "/site.css", "/no-such-page" })
        {
            using var response = await web.NewHttp().GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.Should().Contain("frame-ancestors 'none'").And.Contain("default-src 'none'").And.NotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            response.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
            response.Headers.Contains("Server").Should().BeFalse();
        }
    }
}
