using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>Older events of a case, a page at a time.</summary>
public sealed class HistoryModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries)
{
    private readonly CaseQueries _queries = queries;

    public HistoryShown History { get; private set; } = null!;

    /// <param name="before">Only versions below it; the newest events without it.</param>
    /// <param name="part">Only the list itself, for a page that already stands.</param>
    public async Task<IActionResult> OnGetAsync(string kind, string id, long? before, bool part, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => host.ReadAsync(caller.Institution, k.Kind, c, caller.Person, cancellation), at: null, cancellation))
        {
            return NotFound();
        }

        History = await HistoryShown.ReadAsync(_queries, Caller.Of(HttpContext), this, before ?? long.MaxValue, cancellation);
        return part ? Partial("/Cases/_History.cshtml", History) : Page();
    }
}
