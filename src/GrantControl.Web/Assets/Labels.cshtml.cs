using GrantControl.Journal.Assets;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>A sheet of labels to be stuck on goods; the squares open the good's own page.</summary>
public sealed class LabelsModel(AssetQueries queries) : LocalizedPage
{
    /// <summary>Labels printed at once: some ten sheets.</summary>
    public const int Most = 240;

    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<string> Assets { get; set; } = [];

    public IReadOnlyList<AssetRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        Rows = await queries.ManyAsync(caller.Institution, caller.Person, [.. Assets.Distinct(StringComparer.Ordinal).Take(Most)], cancellation);
    }

    public IHtmlContent Squares(AssetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return QrSvg.Of($"{Request.Scheme}://{Request.Host}/assets/{Uri.EscapeDataString(row.Asset.Inventory)}");
    }
}
