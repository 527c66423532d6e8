using System.Net;
using System.Net.Sockets;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Complaints;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The citizens' door with the limits it is shipped with.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ComplaintFloodTests(ComplaintFloodTests.Shipped web) : IClassFixture<ComplaintFloodTests.Shipped>
{
    [Fact]
    public async Task Ten_thousand_from_one_address_are_stopped_and_the_next_honest_one_is_served()
    {
        using var flood = From("127.0.0.1");
        var accepted = 0;
        TimeSpan? wait = null;
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints") { Content = ApiClient.Json(new { what = $"Spam {i}", department = "GT.GU" }) };
            request.Headers.Add("Idempotency-Key", ApiClient.NewKey());
            using var answer = await flood.SendAsync(request, cancellation);
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                Interlocked.Increment(ref accepted);
            }
            else
            {
                answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
                wait = answer.Headers.RetryAfter!.Delta;
            }
        });

        accepted.Should().BeInRange(1, 60);
        wait.Should().BeGreaterThan(TimeSpan.Zero);
        (await web.Database.OwnerAsync("SELECT count(*) FROM case_index WHERE kind = 'complaint'")).Should().Be((long)accepted);

        using var honest = From("127.0.0.2");
        (await new ApiClient(honest).CommandAsync("/api/v1/complaints", new { what = "Algo cierto.", department = "GT.HU" })).StatusNumber.Should().Be(201);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed_down()
    {
        using var guesser = From("127.0.0.3");
        var client = new ApiClient(guesser);
        var answers = new List<int>();
        for (var i = 0; i < 80; i++)
        {
            answers.Add((await client.SendAsync(HttpMethod.Post, "/api/v1/complaints/tracking", ApiClient.Json(new { code = $"{i:0000}" }))).StatusNumber);
        }

        answers.Take(20).Should().OnlyContain(a => a == 404);
        answers[^1].Should().Be(429);
    }

    [Fact]
    public void A_form_that_came_back_too_fast_too_late_or_filled_by_a_program_is_known()
    {
        var clock = new GrantControl.Journal.Demonstration.StoryClock(DateTimeOffset.UtcNow);
        var guard = new FormGuard(web.App.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), clock);
        var stamp = guard.Issue();
        guard.Judge(stamp, null).Should().Be(FormVerdict.TooFast);
        clock.Advance(TimeSpan.FromSeconds(30));
        guard.Judge(stamp, "").Should().Be(FormVerdict.Person);
        guard.Judge(stamp, "http://spam").Should().Be(FormVerdict.Program);
        guard.Judge("inventado", "").Should().Be(FormVerdict.Program);
        guard.Judge(null, "").Should().Be(FormVerdict.Program);
        clock.Advance(TimeSpan.FromDays(1));
        guard.Judge(stamp, "").Should().Be(FormVerdict.Stale);
    }

    private HttpClient From(string address) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = web.Address };

    public sealed class Shipped : WebFixture
    {
        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Services.AddSingleton(new ComplaintLimits());
        }
    }
}
