using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>One case: where it stands, what may be done, and everything that happened to it.</summary>
public sealed class CaseModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries), IWithHistory
{
    public HistoryShown History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => host.ReadAsync(caller.Institution, k.Kind, c, caller.Person, cancellation), at: null, cancellation, before: long.MaxValue, papers: true))
        {
            return NotFound();
        }

        History = HistoryShown.Of(this, Latest);
        return Page();
    }
}
