using GrantControl.Behaviour;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace GrantControl.Slices.Tests.Hosting;

/// <summary>The embedded host under the suite both hosts share.</summary>
public sealed class EmbeddedHostFixture(PostgresFixture postgres) : CaseHostFixture
{
    public override Task<TestDatabase> NewDatabaseAsync() => postgres.NewDatabaseAsync();

    public override async Task<ICaseHostUnderTest> CreateHostAsync(TestDatabase database, TimeProvider clock)
    {
        var kinds = new CaseKinds(Office.Kinds);
        await WorkflowPublisher.PublishAsync(database.Journal, kinds.All);
        return new EmbeddedUnderTest(database, kinds, clock);
    }

    private sealed class EmbeddedUnderTest : ICaseHostUnderTest
    {
        private readonly JournalWriter _writer;
        private readonly DeadlineSweeper _sweeper;

        public EmbeddedUnderTest(TestDatabase database, CaseKinds kinds, TimeProvider clock)
        {
            _writer = new JournalWriter(database.Journal);
            var options = new EmbeddedHostOptions();
            var runtime = new CaseRuntime(kinds, new CaseStore(database.Journal), _writer, new FactsReader(database.Journal, new CalendarBook([BusinessCalendars.Guatemala()]), TimeProvider.System), TableWalker.Instance, clock);
            var host = new EmbeddedCaseHost(runtime, options);
            (Host, Clock) = (host, host);
            _sweeper = new DeadlineSweeper(database.Journal, kinds, host, clock, options, NullLogger<DeadlineSweeper>.Instance);
        }

        public ICaseHost Host { get; }

        public IClockHost Clock { get; }

        public Task FireDueDeadlinesAsync() => _sweeper.SweepAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            _sweeper.Dispose();
            await _writer.DisposeAsync();
        }
    }
}
