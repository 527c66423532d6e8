using GrantControl.Journal.People;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Complaints;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Browser.Tests.Support;

/// <summary>The whole program with its demonstration data, and the one browser that all its visitors share.</summary>
public class Office : WebFixture, IAsyncLifetime
{
    private readonly Dictionary<string, string> _sessions = new(StringComparer.Ordinal);
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>The time of the cases, which a test may move ahead.</summary>
    public OfficeClock Time { get; } = new();

    /// <summary>The states the demonstration's cases were in when the office opened, as <c>kind state</c>: tests move cases on.</summary>
    public IReadOnlyList<string> Shown { get; private set; } = [];

    protected override TimeProvider Clock => Time;

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Shown = (string[])(await Database.OwnerAsync("SELECT array_agg(DISTINCT kind || ' ' || state) FROM case_index WHERE institution = $1", DemoPeople.Institution))!;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await DisposeAsync();
    }

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);

        // The database of tests holds other institutions beside the demonstration's; citizens complain to this one.
        builder.Configuration[PortalInstitution.Variable] = DemoPeople.Institution;
        builder.Services.AddHostedService<Furnishing>();
    }

    /// <summary>A browser nobody has signed in with.</summary>
    public Task<Visitor> StrangerAsync(Look? look = null) => ArriveAsync("", look ?? Look.Usual, session: null);

    /// <summary>A person of the demonstration at a fresh browser, signed in. She signs in by the page only once.</summary>
    public async Task<Visitor> VisitAsync(string person, Look? look = null)
    {
        if (!_sessions.TryGetValue(person, out var session))
        {
            await using var first = await StrangerAsync();
            await new Screens.SignInScreen(first).SignInAsync(person);
            _sessions[person] = session = await first.Page.Context.StorageStateAsync();
        }

        return await ArriveAsync(person, look ?? Look.Usual, session);
    }

    private async Task<Visitor> ArriveAsync(string person, Look look, string? session)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = "es-GT",
            TimezoneId = "America/Guatemala",
            JavaScriptEnabled = look.Script,
            ViewportSize = new() { Width = look.Width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = session,
        });
        var visitor = await Visitor.ArriveAsync(person, context);
        await TurnAsync(visitor, look);
        return visitor;
    }

    /// <summary>Gives a visitor's browser the language, the theme and the size of another look, from the next page on.</summary>
    public async Task TurnAsync(Visitor visitor, Look look)
    {
        await visitor.Page.Context.AddCookiesAsync([Cookie("lang", look.Language), Cookie("theme", look.Theme)]);
        await visitor.Page.SetViewportSizeAsync(look.Width, 900);
    }

    private Cookie Cookie(string name, string value) => new() { Name = name, Value = value, Url = Address.ToString() };
}

/// <summary>Tests that read or write next to each other in one office.</summary>
[CollectionDefinition(Name)]
public sealed class OfficeCollection : ICollectionFixture<Office>
{
    public const string Name = "office";
}
