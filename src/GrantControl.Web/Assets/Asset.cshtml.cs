using GrantControl.Cases.Assets;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Assets;

/// <summary>One good: where it is, who answers for it, what it is worth on any day and what happened to it.</summary>
public sealed class AssetModel(AssetQueries queries, CaseQueries cases, CaseKinds kinds, TimeProvider clock) : LocalizedPage
{
    public AssetFacts Asset { get; private set; } = null!;

    public BookValueWorking Working { get; private set; } = null!;

    public string CustodianName { get; private set; } = "";

    public AssetHolder? Holder { get; private set; }

    /// <summary>What was typed as a day and is none; null when there is nothing wrong.</summary>
    public string? BadDay { get; private set; }

    public bool MayDispose { get; private set; }

    public async Task<IActionResult> OnGetAsync(string inventory, string? on, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await queries.FindAsync(caller.Institution, caller.Person, inventory, null, cancellation) is not { } row)
        {
            return NotFound();
        }

        Asset = row.Asset;
        var day = BusinessCalendar.DayOf(clock.GetUtcNow());
        if (!string.IsNullOrWhiteSpace(on) && !FormTexts.TryDay(on, out day))
        {
            (BadDay, day) = (on, BusinessCalendar.DayOf(clock.GetUtcNow()));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        Working = BookValue.Working(Asset, day);
        CustodianName = (await cases.NamesAsync(caller.Institution, [Asset.Custodian], cancellation)).GetValueOrDefault(Asset.Custodian, Asset.Custodian);
        Holder = Asset.HeldBy is { } held ? (await queries.HoldersAsync(caller.Institution, [held], cancellation)).GetValueOrDefault(held) : null;
        MayDispose = Asset.State == AssetFacts.InUse && (await KnownPerson.FindAsync(HttpContext))?.Roles.Contains(Role.Custodian) is true;
        return Page();
    }

    public string? AddressOf(AssetHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return kinds.All.FirstOrDefault(k => string.Equals(k.Kind, holder.Kind, StringComparison.Ordinal)) is { } kind ? $"/cases/{kind.Route}/{holder.Case}" : null;
    }
}
