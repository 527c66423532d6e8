using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Documents;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Behaviour;

/// <summary>A host, its database and the made-up people who act in it.</summary>
public sealed class World : IAsyncDisposable
{
    public const string Ngo = "ong-formula";
    public const string OtherNgo = "ong-ajena";
    public const string Technical = "tec-revisa";
    public const string Finance = "fin-revisa";

    /// <summary>A line of the institution's budget with room for everything a story spends.</summary>
    public const string Line = "pre-2027/072-01";
    public const string SecondLine = "pre-2027/072-02";

    private World(TestDatabase database, ICaseHostUnderTest host, StoryClock clock) => (Database, Host, Clock) = (database, host, clock);

    public TestDatabase Database { get; }

    public ICaseHostUnderTest Host { get; }

    public StoryClock Clock { get; }

    public static Cast Cast { get; } = new()
    {
        Organisation = "ORG-A",
        Formulator = Ngo,
        Representative = "ong-representa",
        TechnicalReviewer = Technical,
        TechnicalMonitor = "tec-supervisa",
        Legal = "leg-revisa",
        FinanceReviewer = Finance,
        FirstApprover = "fin-aprueba-1",
        SecondApprover = "fin-aprueba-2",
        ControlReviewer = "ctl-revisa",
        ControlMonitor = "ctl-supervisa",
        ControlLiquidator = "ctl-liquida",
        Authority = "tit-1",
        Committee = ["com-1", "com-2", "com-3"],
        Treasury = "tes-1",
        Audit = "aud-1",
    };

    public static async Task<World> StartAsync(CaseHostFixture fixture)
    {
        var database = await fixture.NewDatabaseAsync();
        await PeopleAsync(database);
        var clock = new StoryClock(new DateTimeOffset(2027, 1, 11, 15, 0, 0, TimeSpan.Zero));
        return new World(database, await fixture.CreateHostAsync(database, clock), clock);
    }

    /// <summary>Everybody the stories need, in one institution and two organisations.</summary>
    public static async Task PeopleAsync(TestDatabase database)
    {
        foreach (var (id, role) in new[]
        {
            (Cast.TechnicalReviewer, "TEC"), (Cast.TechnicalMonitor, "TEC"), (Cast.Legal, "LEG"), (Cast.FinanceReviewer, "FIN"),
            (Cast.FirstApprover, "FIN"), (Cast.SecondApprover, "FIN"), (Cast.ControlReviewer, "CTL"), (Cast.ControlMonitor, "CTL"),
            (Cast.ControlLiquidator, "CTL"), (Cast.Authority, "TIT"), (Cast.Treasury, "TES"), (Cast.Audit, "AUD"),
            ("com-1", "COM"), ("com-2", "COM"), ("com-3", "COM"),
        })
        {
            await database.PersonAsync(id, [role]);
        }

        await database.PersonAsync(Cast.Formulator, ["NGO"], "ORG-A");
        await database.PersonAsync(Cast.Representative, ["NGO"], "ORG-A");
        await database.PersonAsync(OtherNgo, ["NGO"], "ORG-B");
    }

    public static CaseId NewId() => new(Guid.CreateVersion7());

    public static string Key() => "key-" + Guid.NewGuid().ToString("N");

    public static OpenGrant Opening(string title = "Agua para comunidades") => new("ORG-A", title, "C-2027-1", new DateOnly(2027, 6, 30), Currency.Gtq);

    public static SaveSections Draft(string purpose) => new(General: new GeneralSection(purpose, "Representante de demostración", "REG-1", new BankAccount("Banco", "01-1", "Organización")));

    public static CaseCommand Command(CaseId id, string name, long? version, ICaseCommand body, string person, string? key = null, string kind = "grant") =>
        new(TestDatabase.Institution, kind, id, key ?? Key(), name, version, person, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));

    public Task<CommandOutcome> SendAsync(CaseCommand command) => Host.Host.SendAsync(command, CancellationToken.None);

    public Task<CommandOutcome> SendAsync(CaseId id, string name, long? version, ICaseCommand body, string person, string? key = null) =>
        SendAsync(Command(id, name, version, body, person, key));

    /// <summary>A new draft of the first organisation.</summary>
    public async Task<CaseId> OpenAsync()
    {
        var id = NewId();
        (await SendAsync(id, "open", null, Opening(), Ngo)).Rejection.Should().BeNull();
        return id;
    }

    /// <summary>Brings the budget that stories spend into force.</summary>
    public async Task BudgetAsync(long minor = 1_000_000_000)
    {
        var zero = Money.Zero(Currency.Gtq);
        var import = new ImportBudget("pre-2027", "Presupuesto de demostración", 2027, Currency.Gtq, true,
        [
            new("072-01", "Transferencias a ONG", new Money(minor, Currency.Gtq), zero, zero),
            new("072-02", "Supervisión", new Money(minor, Currency.Gtq), zero, zero),
        ]);
        var answer = await SendAsync(Command(BudgetId.For(TestDatabase.Institution, "pre-2027"), "import", null, import, Cast.FirstApprover, kind: "budget"));
        answer.Rejection.Should().BeNull();
    }

    /// <summary>A grant whose life is told by real commands; nothing is sent yet.</summary>
    public GrantStory Story(string key) => new(
        Host.Host,
        StoreAsync,
        Cast,
        Clock,
        TestDatabase.Institution,
        new StoryScript(key, $"Agua {key}", "C-2027-1", new DateOnly(2027, 2, 26), new DateOnly(2027, 1, 12), new DateOnly(2027, 8, 31), Currency.Gtq, [6_000_000, 4_000_000], [Line, SecondLine]))
    {
        PassDeadline = (_, _, _) => Host.FireDueDeadlinesAsync(),
    };

    private async Task<string> StoreAsync(string name, byte[] content, string person)
    {
        using var stream = new MemoryStream(content);
        var put = await new DocumentStore(Database.Journal, Clock).PutAsync(TestDatabase.Institution, person, stream, name, "text/plain", CancellationToken.None);
        return put.Document!.Sha256;
    }

    public async Task<JsonElement> ReadAsync(CaseId id, string person)
    {
        var reading = await Host.Host.ReadAsync(TestDatabase.Institution, "grant", id, person, CancellationToken.None);
        return JsonDocument.Parse(reading!.Json).RootElement;
    }

    /// <summary>How many events the journal holds of a case.</summary>
    public async Task<long> EventsAsync(CaseId id) => (long)(await Database.OwnerAsync("SELECT count(*) FROM case_event WHERE case_id = $1", id.Value))!;

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
    }
}
