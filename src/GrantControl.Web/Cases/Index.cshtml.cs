using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>The cases of one kind, newest first.</summary>
public sealed class IndexModel(CaseKinds kinds, CaseQueries queries) : LocalizedPage
{
    private const int PageLength = 25;

    public IReadOnlyCollection<ICaseKind> Kinds => kinds.All;

    public ICaseKind Kind { get; private set; } = kinds.All.First();

    public string? State { get; private set; }

    public string? Text { get; private set; }

    public Page<CaseRow> Rows { get; private set; } = new([], null);

    public IReadOnlyList<RowShown> Shown => [.. Rows.Items.Select(r => new RowShown(r, Kind.Route, null))];

    public async Task<IActionResult> OnGetAsync(string? kind, string? state, string? q, string? cursor, CancellationToken cancellation)
    {
        Kind = kind is null ? Kind : kinds.ByRoute(kind) ?? Kind;
        State = string.IsNullOrEmpty(state) ? null : state;
        Text = q;
        var caller = Caller.Of(HttpContext);
        try
        {
            Rows = await queries.ListAsync(caller.Institution, caller.Person, Kind.Kind, State, Text, cursor, PageLength, cancellation);
        }
        catch (FormatException)
        {
            return RedirectToPage("/Cases/Index");
        }

        return Page();
    }
}

/// <summary>One line of a table of cases.</summary>
/// <param name="DaysLeft">Business days to the nearest deadline; null where the table does not count them.</param>
public sealed record RowShown(CaseRow Case, string Route, int? DaysLeft);
