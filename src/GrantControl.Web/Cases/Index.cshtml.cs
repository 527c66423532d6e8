using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>The cases of one kind, newest first.</summary>
public sealed class IndexModel(CaseKinds kinds, CaseQueries queries, TimeProvider now) : LocalizedPage
{
    private const int PageLength = 25;

    /// <summary>The kinds this person has to do with: those of an organisation never see a budget.</summary>
    public IReadOnlyCollection<ICaseKind> Kinds { get; private set; } = kinds.All;

    public ICaseKind Kind { get; private set; } = kinds.All.First();

    public string? State { get; private set; }

    public string? Text { get; private set; }

    public string? Organisation { get; private set; }

    /// <summary>Empty for people of an organisation: they see their own cases only.</summary>
    public IReadOnlyList<OrganisationName> Organisations { get; private set; } = [];

    public Page<CaseRow> Rows { get; private set; } = new([], null);

    /// <summary>How many pass the filters in each state that has any, in the order of the workflow.</summary>
    public IReadOnlyList<(StateDefinition State, long Cases)> States { get; private set; } = [];

    public long Total => States.Sum(static s => s.Cases);

    /// <summary>How many the list holds, on all its pages.</summary>
    public long Found => State is null ? Total : States.Where(s => string.Equals(s.State.Id, State, StringComparison.Ordinal)).Sum(static s => s.Cases);

    public bool Continued { get; private set; }

    /// <summary>Whether this person may begin a case of the kind, where its forms lead to it.</summary>
    public bool MayOpen { get; private set; }

    public bool Filtered => State is not null || Text is not null || Organisation is not null;

    private DateOnly Today => BusinessCalendar.DayOf(now.GetUtcNow());

    public IReadOnlyList<RowShown> Shown => [.. Rows.Items.Select(r => new RowShown(r, Kind.Route, r.NextDue < Today))];

    public async Task<IActionResult> OnGetAsync(string? kind, string? state, string? q, string? organisation, string? cursor, CancellationToken cancellation)
    {
        Kind = kind is null ? Kind : kinds.ByRoute(kind) ?? Kind;
        State = string.IsNullOrEmpty(state) ? null : state;
        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        Organisation = string.IsNullOrEmpty(organisation) ? null : organisation;
        Continued = cursor is not null;
        var caller = Caller.Of(HttpContext);
        var person = await KnownPerson.FindAsync(HttpContext);
        MayOpen = person is not null && Kind.Workflow.Opening?.Roles.Any(person.Roles.Contains) is true && Installed.Screens.Any(s => string.Equals(s.Kind, Kind.Kind, StringComparison.Ordinal));
        if (person is { Organisation: not null })
        {
            Kinds = [.. kinds.All.Where(k => k.Workflow.Opening?.Roles.Any(person.Roles.Contains) is true)];
        }

        var filter = new CaseFilter(Kind.Kind, State, Text, Organisation);
        try
        {
            var page = await queries.ListPageAsync(caller.Institution, caller.Person, filter, cursor, PageLength, cancellation);
            var counts = page.States.ToDictionary(static s => s.State, static s => s.Cases, StringComparer.Ordinal);
            (Rows, Organisations) = (page.Rows, page.Organisations);
            States = [.. Kind.Workflow.States.Where(s => counts.ContainsKey(s.Id)).Select(s => (s, counts[s.Id]))];
        }
        catch (FormatException)
        {
            return RedirectToPage("/Cases/Index");
        }

        return Page();
    }
}

/// <summary>One line of a table of cases.</summary>
/// <param name="Late">Whether the nearest deadline has passed.</param>
public sealed record RowShown(CaseRow Case, string Route, bool Late);
