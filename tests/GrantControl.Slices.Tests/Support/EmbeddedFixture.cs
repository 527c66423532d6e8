using GrantControl.Behaviour;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Grants;
using GrantControl.Journal;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Support;

/// <summary>The embedded host for the suites both hosts share.</summary>
public sealed class EmbeddedFixture(PostgresFixture postgres) : CaseHostFixture
{
    private static readonly ICaseKind[] Kinds = [GrantKind.Instance, BudgetKind.Instance];

    public override async Task<TestDatabase> NewDatabaseAsync()
    {
        var database = await postgres.NewDatabaseAsync();
        await WorkflowPublisher.PublishAsync(database.Journal, Kinds);
        return database;
    }

    public override Task<ICaseHostUnderTest> CreateHostAsync(TestDatabase database, TimeProvider clock) =>
        Task.FromResult<ICaseHostUnderTest>(new Running(database.Options, clock));

    private sealed class Running(DatabaseOptions options, TimeProvider clock) : ICaseHostUnderTest
    {
        // The sweeper's loop is not started: a test says when the host looks for deadlines.
        private readonly ServiceProvider _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddJournal(options, Kinds, [BusinessCalendars.Guatemala()])
            .AddEmbeddedHost()
            .BuildServiceProvider();

        public ICaseHost Host => _services.GetRequiredService<ICaseHost>();

        public IClockHost Clock => _services.GetRequiredService<IClockHost>();

        public Task FireDueDeadlinesAsync() => _services.GetRequiredService<DeadlineSweeper>().SweepAsync(CancellationToken.None);

        public ValueTask DisposeAsync() => _services.DisposeAsync();
    }
}
