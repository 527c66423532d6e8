using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GrantControl.Behaviour;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Embedded;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Benchmarks;

/// <summary>A server with fsync on, people with every guard in force, a budget, and cases waiting for Finance.</summary>
internal sealed partial class BenchmarkOffice : IAsyncDisposable
{
    private const string Institution = "mj";
    private const string Name = "bench";
    private static readonly IReadOnlyList<ICaseKind> Kinds = [GrantKind.Instance, BudgetKind.Instance];

    private readonly EmbeddedPostgres _server;
    private readonly string _folder;
    private readonly DatabaseOptions _options;
    private readonly JournalDatabase _database;
    private readonly int _lines;

    private BenchmarkOffice(EmbeddedPostgres server, string folder, DatabaseOptions options, JournalDatabase database, int lines) =>
        (_server, _folder, _options, _database, _lines) = (server, folder, options, database, lines);

    public static async Task<BenchmarkOffice> StartAsync(BenchmarkOptions options)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"gc-bench-{Guid.NewGuid():N}");
        var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(folder));
        await server.EnsureDatabaseAsync(Name);
        var database = Options(server);
        var journal = new JournalDatabase(database);
        await journal.MigrateAsync();
        await WorkflowPublisher.PublishAsync(journal, Kinds);
        var office = new BenchmarkOffice(server, folder, database, journal, options.Lines);
        await office.SeedAsync();
        return office;
    }

    /// <summary>Clears the finance gate of prepared cases with many callers at once; preparing is not timed.</summary>
    public async Task<Measured> ClearancesAsync(BenchmarkHost host, int round, BenchmarkOptions options)
    {
        using var running = host.Build(_options, Kinds);
        await running.StartAsync();
        var cases = running.Services.GetRequiredService<ICaseHost>();
        var commands = await PrepareAsync(cases, $"{host.Name[..3]}{round}", options.Cases);
        await OwnerAsync("ANALYZE");
        var measured = await TimeAsync(cases, commands, options.Callers);
        await running.StopAsync();
        return measured;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static DatabaseOptions Options(EmbeddedPostgres server)
    {
        var options = new DatabaseOptions(server.ConnectionString(Name));
#if CLUSTER
        options = Cluster.Hosting.OrleansHosting.WithCluster(options);
#endif
        return options;
    }

    private static async Task<Measured> TimeAsync(ICaseHost host, IReadOnlyList<CaseCommand> commands, int callers)
    {
        var queue = new ConcurrentQueue<CaseCommand>(commands);
        var latencies = new ConcurrentBag<double>();
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var command))
            {
                var sent = Stopwatch.GetTimestamp();
                var outcome = await host.SendAsync(command, CancellationToken.None);
                latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                if (outcome.Rejection is { } no)
                {
                    throw new InvalidOperationException($"{no.Code} {no.Rule}: {no.Message.En}");
                }
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        self.Refresh();
        var sorted = latencies.Order().ToList();
        return new Measured(
            commands.Count / seconds, sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100],
            (self.TotalProcessorTime - cpu).TotalSeconds / seconds / Environment.ProcessorCount);
    }

    private async Task<IReadOnlyList<CaseCommand>> PrepareAsync(ICaseHost host, string key, int count)
    {
        var commands = new CaseCommand[count];
        var documents = new DocumentStore(_database, TimeProvider.System);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (i, _) =>
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            var script = new StoryScript(
                string.Create(CultureInfo.InvariantCulture, $"{key}-{i:00000}"), "Proyecto de medición", "Medición", today.AddDays(30), today.AddDays(40), today.AddDays(200), Currency.Gtq,
                [1_000_00, 1_000_00], [Line(i), Line(i + 1)]);
            var story = new GrantStory(host, StoreAsync, People, new StoryClock(DateTimeOffset.UtcNow), Institution, script) { PassDeadline = static (_, _, _) => Task.CompletedTask };
            await story.OpenAsync();
            await story.WritePlanAsync();
            await story.SubmitAsync();
            await story.AdmitAsync();
            commands[i] = story.Command(People.FinanceReviewer, "clear", new ClearGate(Gate.Finance, [await story.DocumentAsync(DocumentType.FinancialOpinion, People.FinanceReviewer)]));
        });
        return commands;

        async Task<string> StoreAsync(string name, byte[] content, string person)
        {
            using var stream = new MemoryStream(content);
            return (await documents.PutAsync(Institution, person, stream, name, "text/plain", CancellationToken.None)).Document!.Sha256;
        }
    }

    private string Line(int i) => string.Create(CultureInfo.InvariantCulture, $"bench/{i % _lines:000}");

    private async Task SeedAsync()
    {
        await OwnerAsync(
            """
            INSERT INTO institution (id, name, calendar, currency) VALUES ('mj', 'Ministerio de medición', 'gt-1', 'GTQ');
            INSERT INTO organisation (institution, id, name) VALUES ('mj', 'org-a', 'Organización de medición');
            """);
        await OwnerAsync(OfficePeople.Sql("ong1 ong2 tec1 tec2 leg1 fin1 fin2 fin3 fin4 ctl1 ctl2 ctl3 tit1 tes1 aud1"));
        using var running = BenchmarkHosts.Embedded(_options, Kinds);
        await running.StartAsync();
        var zero = Money.Zero(Currency.Gtq);
        var import = new ImportBudget("bench", "Presupuesto de medición", 2026, Currency.Gtq, true, [.. Enumerable.Range(0, _lines).Select(i => new BudgetLineImported(Line(i)["bench/".Length..], "Partida", new Money(1_000_000_000_00, Currency.Gtq), zero, zero))]);
        var outcome = await running.Services.GetRequiredService<ICaseHost>().SendAsync(
            new CaseCommand(Institution, "budget", BudgetId.For(Institution, "bench"), "import-bench", BudgetKind.Instance.OpeningCommand, null, "fin4", null, JsonSerializer.SerializeToUtf8Bytes(import, CaseJson.Options)),
            CancellationToken.None);
        await running.StopAsync();
        if (outcome.Rejection is { } no)
        {
            throw new InvalidOperationException(no.Message.En);
        }
    }

    private static Cast People { get; } = Cast.Of("org-a", "ong1", "ong2", "tec", "leg", "fin", "ctl", "tit", "", "tes", "aud");
}
