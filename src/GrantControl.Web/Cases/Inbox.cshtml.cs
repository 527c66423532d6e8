using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Cases;

/// <summary>What waits for the person signed in.</summary>
public sealed class InboxModel(CaseKinds kinds, CaseQueries queries, IFactsReader people) : LocalizedPage
{
    private const int FirstShown = 25;
    private const int MostShown = 500;

    public InboxCounts Counts { get; private set; } = InboxCounts.Of([]);

    /// <summary>Those that pass the filters, by urgency.</summary>
    public IReadOnlyList<IGrouping<InboxWhen, InboxItem>> Sections { get; private set; } = [];

    public int Found { get; private set; }

    public int Shown { get; private set; }

    /// <summary>Roles he acts in, to filter by: those something waits in.</summary>
    public IReadOnlyList<InboxHat> Hats { get; private set; } = [];

    public IReadOnlyList<ICaseKind> Kinds { get; private set; } = [];

    /// <summary>What will run out next in cases he follows; read only when nothing waits.</summary>
    public IReadOnlyList<DeadlineRow> Coming { get; private set; } = [];

    /// <summary>Acts his roles will be asked for one day; only when nothing waits.</summary>
    public IReadOnlyList<Label> Expected { get; private set; } = [];

    public string? When { get; private set; }

    public string? As { get; private set; }

    public string? Kind { get; private set; }

    public string? Text { get; private set; }

    public bool Filtered => When is not null || As is not null || Kind is not null || Text is not null;

    public async Task OnGetAsync(string? when, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "as")] string? hat, string? kind, string? q, int? show, CancellationToken cancellation)
    {
        (When, As, Kind, Text) = (Given(when), Given(hat), Given(kind), Given(q));
        var caller = Caller.Of(HttpContext);
        var items = await queries.InboxItemsAsync(caller.Institution, caller.Person, cancellation);
        Counts = InboxCounts.Of(items);
        Hats = [.. items.SelectMany(static i => i.Hats).Distinct()];
        Kinds = [.. items.Select(static i => i.Case.Kind).Distinct(StringComparer.Ordinal).Select(kinds.Get)];
        List<InboxItem> found = [.. items.Where(Passes)];
        Found = found.Count;
        Shown = Math.Min(Found, Math.Clamp(show ?? FirstShown, FirstShown, MostShown));
        Sections = [.. found.Take(Shown).GroupBy(static i => i.When)];
        if (items.Count == 0)
        {
            Coming = await queries.FollowedAsync(caller.Institution, caller.Person, 5, cancellation);
            Expected = await ExpectedAsync(caller, cancellation);
        }
    }

    public ICaseKind KindNamed(string kind) => kinds.Get(kind);

    public ICaseKind KindOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return kinds.Get(row.Kind);
    }

    /// <summary>«Financiero», or «Financiero, por delegación de …».</summary>
    public string HatName(InboxHat hat)
    {
        ArgumentNullException.ThrowIfNull(hat);
        return hat.For is null ? RoleName(hat.Role) : L.T($"{RoleName(hat.Role)}, por delegación de {hat.ForName}", $"{RoleName(hat.Role)}, delegated by {hat.ForName}");
    }

    public static string HatKey(InboxHat hat)
    {
        ArgumentNullException.ThrowIfNull(hat);
        return hat.For is null ? hat.Role : $"{hat.Role}~{hat.For}";
    }

    /// <summary>What one act is called, with the child it is about.</summary>
    public string AskName(ICaseKind kind, InboxAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        return HistoryWords.ActName(kind, ask.Target, ask.Transition, L);
    }

    private bool Passes(InboxItem item) =>
        (When is null || string.Equals(InboxWords.Key(item.When), When, StringComparison.Ordinal))
        && (As is null || item.Hats.Any(h => string.Equals(HatKey(h), As, StringComparison.Ordinal)))
        && (Kind is null || string.Equals(kinds.Get(item.Case.Kind).Route, Kind, StringComparison.Ordinal))
        && (Text is null || new[] { item.Case.Number, item.Case.Title, item.Case.OrganisationName ?? "" }.Any(Matches));

    /// <summary>People leave accents out when they search.</summary>
    private bool Matches(string text) =>
        System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            text, Text!, System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) >= 0;

    private async Task<IReadOnlyList<Label>> ExpectedAsync(Caller caller, CancellationToken cancellation) =>
        await people.PersonAsync(caller.Institution, caller.Person, TimeSpan.FromSeconds(2), cancellation) is { } person
            ? [.. kinds.All
                .SelectMany(static k => k.Workflow.Children.Prepend(k.Workflow))
                .SelectMany(static w => w.Transitions)
                .Where(t => t.Deadline is not null && t.Parts.Any(p => p.Roles.Any(person.Roles.Contains)))
                .Select(static t => t.Label)
                .Distinct()]
            : [];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
