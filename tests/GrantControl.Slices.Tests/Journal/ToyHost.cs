using System.Text.Json;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>An embedded host of toys over one database: one process's worth of it, so several stand for several processes.</summary>
public sealed class ToyHost : IAsyncDisposable
{
    private readonly JournalWriter _writer;

    public ToyHost(JournalDatabase database, TimeProvider? clock = null)
    {
        Database = database;
        Clock = clock ?? TimeProvider.System;
        _writer = new JournalWriter(database);
        Facts = new FactsReader(database, new CalendarBook([new BusinessCalendar("gt-1", new HashSet<DateOnly>())]), Clock);
        Runtime = new CaseRuntime(Kinds, new CaseStore(database), _writer, Facts, TableWalker.Instance, Clock);
        Host = new EmbeddedCaseHost(Runtime, new EmbeddedHostOptions());
        Queries = new CaseQueries(database, Kinds, Runtime.Store, Facts, Clock);
    }

    public static CaseKinds Kinds { get; } = new([ToyKind.Instance]);

    public JournalDatabase Database { get; }

    public TimeProvider Clock { get; }

    public IFactsReader Facts { get; }

    public CaseRuntime Runtime { get; }

    public EmbeddedCaseHost Host { get; }

    public CaseQueries Queries { get; }

    /// <summary>A database with toys published, two people and one budget line <c>b/1</c> of 1,000.00.</summary>
    public static async Task<(TestDatabase Database, ToyHost Host)> StartAsync(PostgresFixture postgres, TimeProvider? clock = null)
    {
        var database = await postgres.NewDatabaseAsync();
        await WorkflowPublisher.PublishAsync(database.Journal, [ToyKind.Instance]);
        await database.PersonAsync("ana", ["TEC"]);
        await database.PersonAsync("beto", ["FIN"]);
        var host = new ToyHost(database.Journal, clock);
        var id = await host.OpenAsync();
        (await host.ActAsync(id, 1, new ActToy(Lines: [Line("1", 100_000)], Postings: [Entry("available", "appropriation", 100_000)]))).Rejection.Should().BeNull();
        return (database, host);
    }

    public static CaseId NewId() => new(Guid.CreateVersion7());

    public static string Key() => "key-" + Guid.NewGuid().ToString("N");

    public static Posting Entry(string debit, string credit, long minor, string line = "b/1") => new(debit, credit, new Money(minor, Currency.Gtq), line, "toy");

    public static BudgetLineRecord Line(string code, long assigned) =>
        new("b/" + code, "b", code, "Línea " + code, new Money(assigned, Currency.Gtq), Money.Zero(Currency.Gtq));

    public async Task<CaseId> OpenAsync(string person = "ana", string? organisation = null)
    {
        var id = NewId();
        (await SendAsync(id, "open", null, new OpenToy("Juguete", organisation), person)).Rejection.Should().BeNull();
        return id;
    }

    public Task<CommandOutcome> ActAsync(CaseId id, long? version, ActToy act, string person = "ana", string? key = null) =>
        SendAsync(id, "act", version, act, person, key);

    public Task<CommandOutcome> SendAsync(CaseId id, string name, long? version, ICaseCommand body, string person = "ana", string? key = null, string? standInFor = null) =>
        Host.SendAsync(Command(id, name, version, body, person, key, standInFor), CancellationToken.None);

    public static CaseCommand Command(CaseId id, string name, long? version, ICaseCommand body, string person = "ana", string? key = null, string? standInFor = null) =>
        new(TestDatabase.Institution, "toy", id, key ?? Key(), name, version, person, standInFor, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
