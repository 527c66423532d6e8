using GrantControl.Cases.Rounds;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>Physical inventories: which places are due, which rounds run, and where a new one begins.</summary>
public sealed class RoundsModel(AssetQueries queries, CaseQueries cases, AssetCommands commands, TimeProvider clock) : LocalizedPage
{
    [BindProperty]
    public string Place { get; set; } = "";

    /// <summary>Id of the person whose goods are counted, wherever they are; a round is of a place or of a person.</summary>
    [BindProperty]
    public string Custodian { get; set; } = "";

    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Null for people who do not read the register.</summary>
    public IReadOnlyList<PlaceSeen>? Places { get; private set; }

    /// <summary>People who answer for goods now.</summary>
    public IReadOnlyList<AssetScope> Custodians { get; private set; } = [];

    public IReadOnlyList<CaseRow> Rounds { get; private set; } = [];

    public bool MayCount { get; private set; }

    public Rejection? Refused { get; private set; }

    /// <summary>Goods last seen before this day are due.</summary>
    public DateOnly DueBefore => BusinessCalendar.DayOf(clock.GetUtcNow()).AddMonths(-RoundRules.Months);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        if (!MayCount)
        {
            return Page();
        }

        string? place = Named(Place), custodian = Named(Custodian);
        var what = place ?? Custodians.FirstOrDefault(c => string.Equals(c.Id, custodian, StringComparison.Ordinal))?.Name ?? custodian;
        var title = custodian is null ? L.T($"Inventario físico de {what}", $"Physical inventory of {what}") : L.T($"Inventario físico de los bienes a cargo de {what}", $"Physical inventory of the assets in the care of {what}");
        var outcome = await commands.OpenAsync(Caller.Of(HttpContext), RoundKind.Instance, Key, new OpenRound(title.Length > 200 ? title[..200] : title, place, custodian), cancellation);
        if (outcome.Rejection is null)
        {
            return Redirect($"/assets/rounds/{outcome.Case}");
        }

        ModelState.Clear();
        (Refused, Key) = (outcome.Rejection, Guid.NewGuid().ToString("N"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await KnownPerson.FindAsync(HttpContext) is not { Organisation: null } person)
        {
            return;
        }

        MayCount = person.Roles.Contains(Role.Property);
        Places = await queries.PlacesSeenAsync(caller.Institution, caller.Person, DueBefore, cancellation);
        (_, Custodians) = MayCount ? await queries.ScopesAsync(caller.Institution, caller.Person, cancellation) : ([], []);
        Rounds = (await cases.ListAsync(caller.Institution, caller.Person, RoundKind.Instance.Kind, null, null, null, 50, cancellation)).Items;
    }
}
