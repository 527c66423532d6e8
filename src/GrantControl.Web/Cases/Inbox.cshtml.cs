using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Cases;

/// <summary>What waits for the person signed in.</summary>
public sealed class InboxModel(CaseKinds kinds, CaseQueries queries) : LocalizedPage
{
    public IReadOnlyList<RowShown> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var rows = await queries.InboxAsync(caller.Institution, caller.Person, CaseQueries.MaxPage, cancellation);
        Rows = [.. rows.Select(r => new RowShown(r.Case, kinds.Get(r.Case.Kind).Route, r.BusinessDaysLeft))];
    }
}
