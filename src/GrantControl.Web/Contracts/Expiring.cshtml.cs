using GrantControl.Cases.Contracts;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Contracts;

/// <summary>What expires: contracts and their guarantees by the days they have left, in the bands in which alerts go out.</summary>
public sealed class ExpiringModel(CaseQueries queries, IFactsReader people, TimeProvider now) : LocalizedPage
{
    private const int LastBand = 60;
    private const int Year = 365;

    public static IReadOnlyList<ExpiryBand> Bands { get; } =
    [
        new(int.MinValue, -1, new("Ya vencieron", "Already ended"), "bad"),
        new(0, 15, new("En 15 días o menos", "In 15 days or fewer"), "bad"),
        new(16, 30, new("De 16 a 30 días", "16 to 30 days"), "wait"),
        new(31, LastBand, new("De 31 a 60 días", "31 to 60 days"), "info"),
        new(LastBand + 1, Year, new("Más adelante", "Later"), "muted"),
    ];

    public DateOnly Today { get; private set; }

    public IReadOnlyList<Expiring> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!Navigation.SeesExpiries(await people.PersonAsync(caller.Institution, caller.Person, TimeSpan.FromSeconds(2), cancellation)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Today = BusinessCalendar.DayOf(now.GetUtcNow());
        Rows = await queries.ExpiringAsync(
            caller.Institution, caller.Person, ContractKind.Instance.Kind, ["receive-provisional", ContractWorkflow.GuaranteeEnds], Today.AddDays(Year), cancellation);
        return Page();
    }

    public int Left(Expiring row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Due.DayNumber - Today.DayNumber;
    }

    public IReadOnlyList<Expiring> In(ExpiryBand band) => [.. Rows.Where(r => Left(r) >= band.From && Left(r) <= band.To)];

    /// <summary>True for the contract itself, false for a guarantee.</summary>
    public static bool IsContract(Expiring row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Transition == "receive-provisional";
    }
}

/// <summary>A stretch of days left.</summary>
/// <param name="From">First day of it, inclusive; negative when past.</param>
/// <param name="To">Last day of it, inclusive.</param>
public sealed record ExpiryBand(int From, int To, Label Label, string Tone);
