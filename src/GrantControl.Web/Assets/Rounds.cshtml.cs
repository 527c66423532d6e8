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

    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Null for people who do not read the register.</summary>
    public IReadOnlyList<PlaceSeen>? Places { get; private set; }

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

        var place = (Place ?? "").Trim();
        var title = L.T($"Inventario físico de {place}", $"Physical inventory of {place}");
        var outcome = await commands.OpenAsync(Caller.Of(HttpContext), RoundKind.Instance, Key, new OpenRound(title.Length > 200 ? title[..200] : title, place), cancellation);
        if (outcome.Rejection is null)
        {
            return Redirect($"/assets/rounds/{outcome.Case}");
        }

        ModelState.Clear();
        (Refused, Key) = (outcome.Rejection, Guid.NewGuid().ToString("N"));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await KnownPerson.FindAsync(HttpContext) is not { Organisation: null } person)
        {
            return;
        }

        MayCount = person.Roles.Contains(Role.Property);
        Places = await queries.PlacesSeenAsync(caller.Institution, caller.Person, DueBefore, cancellation);
        Rounds = (await cases.ListAsync(caller.Institution, caller.Person, RoundKind.Instance.Kind, null, null, null, 50, cancellation)).Items;
    }
}
