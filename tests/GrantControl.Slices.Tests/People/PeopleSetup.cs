using GrantControl.Journal.People;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.People;

/// <summary>The people's services over one test database, with a clock that stands where it is put.</summary>
internal sealed class PeopleSetup : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private PeopleSetup(TestDatabase database)
    {
        Database = database;
        var services = new ServiceCollection().AddLogging().AddSingleton(database.Journal).AddSingleton<TimeProvider>(Clock).AddPeople();
        services.AddDataProtection().PersistKeysToJournal();
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public TestDatabase Database { get; }

    public StandingClock Clock { get; } = new();

    public PeopleDirectory Directory => Get<PeopleDirectory>();

    public PeopleAccounts Accounts => Get<PeopleAccounts>();

    public PeopleSignIn SignIn => Get<PeopleSignIn>();

    public DateOnly Today => DateOnly.FromDateTime(Clock.Now.AddHours(-6).Date);

    public static async Task<PeopleSetup> NewAsync(PostgresFixture postgres) => new(await postgres.NewDatabaseAsync());

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>Another request's worth of services.</summary>
    public AsyncServiceScope NewScope() => _services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>A clock that moves only when told.</summary>
internal sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
