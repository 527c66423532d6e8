using GrantControl.Journal.Appending;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

/// <summary>What a caller is told when the host takes no more, or does not know what became of a command.</summary>
[Collection(PostgresCollection.Name)]
public sealed class OverloadTests(FailingWeb web) : IClassFixture<FailingWeb>
{
    [Fact]
    public async Task Too_much_work_is_answered_with_a_time_to_come_back() =>
        await RefusedAsync(new OverloadedException(), 503, "overloaded");

    [Fact]
    public async Task An_unknown_outcome_says_that_the_same_key_is_safe()
    {
        var answer = await RefusedAsync(new JournalUnavailableException(new TimeoutException()), 503, "unavailable");

        answer.Json.GetProperty("detail").GetString().Should().Contain("misma clave");
    }

    private async Task<ApiAnswer> RefusedAsync(Exception failure, int status, string code)
    {
        var ngo = await web.FormulatorAsync();
        web.Failure = failure;

        var answer = await ngo.CommandAsync("/api/v1/grants", Opening());

        answer.ShouldBeProblem(status, code).Headers.RetryAfter!.Delta.Should().BePositive();
        return answer;
    }
}

/// <summary>The program with a host that fails as a test wants.</summary>
public sealed class FailingWeb : WebFixture
{
    public Exception Failure { get; set; } = new OverloadedException();

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<ICaseHost>(new FailingHost(this));
    }

    private sealed class FailingHost(FailingWeb web) : ICaseHost
    {
        public Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation) => Task.FromException<CommandOutcome>(web.Failure);

        public Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation) =>
            Task.FromException<CaseReading?>(web.Failure);
    }
}
