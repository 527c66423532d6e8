using GrantControl.Cases.Assets;
using GrantControl.Cases.Rounds;
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

namespace GrantControl.Web.Assets;

/// <summary>One good: where it is, who answers for it, what it is worth on any day and what happened to it.</summary>
public sealed class AssetModel(AssetQueries queries, CaseQueries cases, CaseKinds kinds, AssetCommands commands, TimeProvider clock) : LocalizedPage
{
    public AssetFacts Asset { get; private set; } = null!;

    public BookValueWorking Working { get; private set; } = null!;

    public string CustodianName { get; private set; } = "";

    public AssetHolder? Holder { get; private set; }

    /// <summary>What was typed as a day and is none; null when there is nothing wrong.</summary>
    public string? BadDay { get; private set; }

    public bool MayDispose { get; private set; }

    public bool MayTransfer { get; private set; }

    public IReadOnlyList<AssetHappening> History { get; private set; } = [];

    /// <summary>Rounds that are being counted, for whoever may count: a label's square leads here.</summary>
    public IReadOnlyList<CaseRow> Counting { get; private set; } = [];

    /// <summary>A count needs no key of its own from the page: the same good in the same round is one count.</summary>
    public async Task<IActionResult> OnPostCountAsync(string inventory, string round, long version, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!CaseId.TryParse(round, out var id))
        {
            return NotFound();
        }

        var outcome = await commands.SendAsync(
            caller, RoundKind.Instance, id, "count", version, $"scan-{id}-{version.ToString(System.Globalization.CultureInfo.InvariantCulture)}-{inventory}", new CountAssets([inventory]), cancellation);
        return Redirect($"/assets/rounds/{id}{(outcome.Rejection is null ? "?just=" + Uri.EscapeDataString(inventory) : "")}");
    }

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
        var person = await KnownPerson.FindAsync(HttpContext);
        var free = Asset.State == AssetFacts.InUse;
        MayDispose = free && person?.Roles.Contains(Role.Custodian) is true;
        MayTransfer = free && (person?.Roles.Contains(Role.Property) is true || (MayDispose && Asset.Custodian == caller.Person));
        History = await queries.HistoryAsync(caller.Institution, caller.Person, Asset.Inventory, cancellation);
        if (person?.Roles.Contains(Role.Property) is true)
        {
            Counting = (await cases.ListAsync(caller.Institution, caller.Person, RoundKind.Instance.Kind, RoundWorkflow.Counting, null, null, 10, cancellation)).Items;
        }

        return Page();
    }

    public string? AddressOf(AssetHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return kinds.All.FirstOrDefault(k => string.Equals(k.Kind, holder.Kind, StringComparison.Ordinal)) is { } kind ? $"/cases/{kind.Route}/{holder.Case}" : null;
    }
}
