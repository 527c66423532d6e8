using System.Net;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>Pages take turns; a queue with an end, and nobody but readers of pages stands in it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PageTurnTests(CrowdedWeb web) : IClassFixture<CrowdedWeb>
{
    private static readonly string SomeCase = $"/cases/grants/{Guid.NewGuid()}";

    [Fact]
    public async Task Who_comes_beyond_the_queue_is_told_to_come_back_and_nobody_else_waits()
    {
        await web.PersonAsync("lectora.turnos", ["LEG"]);
        using var reader = await PageReader.OfAsync(web, "lectora.turnos");
        web.Hold();
        var first = reader.Http.GetAsync(SomeCase);
        await web.Held;

        // One waits for the only turn, whichever it is; the other two find the queue full.
        List<Task<HttpResponseMessage>> others = [.. Enumerable.Range(0, 3).Select(_ => reader.Http.GetAsync("/inbox"))];
        for (var i = 0; i < 2; i++)
        {
            var done = await Task.WhenAny(others);
            others.Remove(done);
            using var refused = await done;
            refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter!.Delta.Should().BePositive();
            refused.Headers.Contains("Content-Security-Policy").Should().BeTrue();
            (await refused.Content.ReadAsStringAsync()).Should().Contain("Servicio saturado");
        }

        using var stream = await reader.Http.GetAsync("/inbox/stream", HttpCompletionOption.ResponseHeadersRead);
        using var file = await reader.Http.GetAsync("/site.css");
        using var health = await reader.Http.GetAsync("/health/ready");
        using var posted = await reader.Http.PostAsync("/sign-out", new FormUrlEncodedContent([]));
        new[] { stream, file, health }.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.OK, "streams, files and health take no turn");
        posted.StatusCode.Should().Be(HttpStatusCode.BadRequest, "what is sent takes no turn, and this lacks its token");

        web.LetGo();
        using var held = await first;
        using var waited = await others[0];
        held.StatusCode.Should().Be(HttpStatusCode.NotFound);
        waited.StatusCode.Should().Be(HttpStatusCode.OK);
    }
}

/// <summary>Nobody waits longer than the limit says.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PagePatienceTests(HurriedWeb web) : IClassFixture<HurriedWeb>
{
    [Fact]
    public async Task Who_waited_too_long_is_told_to_come_back()
    {
        await web.PersonAsync("lectora.prisa", ["LEG"]);
        using var reader = await PageReader.OfAsync(web, "lectora.prisa");
        web.Hold();
        var first = reader.Http.GetAsync($"/cases/grants/{Guid.NewGuid()}");
        await web.Held;

        using var tired = await reader.Http.GetAsync("/inbox");

        tired.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        web.LetGo();
        using var held = await first;
        using var again = await reader.Http.GetAsync("/inbox");
        again.StatusCode.Should().Be(HttpStatusCode.OK, "the place in the queue was given back");
    }
}

/// <summary>The program making one page at a time, with a case that is read only when a test lets it.</summary>
public class CrowdedWeb : WebFixture
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when a page is being made and waits.</summary>
    public Task Held => _held.Task;

    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(2);

    public void Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => _gate.TrySetResult();

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton(new PageTurnLimits { AtOnce = 1, Waiting = 1, Patience = Patience }).AddSingleton<ICaseHost>(new SlowHost(this));
    }

    private sealed class SlowHost(CrowdedWeb web) : ICaseHost
    {
        public Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation) => throw new NotSupportedException();

        public async Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation)
        {
            web._held.TrySetResult();
            await web._gate.Task.WaitAsync(cancellation);
            return null;
        }
    }
}

/// <summary>The same, where nobody has patience.</summary>
public sealed class HurriedWeb : CrowdedWeb
{
    protected override TimeSpan Patience => TimeSpan.FromMilliseconds(1);
}
