using System.Text;
using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Journal;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Reports;
using GrantControl.Journal.SampleData;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Journal;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>Budgets, and toys that charge them, in the embedded host over one test database.</summary>
internal sealed class BudgetHost : IAsyncDisposable
{
    public const string Mj = TestDatabase.Institution;
    private readonly ServiceProvider _services;

    private BudgetHost(TestDatabase database)
    {
        Database = database;
        _services = new ServiceCollection().AddLogging()
            .AddJournal(database.Options, [BudgetKind.Instance, ToyKind.Instance], [new BusinessCalendar("gt-1", new HashSet<DateOnly>())])
            .AddEmbeddedHost().AddBudget().BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public BudgetImporter Importer => _services.GetRequiredService<BudgetImporter>();

    public BudgetQueries Queries => _services.GetRequiredService<BudgetQueries>();

    public MoneyReports Reports => _services.GetRequiredService<MoneyReports>();

    public DocumentStore Documents => _services.GetRequiredService<DocumentStore>();

    private ICaseHost Host => _services.GetRequiredService<ICaseHost>();

    public static async Task<BudgetHost> StartAsync(PostgresFixture postgres)
    {
        var database = await postgres.NewDatabaseAsync();
        await WorkflowPublisher.PublishAsync(database.Journal, [BudgetKind.Instance, ToyKind.Instance]);
        await database.PersonAsync("fin1", ["FIN"]);
        await database.PersonAsync("tec1", ["TEC"]);
        await database.PersonAsync("ngo1", ["NGO"], "org-a");
        return new BudgetHost(database);
    }

    public static BudgetImport Sample(string file, string code, string person = "fin1", BudgetBreakdown? details = null, bool chargeable = true) =>
        new(Mj, person, $"key-import-{code}", code, $"Presupuesto {code}", 2021, Currency.Gtq, chargeable, file, SampleFile.Read(file)) { Details = details };

    public static BudgetImport Text(string code, string text) =>
        new(Mj, "fin1", $"key-import-{code}", code, "Presupuesto", 2021, Currency.Gtq, true, "b.csv", Encoding.UTF8.GetBytes(text));

    public async Task<BudgetImportOutcome> ImportAsync(BudgetImport import, bool good = true)
    {
        var outcome = await Importer.ImportAsync(import, default);
        (outcome.Outcome.Rejection is null).Should().Be(good, outcome.Outcome.Rejection?.Message.En);
        return outcome;
    }

    public async Task<BudgetExecution> ExecutionAsync(string budget) =>
        (await Queries.ExecutionAsync(Mj, "fin1", budget, default)).Should().NotBeNull().And.Subject.As<BudgetExecution>();

    /// <summary>A toy whose gates stand cleared and that posts what it is told.</summary>
    public async Task<CommandOutcome> ChargeAsync(string line, params (string Debit, string Credit, long Minor)[] entries)
    {
        var id = ToyHost.NewId();
        (await Host.SendAsync(ToyHost.Command(id, "open", null, new OpenToy("Juguete", null), "tec1"), default)).Rejection.Should().BeNull();
        var postings = entries.Select(e => ToyHost.Entry(e.Debit, e.Credit, e.Minor, line)).ToArray();
        return await Host.SendAsync(ToyHost.Command(id, "act", 1, new ActToy(Postings: postings, Gates: [new("legal", "leg1", "c1"), new("finance", "fin1", "c1")], Content: "c1"), "tec1"), default);
    }

    public Task<CommandOutcome> SendAsync(string budget, string name, long version, ICaseCommand command) => Host.SendAsync(
        new CaseCommand(Mj, "budget", BudgetId.For(Mj, budget), ToyHost.Key(), name, version, "fin1", null, JsonSerializer.SerializeToUtf8Bytes(command, command.GetType(), CaseJson.Options)),
        default);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
