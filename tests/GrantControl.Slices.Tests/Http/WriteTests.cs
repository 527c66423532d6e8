using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

/// <summary>What every write promises: a key, a version, one effect, the same answer.</summary>
[Collection(PostgresCollection.Name)]
public sealed class WriteTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Opening_answers_where_the_case_is_and_which_version_to_act_on()
    {
        var ngo = await web.FormulatorAsync();

        var answer = await ngo.OpenAsync();

        answer.Headers.Location!.OriginalString.Should().Be("/api/v1/grants/" + answer.Id);
        answer.ETag.Should().Be("\"1\"");
        answer.Json.GetProperty("state").GetString().Should().Be("draft");
        answer.Json.GetProperty("number").GetString().Should().StartWith("SUB-");
        var read = await ngo.GetAsync(answer.Headers.Location!.OriginalString);
        read.ETag.Should().Be("\"1\"");
        read.Json.GetProperty("case").GetProperty("title").GetString().Should().Be("Alfabetización rural");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("with a blank inside")]
    [InlineData("far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far-too-long-far")]
    public async Task A_write_needs_a_key(string? key)
    {
        var ngo = await web.FormulatorAsync();

        var answer = key is null
            ? await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", ApiClient.Json(Opening()))
            : await ngo.SendAsync(HttpMethod.Post, "/api/v1/grants", ApiClient.Json(Opening()), ("Idempotency-Key", key));

        answer.ShouldBeProblem(400, "idempotency-key-required");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*")]
    [InlineData("1")]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("\"-1\"")]
    public async Task A_write_on_a_case_needs_the_version_read(string? ifMatch)
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        List<(string, string)> headers = [("Idempotency-Key", ApiClient.NewKey())];
        if (ifMatch is not null)
        {
            headers.Add(("If-Match", ifMatch));
        }

        var answer = await ngo.SendAsync(HttpMethod.Post, $"/api/v1/grants/{opened.Id}/withdraw", ApiClient.Json(new { reason = "Otra fuente." }), [.. headers]);

        answer.ShouldBeProblem(428, "precondition-required");
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();

        var answer = await ngo.CommandAsync($"/api/v1/grants/{opened.Id}/withdraw", new { reason = "Otra fuente." }, version: 7);

        answer.ShouldBeProblem(412, "stale-version");
        (await ngo.GetAsync($"/api/v1/grants/{opened.Id}")).State.Should().Be("draft");
    }

    [Fact]
    public async Task The_same_opening_five_times_opens_one_case_and_answers_the_same()
    {
        var ngo = await web.FormulatorAsync();
        var key = ApiClient.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ngo.CommandAsync("/api/v1/grants", Opening(), key: key)));

        answers.Should().OnlyContain(a => a.StatusNumber == 201);
        answers.Select(a => a.Text).Distinct().Should().HaveCount(1);
        answers.Select(a => a.Headers.Location).Distinct().Should().HaveCount(1);
        answers.Count(a => a.Replayed).Should().Be(4);
        (await web.Database.OwnerAsync("SELECT count(*) FROM command_receipt WHERE command_id = $1", key)).Should().Be(1L);
    }

    [Fact]
    public async Task The_same_command_five_times_has_one_effect_and_one_answer()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        var key = ApiClient.NewKey();
        var path = $"/api/v1/grants/{opened.Id}/withdraw";

        var answers = new List<ApiAnswer>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add(await ngo.CommandAsync(path, new { reason = "Otra fuente." }, opened.Version, key));
        }

        answers.Select(a => (a.StatusNumber, a.Text, a.ETag)).Distinct().Should().HaveCount(1);
        answers[0].StatusNumber.Should().Be(200);
        answers.Select(a => a.Replayed).Should().Equal(false, true, true, true, true);
        (await ngo.GetAsync($"/api/v1/grants/{opened.Id}/history")).Json.GetProperty("items").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task A_key_with_another_body_or_on_another_case_is_refused()
    {
        var ngo = await web.FormulatorAsync();
        var key = ApiClient.NewKey();
        var opened = await ngo.OpenAsync(key: key);

        (await ngo.CommandAsync("/api/v1/grants", Opening(title: "Otro título"), key: key)).ShouldBeProblem(409, "key-reused");
        (await ngo.CommandAsync($"/api/v1/grants/{opened.Id}/withdraw", new { reason = "Otra fuente." }, opened.Version, key)).ShouldBeProblem(409, "key-reused");
        (await ngo.GetAsync($"/api/v1/grants/{opened.Id}")).Json.GetProperty("version").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task A_word_no_kind_knows_is_not_found_and_recorded_as_refused()
    {
        var ngo = await web.FormulatorAsync();
        var opened = await ngo.OpenAsync();
        var key = ApiClient.NewKey();

        (await ngo.CommandAsync($"/api/v1/grants/{opened.Id}/pay-me-now", version: 1, key: key)).ShouldBeProblem(404, "not-found");

        (await web.Database.OwnerAsync("SELECT code FROM refusal WHERE command_id = $1", key)).Should().Be("not-found");
    }

    [Theory]
    [InlineData("/api/v1/grants/00000000-0000-7000-8000-000000000000")]
    [InlineData("/api/v1/grants/no-es-un-id")]
    [InlineData("/api/v1/loans")]
    [InlineData("/api/v2/grants")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        var ngo = await web.FormulatorAsync();

        (await ngo.GetAsync(path)).ShouldBeProblem(404, "not-found");
    }
}
