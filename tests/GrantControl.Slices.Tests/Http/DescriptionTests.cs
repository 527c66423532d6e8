using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The interface describes itself, every command of every kind included.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DescriptionTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Every_command_of_every_kind_is_described_with_its_fields_and_headers()
    {
        var document = (await web.Anonymous().GetAsync("/openapi/v1.json")).Json;

        document.GetProperty("openapi").GetString().Should().StartWith("3.1");
        var paths = document.GetProperty("paths");
        foreach (var kind in web.App.Services.GetRequiredService<CaseKinds>().All)
        {
            // What citizens open has a door of its own.
            foreach (var name in kind.Commands.All.Keys.Where(name => kind is not IOpenedByCitizens || name != kind.OpeningCommand))
            {
                var path = name == kind.OpeningCommand ? $"/api/v1/{kind.Route}" : $"/api/v1/{kind.Route}/{{id}}/{name}";
                var operation = paths.GetProperty(path).GetProperty("post");
                var headers = operation.GetProperty("parameters").EnumerateArray()
                    .Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name").GetString());
                headers.Should().Contain("Idempotency-Key", path);
                headers.Contains("If-Match").Should().Be(name != kind.OpeningCommand, path);
                operation.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out _).Should().BeTrue(path);
            }
        }

        var money = document.GetProperty("components").GetProperty("schemas").GetProperty("Money").GetProperty("properties");
        money.GetProperty("amount").GetProperty("type").GetString().Should().Be("string");
        money.GetProperty("currency").GetProperty("enum").EnumerateArray().Select(c => c.GetString()).Should().Equal("GTQ", "USD");
    }
}
