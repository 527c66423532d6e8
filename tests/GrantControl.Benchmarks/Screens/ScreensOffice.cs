using System.Diagnostics;
using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Embedded;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.People;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web;
using GrantControl.Web.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GrantControl.Benchmarks.Screens;

/// <summary>A database with people, a budget and grants that got where they are by real commands.</summary>
internal sealed class ScreensOffice : IAsyncDisposable
{
    // The name the program itself gives its database, so that a kept one can be looked at with serve --data.
    private const string Name = "grantcontrol";

    private readonly EmbeddedPostgres _server;
    private readonly ScreensOptions _options;

    private ScreensOffice(EmbeddedPostgres server, DirectoryInfo folder, ScreensOptions options) =>
        (_server, Folder, _options) = (server, folder, options);

    public DirectoryInfo Folder { get; }

    public string ConnectionString => _server.ConnectionString(Name);

    /// <summary>Grants and the organisation each belongs to.</summary>
    public IReadOnlyList<(Guid Id, string Organisation)> Grants { get; private set; } = [];

    private DatabaseOptions Database => new DatabaseOptions(ConnectionString).WithTablesOf(HostKind.Embedded);

    public static async Task<ScreensOffice> StartAsync(ScreensOptions options)
    {
        var folder = options.Data is null ? Directory.CreateTempSubdirectory("gc-screens-") : Directory.CreateDirectory(options.Data);
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(Path.Combine(folder.FullName, "postgres")) { ModulesFolder = AppContext.BaseDirectory });
        await server.EnsureDatabaseAsync(Name);
        var office = new ScreensOffice(server, folder, options);
        await using var journal = new JournalDatabase(office.Database);
        await using var owner = journal.OpenOwner();
        await journal.MigrateAsync();
        if (!await FilledAsync(owner))
        {
            await office.FillAsync(journal, owner);
        }

        await office.ListAsync(owner);
        return office;
    }

    /// <summary>Seconds of processor the database has used so far.</summary>
    public double DatabaseProcessorSeconds => Processors.OfPostgres(Path.Combine(_server.DataDirectory, "pg"));

    /// <summary>Everything computed again from the journal and compared.</summary>
    public async Task<AuditReport> VerifyAsync()
    {
        await using var journal = new JournalDatabase(Database);
        await journal.MigrateAsync();
        return await new Verifier(journal, new CaseKinds(Installed.Kinds)).VerifyAsync(null, null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        if (_options.Data is null)
        {
            Folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> FilledAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("SELECT EXISTS (SELECT FROM case_index WHERE kind = 'grant')");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task ListAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand("SELECT case_id, organisation FROM case_index WHERE kind = 'grant' ORDER BY case_id");
        await using var reader = await command.ExecuteReaderAsync();
        List<(Guid, string)> grants = [];
        while (await reader.ReadAsync())
        {
            grants.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        Grants = grants;
    }

    private async Task FillAsync(JournalDatabase journal, NpgsqlDataSource owner)
    {
        var since = Stopwatch.GetTimestamp();
        await WorkflowPublisher.PublishAsync(journal, Installed.Kinds);
        await ScreensRegister.FillAsync(owner);
        await using (var app = Application.Build(new ServeOptions(0, Folder, Empty: true, HostKind.Embedded) { Listen = "127.0.0.1" }, Database))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<PeopleAccounts>();
            foreach (var person in ScreensPeople.All)
            {
                await accounts.OpenAsync(person.Id, ScreensPeople.Password);
            }

            await using var writer = new JournalWriter(journal);
            var calendars = app.Services.GetRequiredService<CalendarBook>();
            await ImportAsync(Host(journal, writer, calendars, TimeProvider.System));
            await Parallel.ForAsync(0, _options.Grants, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await TellAsync(journal, writer, calendars, i));
        }

        await using var analyse = owner.CreateCommand("VACUUM ANALYZE");
        analyse.CommandTimeout = 600;
        await analyse.ExecuteNonQueryAsync();
        Console.Error.WriteLine($"{_options.Grants} grants by real commands in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
    }

    private async Task TellAsync(JournalDatabase journal, JournalWriter writer, CalendarBook calendars, int i)
    {
        // Begun a different day each, so that deadlines, inboxes and numbers are spread as an office's are.
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var began = today.AddDays(-3 - (i % 10));
        var clock = new StoryClock(new DateTimeOffset(began, new TimeOnly(14, 0), TimeSpan.Zero));
        var documents = new DocumentStore(journal, clock);
        var cast = ScreensPeople.CastOf(i);
        var script = ScreensStories.ScriptOf("g", i, _options.Lines, began, today.AddDays(120));
        var story = new GrantStory(Host(journal, writer, calendars, clock), StoreAsync, cast, clock, ScreensPeople.Institution, script)
        {
            PassDeadline = static (_, _, _) => Task.CompletedTask,
            Pace = TimeSpan.FromHours(1),
        };
        await ScreensStories.TellAsync(story, i);

        async Task<string> StoreAsync(string name, byte[] content, string person)
        {
            using var stream = new MemoryStream(content);
            return (await documents.PutAsync(ScreensPeople.Institution, person, stream, name, "text/plain", CancellationToken.None)).Document!.Sha256;
        }
    }

    private async Task ImportAsync(ICaseHost host)
    {
        var zero = Money.Zero(Currency.Gtq);
        var lines = Enumerable.Range(0, _options.Lines)
            .Select(i => new BudgetLineImported(ScreensStories.Line(i, _options.Lines)["bench/".Length..], "Partida de medición", new Money(100_000_000_00, Currency.Gtq), zero, zero));
        var import = new ImportBudget("bench", "Presupuesto de medición", 2026, Currency.Gtq, true, [.. lines]);
        var outcome = await host.SendAsync(
            new CaseCommand(
                ScreensPeople.Institution, BudgetKind.Instance.Kind, BudgetId.For(ScreensPeople.Institution, "bench"), "import-bench", BudgetKind.Instance.OpeningCommand, null, "fin09", null,
                JsonSerializer.SerializeToUtf8Bytes(import, CaseJson.Options)),
            CancellationToken.None);
        if (outcome.Rejection is { } no)
        {
            throw new InvalidOperationException(no.Message.En);
        }
    }

    private static EmbeddedCaseHost Host(JournalDatabase journal, JournalWriter writer, CalendarBook calendars, TimeProvider clock) => new(
        new CaseRuntime(new CaseKinds(Installed.Kinds), new CaseStore(journal), writer, new FactsReader(journal, calendars, TimeProvider.System), TableWalker.Instance, clock),
        new EmbeddedHostOptions());
}
