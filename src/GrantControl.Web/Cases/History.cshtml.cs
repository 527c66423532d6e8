using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>Older events of a case, a page at a time.</summary>
public sealed class HistoryModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries)
{
    public HistoryShown History { get; private set; } = null!;

    /// <param name="before">Only versions below it; the newest events without it.</param>
    /// <param name="part">Only the list itself, for a page that already stands.</param>
    public async Task<IActionResult> OnGetAsync(string kind, string id, long? before, bool part, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => host.ReadAsync(caller.Institution, k.Kind, c, caller.Person, cancellation), at: null, cancellation, before: before ?? long.MaxValue))
        {
            return NotFound();
        }

        History = HistoryShown.Of(this, Latest);
        return part ? Partial("/Cases/_History.cshtml", History) : Page();
    }
}
