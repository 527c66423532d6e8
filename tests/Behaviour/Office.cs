using System.Text.Json;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Cases.Visits.History;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Behaviour;

/// <summary>An office of a test: a database, people with roles and declarations, a budget, and a host.</summary>
public sealed class Office : IAsyncDisposable
{
    public const string Budget = "2026";

    private readonly CaseHostFixture _fixture;
    private readonly DocumentStore _documents;

    private Office(CaseHostFixture fixture, TestDatabase database, StoryClock clock, ICaseHostUnderTest under)
    {
        (_fixture, Database, Clock, Under) = (fixture, database, clock, under);
        _documents = new DocumentStore(database.Journal, clock);
    }

    /// <summary>The kinds both hosts run in these tests: all that are shipped.</summary>
    public static IReadOnlyList<ICaseKind> Kinds { get; } = [GrantKind.Instance, BudgetKind.Instance, InventoryKind.Instance, DisposalKind.Instance, CustodyKind.Instance, RoundKind.Instance, ContractKind.Instance, ComplaintKind.Instance, VisitHistoryKind.Instance];

    /// <summary>Everybody of the office; the first letters of each id are the role he holds.</summary>
    public static IReadOnlyList<string> People { get; } =
    [
        .. "ong1 ong2 tec1 tec2 legal1 legal2 fin1 fin2 fin3 fin4 ctl1 ctl2 ctl3 ctl4 tit1 com1 com2 com3 tes1 tes2 aud1 aud2 cus1 cus2 pat1 pat2 esp1 per1 per2 adm1 adm2 rec1 inv1 inv2 rev1 cdi1".Split(' '),
    ];

    public TestDatabase Database { get; }

    public StoryClock Clock { get; }

    public ICaseHostUnderTest Under { get; }

    public ICaseHost Host => Under.Host;

    public static string Institution => TestDatabase.Institution;

    public static Cast Cast { get; } = Cast.Of("org-a", "ong1", "ong2", "tec", "legal", "fin", "ctl", "tit", "com", "tes", "aud");

    /// <summary>A person of the office as the host reads him from the register.</summary>
    public static Actor ActorOf(string person) => person == Actor.CitizenPerson ? Actor.Citizen : new(
        person,
        $"Persona {person}",
        new HashSet<string>([person[..3] switch { "ong" => Role.Ngo, "leg" => Role.Legal, var role => role.ToUpperInvariant() }], StringComparer.Ordinal),
        person.StartsWith("ong", StringComparison.Ordinal) ? "org-a" : null)
    {
        Declaration = new(new DateOnly(2035, 12, 31), new HashSet<string>(StringComparer.Ordinal)),
    };

    public static async Task<Office> OpenAsync(CaseHostFixture fixture, DateTimeOffset? start = null)
    {
        var database = await fixture.NewDatabaseAsync();
        await SeedAsync(database);
        var clock = new StoryClock(start ?? new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));
        return new Office(fixture, database, clock, await fixture.CreateHostAsync(database, clock));
    }

    /// <summary>A second program over the same database, unaware of the first.</summary>
    public Task<ICaseHostUnderTest> AnotherHostAsync() => _fixture.CreateHostAsync(Database, Clock);

    public async Task ImportBudgetAsync(params (string Line, long Minor)[] lines)
    {
        var import = new ImportBudget(
            Budget, "Presupuesto de prueba", 2026, Currency.Gtq, true,
            [.. lines.Select(l => new BudgetLineImported(l.Line, $"Partida {l.Line}", new Money(l.Minor, Currency.Gtq), Money.Zero(Currency.Gtq), Money.Zero(Currency.Gtq)))]);
        var command = new CaseCommand(
            Institution, BudgetKind.Instance.Kind, BudgetId.For(Institution, Budget), "import-budget-2026", BudgetKind.Instance.OpeningCommand, null, "fin4", null,
            JsonSerializer.SerializeToUtf8Bytes(import, CaseJson.Options));
        var outcome = await Host.SendAsync(command, CancellationToken.None);
        outcome.Rejection.Should().BeNull();
    }

    /// <summary>A grant of the given tranches, charged in halves to two lines of the test budget.</summary>
    public StoryScript Script(string key, params long[] tranches)
    {
        var today = BusinessCalendar.DayOf(Clock.GetUtcNow());
        return new StoryScript(
            key, $"Proyecto de prueba {key}", "Convocatoria de prueba", today.AddDays(20), today, today.AddDays(120), Currency.Gtq,
            tranches.Length == 0 ? [100_000_00, 50_000_00] : tranches, [$"{Budget}/101", $"{Budget}/201"]);
    }

    public GrantStory Story(StoryScript script, ICaseHost? host = null) => new(host ?? Host, StoreAsync, Cast, Clock, Institution, script)
    {
        Pace = TimeSpan.FromMinutes(20),
        PassDeadline = async (_, _, _) => await Under.FireDueDeadlinesAsync(),
    };

    public async Task<string> StoreAsync(string name, byte[] content, string person)
    {
        using var stream = new MemoryStream(content);
        var put = await _documents.PutAsync(Institution, person, stream, name, name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "text/plain", CancellationToken.None);
        return put.Document?.Sha256 ?? throw new InvalidOperationException(put.Rejection!.Message.En);
    }

    /// <summary>The state of a grant as the journal alone tells it.</summary>
    public async Task<GrantState> ReplayAsync(CaseId id) => (GrantState)await ReplayAsync(GrantKind.Instance, id);

    /// <summary>The state of a case of any kind as the journal alone tells it.</summary>
    public Task<ICaseState> ReplayAsync(ICaseKind kind, CaseId id) => new CaseStore(Database.Journal).ReplayAsync(Institution, kind, kind.New(id), CancellationToken.None);

    /// <summary>
    /// The budget lines are what the ledger's entries add up to, computed by the database and by none of our code, and no line
    /// pays, accrues or commits more than it may; and the verifier finds chains, ledger, budget and index as the journal tells them.
    /// </summary>
    public async Task VerifyCleanAsync()
    {
        var different = await Database.OwnerAsync(
            """
            SELECT count(*) FROM budget_line b WHERE (b.available, b.reserved, b.committed, b.accrued, b.paid) <> (
                SELECT coalesce(sum(amount) FILTER (WHERE account = 'available'), 0)::bigint, coalesce(sum(amount) FILTER (WHERE account = 'reserved'), 0)::bigint,
                       coalesce(sum(amount) FILTER (WHERE account = 'committed'), 0)::bigint, coalesce(sum(amount) FILTER (WHERE account = 'accrued'), 0)::bigint,
                       coalesce(sum(amount) FILTER (WHERE account = 'paid'), 0)::bigint
                FROM (SELECT debit AS account, amount FROM ledger_entry WHERE budget_line = b.key
                      UNION ALL SELECT credit, -amount FROM ledger_entry WHERE budget_line = b.key) AS moved)
            """);
        different.Should().Be(0L);
        (await Database.OwnerAsync(
            "SELECT count(*) FROM budget_line WHERE NOT (paid <= accrued_so_far AND accrued_so_far <= committed_so_far AND committed_so_far + reserved <= current)")).Should().Be(0L);
        (await VerifyAsync()).First.Should().BeNull();
    }

    /// <summary>What the audit finds.</summary>
    public Task<AuditReport> VerifyAsync() => new Verifier(Database.Journal, new CaseKinds(Kinds)).VerifyAsync(Institution, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Under.DisposeAsync();
        await Database.DisposeAsync();
    }

    private static async Task SeedAsync(TestDatabase database)
    {
        await database.OwnerAsync("INSERT INTO organisation (institution, id, name) VALUES ('mj', 'org-a', 'Organización de demostración A'), ('mj', 'org-b', 'Organización de demostración B')");
        await database.OwnerAsync(OfficePeople.Sql(string.Join(' ', People)));
    }
}
