using GrantControl.Journal.Demonstration;
using GrantControl.Journal.People;
using GrantControl.Journal.Search;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GrantControl.Browser.Tests.Support;

/// <summary>Brings the demonstration in before anything of the program runs: its clock would end grants whose story is still being told.</summary>
internal sealed class Furnishing(IServiceScopeFactory scopes, SearchFollower search) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationLoader>().FillAsync(DemoPeople.DefaultPassword, static _ => { }, cancellationToken);

        // The search follows the journal by a second or two; from here on it knows the demonstration.
        await search.CatchUpAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
