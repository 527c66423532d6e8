using System.Collections.Concurrent;
using System.Diagnostics;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Telemetry;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class TraceTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_command_is_one_trace_from_the_request_to_the_append_and_a_problem_names_it()
    {
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => TelemetryService.Sources.Any(s => s.TrimEnd('*') is var name && source.Name.StartsWith(name, StringComparison.Ordinal)),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var ngo = await web.FormulatorAsync();
        var trace = ActivityTraceId.CreateRandom().ToHexString();

        var answer = await ngo.SendAsync(
            HttpMethod.Post, "/api/v1/grants", ApiClient.Json(Opening()), ("Idempotency-Key", ApiClient.NewKey()), ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
        var refused = await ngo.SendAsync(HttpMethod.Get, "/api/v1/loans", null, ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));

        answer.StatusNumber.Should().Be(201, answer.Text);
        var names = ended.Where(a => a.TraceId.ToHexString() == trace).Select(a => a.OperationName).ToArray();
        names.Should().Contain(["case.command", "journal.append"]);
        refused.Json.GetProperty("traceId").GetString().Should().Be(trace);
    }
}
