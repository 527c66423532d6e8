using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>A case as it was at one version: the same page, with nothing to do on it.</summary>
public sealed class AtModel(CaseKinds kinds, CaseQueries queries) : CaseScreen(kinds, queries), IWithHistory
{
    private readonly CaseQueries _queries = queries;

    public HistoryShown History { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, string id, long version, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => _queries.AtAsync(caller.Institution, caller.Person, k.Kind, c, version, cancellation), version, cancellation, before: version + 1))
        {
            return NotFound();
        }

        History = HistoryShown.Of(this, Latest);
        return Page();
    }
}
