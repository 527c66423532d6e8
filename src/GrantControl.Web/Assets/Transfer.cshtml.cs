using GrantControl.Cases.Custody;
using GrantControl.Journal.Assets;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>Offers chosen goods to another custodian or place.</summary>
public sealed class TransferModel(AssetQueries queries, AssetCommands commands) : LocalizedPage
{
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<string> Assets { get; set; } = [];

    [BindProperty]
    public string To { get; set; } = "";

    [BindProperty]
    public string Place { get; set; } = "";

    [BindProperty]
    public string Reason { get; set; } = "";

    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    public bool May { get; private set; }

    public IReadOnlyList<AssetRow> Rows { get; private set; } = [];

    public IReadOnlyList<AssetScope> Places { get; private set; } = [];

    /// <summary>People who can answer for goods.</summary>
    public IReadOnlyList<AssetScope> Receivers { get; private set; } = [];

    public Rejection? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!May)
        {
            return Page();
        }

        var place = (Place ?? "").Trim();
        var count = Rows.Count == 1 ? Rows[0].Asset.Description : L.T($"{Rows.Count} bienes", $"{Rows.Count} assets");
        var title = $"{count} → {place}";
        var outcome = await commands.OpenAsync(
            Caller.Of(HttpContext), CustodyKind.Instance, Key, new OfferCustody(title.Length > 200 ? title[..200] : title, To ?? "", place, (Reason ?? "").Trim(), [.. Assets.Distinct(StringComparer.Ordinal)]), cancellation);
        if (outcome.Rejection is null)
        {
            return Redirect($"/cases/{CustodyKind.Instance.Route}/{outcome.Case}");
        }

        // A corrected form is another command.
        ModelState.Clear();
        (Refused, Key) = (outcome.Rejection, Guid.NewGuid().ToString("N"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        May = await KnownPerson.FindAsync(HttpContext) is { Organisation: null } person && (person.Roles.Contains(Role.Custodian) || person.Roles.Contains(Role.Property));
        Rows = await queries.ManyAsync(caller.Institution, caller.Person, [.. Assets.Distinct(StringComparer.Ordinal).Take(CustodyRules.MaxAssets)], cancellation);
        (Places, _) = await queries.ScopesAsync(caller.Institution, caller.Person, cancellation);
        Receivers = [.. (await queries.PeopleAsync(caller.Institution, caller.Person, Role.Custodian, cancellation)).Where(p => p.Id != caller.Person)];
    }
}
