using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

/// <summary>People of an organisation see and touch its own cases only, at every address.</summary>
[Collection(PostgresCollection.Name)]
public sealed class IsolationTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("/history")]
    [InlineData("/at/1")]
    public async Task Another_organisations_case_does_not_exist_for_them(string rest)
    {
        var (opened, stranger) = await CaseAndStrangerAsync();

        (await stranger.GetAsync($"/api/v1/grants/{opened.Id}{rest}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Commands_on_another_organisations_case_are_answered_as_if_there_were_none()
    {
        var (opened, stranger) = await CaseAndStrangerAsync();

        var refused = await stranger.CommandAsync($"/api/v1/grants/{opened.Id}/withdraw", new { reason = "Ajeno." }, version: 1);

        refused.ShouldBeProblem(404, "not-found").Text.Should().NotContain((string)opened.Json.GetProperty("number").GetString()!);
        var stale = await stranger.CommandAsync($"/api/v1/grants/{opened.Id}/withdraw", new { reason = "Ajeno." }, version: 5);
        stale.ShouldBeProblem(404, "not-found").ETag.Should().BeNull();
    }

    [Fact]
    public async Task A_case_cannot_be_opened_for_another_organisation()
    {
        var stranger = await web.FormulatorAsync(NgoB);

        (await stranger.CommandAsync("/api/v1/grants", Opening(NgoA))).ShouldBeProblem(403, "role-required");
    }

    [Fact]
    public async Task Lists_and_inboxes_show_their_own_cases_only_and_the_institution_sees_all()
    {
        var (opened, stranger) = await CaseAndStrangerAsync();
        var own = await stranger.OpenAsync(NgoB);
        var institution = await web.PersonAsync("auditora", ["AUD"]);

        foreach (var list in new[] { "/api/v1/grants?limit=100", "/api/v1/inbox?limit=100", "/api/v1/grants?q=Alfabetizaci%C3%B3n&limit=100", "/api/v1/grants?state=draft&limit=100" })
        {
            var ids = await IdsAsync(stranger, list);
            ids.Should().Contain(own.Id, list).And.NotContain(opened.Id, list);
        }

        (await IdsAsync(institution, "/api/v1/grants?limit=100")).Should().Contain([own.Id, opened.Id]);
    }

    [Fact]
    public async Task The_whole_institutions_reports_are_not_for_organisations()
    {
        var stranger = await web.FormulatorAsync(NgoB);

        foreach (var path in new[] { "reports/refusals", "reports/budget-execution", "reports/reconciliation", "budget/lines", "budget/lines/b/1/cases", "audit/verify" })
        {
            (await stranger.GetAsync("/api/v1/" + path)).ShouldBeProblem(403, "role-required");
        }
    }

    [Fact]
    public async Task A_person_taken_off_the_register_sees_nothing_more()
    {
        var ngo = await web.PersonAsync("despedida", ["NGO"], NgoA);
        await web.Database.OwnerAsync("UPDATE person SET active = false WHERE id = 'despedida'");

        (await ngo.GetAsync("/api/v1/grants")).ShouldBeProblem(401, "unauthenticated");
        (await ngo.GetAsync("/api/v1/me")).ShouldBeProblem(401, "unauthenticated");
    }

    private async Task<(ApiAnswer Opened, ApiClient Stranger)> CaseAndStrangerAsync()
    {
        var ngo = await web.FormulatorAsync(NgoA);
        return (await ngo.OpenAsync(), await web.FormulatorAsync(NgoB));
    }

    private static async Task<IEnumerable<string?>> IdsAsync(ApiClient client, string path)
    {
        var answer = await client.GetAsync(path);
        answer.StatusNumber.Should().Be(200, answer.Text);
        return answer.Json.GetProperty("items").EnumerateArray().Select(i => (i.TryGetProperty("case", out var row) ? row : i).GetProperty("id").GetString()).ToArray();
    }
}
