using System.Net;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Papers;

/// <summary>Codes cannot be tried out one after the other.</summary>
[Collection(PostgresCollection.Name)]
public sealed class VerifyLimitTests(NarrowWeb web) : IClassFixture<NarrowWeb>
{
    [Fact]
    public async Task Whoever_asks_too_often_waits_and_the_bare_page_stays_open()
    {
        using var stranger = new PageReader(web.Address);
        await stranger.MarkupAsync("/verify/0000-0000-0000-0001", HttpStatusCode.NotFound);
        await stranger.MarkupAsync("/verify/no", HttpStatusCode.BadRequest);

        using var answer = await stranger.Http.GetAsync("/verify/0000-0000-0000-0002");

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.Should().BeInRange(1, 60);
        PageReader.Plain(await answer.Content.ReadAsStringAsync()).Should().Contain("Demasiadas consultas");
        await stranger.MarkupAsync("/verify");
    }
}

/// <summary>A program that answers two questions a minute.</summary>
public sealed class NarrowWeb : WebFixture
{
    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton(new VerifyLimits(PerAddressAndMinute: 2));
    }
}
