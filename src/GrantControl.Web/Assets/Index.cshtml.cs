using GrantControl.Cases.Assets;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>The register of assets: searched, filtered, and the place where goods are chosen for labels, a transfer or a disposal.</summary>
public sealed class IndexModel(AssetQueries queries, CaseKinds kinds) : LocalizedPage
{
    private const int PageLength = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Custodian { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Null for people who do not read the register.</summary>
    public Page<AssetRow>? Found { get; private set; }

    public IReadOnlyList<AssetTotal> Totals { get; private set; } = [];

    public IReadOnlyList<AssetScope> Places { get; private set; } = [];

    public IReadOnlyList<AssetScope> Custodians { get; private set; } = [];

    public IReadOnlyDictionary<CaseId, AssetHolder> Holders { get; private set; } = new Dictionary<CaseId, AssetHolder>();

    public bool MayImport { get; private set; }

    public bool MayDispose { get; private set; }

    public bool Filtered => Text is not null || Class is not null || Custodian is not null || Place is not null || State is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var filter = new AssetFilter(Text, Class, Custodian, Place, State);
        try
        {
            Found = await queries.ListAsync(caller.Institution, caller.Person, filter, Cursor, PageLength, cancellation);
        }
        catch (FormatException)
        {
            return Redirect("/assets");
        }

        if (Found is null)
        {
            return Page();
        }

        Totals = await queries.TotalsAsync(caller.Institution, caller.Person, filter, cancellation);
        (Places, Custodians) = await queries.ScopesAsync(caller.Institution, caller.Person, cancellation);
        Holders = await queries.HoldersAsync(caller.Institution, [.. Found.Items.Select(static r => r.Asset.HeldBy).OfType<CaseId>()], cancellation);
        var person = await KnownPerson.FindAsync(HttpContext);
        MayImport = person?.Roles.Contains(Role.Property) is true;
        MayDispose = person?.Roles.Contains(Role.Custodian) is true;
        return Page();
    }

    /// <summary>A custodian by name, where the register knows him as a person.</summary>
    public string NameOf(string custodian) => Custodians.FirstOrDefault(c => string.Equals(c.Id, custodian, StringComparison.Ordinal))?.Name ?? custodian;

    /// <summary>The address of the page of a case; null when its kind is not installed.</summary>
    public string? AddressOf(AssetHolder holder)
    {
        ArgumentNullException.ThrowIfNull(holder);
        return kinds.All.FirstOrDefault(k => string.Equals(k.Kind, holder.Kind, StringComparison.Ordinal)) is { } kind ? $"/cases/{kind.Route}/{holder.Case}" : null;
    }

    public IReadOnlyList<(string Id, Label Label)> States { get; } =
    [
        (AssetFacts.InUse, AssetWords.State(AssetFacts.InUse)), (AssetFacts.Locked, AssetWords.State(AssetFacts.Locked)), (AssetFacts.Removed, AssetWords.State(AssetFacts.Removed)),
    ];

    public IReadOnlyDictionary<string, Label> Classes => AssetClasses.All;
}
