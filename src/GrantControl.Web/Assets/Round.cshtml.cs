using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Assets;

/// <summary>Counting on a phone: type or scan a number, see what it is, go on. Works without script; a scanner types and presses enter.</summary>
public sealed class RoundModel(ICaseHost host, AssetCommands commands) : LocalizedPage
{
    private const int Tries = 4;

    [BindProperty]
    public string Numbers { get; set; } = "";

    [BindProperty]
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    public CaseShown Case { get; private set; } = null!;

    public RoundView View { get; private set; } = null!;

    public bool MayCount { get; private set; }

    /// <summary>Numbers just counted; set after a count.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<string> Just { get; set; } = [];

    public Rejection? Refused { get; private set; }

    public int Seen => View.Expected.Count(i => View.Counted.Contains(i.Inventory, StringComparer.Ordinal));

    /// <summary>Expected goods not seen yet.</summary>
    public IReadOnlyList<RoundItem> Left => [.. View.Expected.Where(i => !View.Counted.Contains(i.Inventory, StringComparer.Ordinal))];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }

        var numbers = (Numbers ?? "").Split([' ', '\n', '\r', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NumberIn).Distinct(StringComparer.Ordinal).ToList();

        // Two phones count at once: whoever comes second looks again and sends the same count on the newer version.
        for (var i = 0; i < Tries; i++)
        {
            var outcome = await commands.SendAsync(
                Caller.Of(HttpContext), RoundKind.Instance, CaseId.Parse(Case.Id), "count", Case.Version, $"{Key}-{i}", new CountAssets(numbers), cancellation);
            if (outcome.Rejection is null)
            {
                return Redirect($"/assets/rounds/{id}?{string.Join('&', numbers.Take(20).Select(static n => "just=" + Uri.EscapeDataString(n)))}");
            }

            Refused = outcome.Rejection;
            if (Refused.Code != Codes.StaleVersion || !await LoadAsync(id, cancellation))
            {
                break;
            }
        }

        ModelState.Clear();
        Key = Guid.NewGuid().ToString("N");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What a counted number is, in words.</summary>
    public (string Text, string Tone, string Icon) About(string number) => View.Expected.FirstOrDefault(i => i.Inventory == number) is { } item
        ? (item.Description, "good", "done")
        : (L.T("no se esperaba aquí; se compara al terminar", "not expected here; compared in the end"), "wait", "info");

    /// <summary>A label's square reads as an address; the number is its last part.</summary>
    private static string NumberIn(string text)
    {
        var at = text.LastIndexOf("/assets/", StringComparison.Ordinal);
        return at < 0 ? text : Uri.UnescapeDataString(text[(at + "/assets/".Length)..]);
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!CaseId.TryParse(id, out var round) || await host.ReadAsync(caller.Institution, RoundKind.Instance.Kind, round, caller.Person, cancellation) is not { } reading)
        {
            return false;
        }

        Case = new CaseShown(RoundKind.Instance, reading);
        View = Case.View<RoundView>();
        MayCount = Case.Permitted.Any(static p => p is { Command: "count", BlockedBy: null });
        return true;
    }
}
