using System.Text.Json;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The audit over HTTP: clean, streamed line by line, and naming the row somebody edited.</summary>
[Collection(PostgresCollection.Name)]
public sealed class AuditTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task An_edited_row_is_named_and_an_untouched_database_is_clean()
    {
        var opened = await (await web.FormulatorAsync()).OpenAsync();
        var audit = await web.PersonAsync("auditora", ["AUD"]);

        var clean = await audit.GetAsync("/api/v1/audit/verify");
        clean.Json.GetProperty("clean").GetBoolean().Should().BeTrue(clean.Text);
        clean.Json.GetProperty("counts").GetProperty("events").GetInt64().Should().BePositive();
        var streamed = await audit.GetAsync("/api/v1/audit/verify", ("Accept", "application/x-ndjson"));
        var lines = streamed.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToArray();
        lines[^1].GetProperty("clean").GetBoolean().Should().BeTrue();
        lines[..^1].Should().NotBeEmpty().And.OnlyContain(l => l.GetProperty("totalCases").GetInt64() > 0);

        await web.Database.OwnerAsync("UPDATE case_index SET title = 'Otro título' WHERE case_id = $1", Guid.Parse(opened.Id));
        var broken = await audit.GetAsync("/api/v1/audit/verify");

        broken.Json.GetProperty("clean").GetBoolean().Should().BeFalse();
        broken.Json.GetProperty("first").GetProperty("table").GetString().Should().Be("case_index");
        broken.Json.GetProperty("first").GetProperty("key").GetString().Should().Contain(opened.Id);
    }
}
