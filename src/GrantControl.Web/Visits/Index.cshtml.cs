using GrantControl.Journal.Reports;
using GrantControl.Journal.Visits;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Maps;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Visits;

/// <summary>Visits over all cases: what is planned, overdue, done, mine; and where they were.</summary>
public sealed class IndexModel(VisitQueries queries) : LocalizedPage
{
    /// <summary>Tabs by the name they have in an address.</summary>
    public static IReadOnlyList<string> Tabs { get; } = ["planned", "overdue", "mine", "done", "closed", "cancelled"];

    public static IReadOnlyList<string> Ratings { get; } = ["high", "medium", "low"];

    public string Tab { get; private set; } = Tabs[0];

    public string? Rating { get; private set; }

    /// <summary>Country of the map.</summary>
    public string Country { get; private set; } = Departments.Guatemala;

    public VisitList List { get; private set; } = null!;

    public IReadOnlyList<VisitsMade> Made { get; private set; } = [];

    /// <summary>Visits of imported reports: they belong to no case here.</summary>
    public IReadOnlyList<VisitsReported> History { get; private set; } = [];

    /// <summary>Of the country shown, by period, each with its departments: what the map adds up.</summary>
    public IReadOnlyList<VisitsLine> Lines { get; private set; } = [];

    public DepartmentMap Map { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? tab, string? rating, string? country, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!Navigation.Visits(await KnownPerson.FindAsync(HttpContext)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Tab = Tabs.FirstOrDefault(t => string.Equals(t, tab, StringComparison.Ordinal)) ?? Tabs[0];
        Rating = Ratings.FirstOrDefault(r => string.Equals(r, rating, StringComparison.Ordinal));
        Country = string.Equals(country, Departments.ElSalvador, StringComparison.Ordinal) ? Departments.ElSalvador : Departments.Guatemala;
        var state = Tab is "overdue" ? "planned" : Tab is "mine" ? null : Tab;
        List = (await queries.ListAsync(caller.Institution, caller.Person, new VisitFilter(state, Tab is "overdue", Tab is "mine", Rating), cancellation))!;
        Made = (await queries.MadeAsync(caller.Institution, caller.Person, cancellation))!;
        History = await queries.HistoryAsync(caller.Institution, caller.Person, cancellation);
        Lines = [.. VisitEndpoints.Lines(Made, History).Where(l => l.Department.StartsWith(Country + ".", StringComparison.Ordinal))];
        Map = new DepartmentMap(
            Country,
            new("Visitas hechas por departamento", "Visits made by department"),
            new("Visitas", "Visits"),
            Lines.GroupBy(static m => m.Department, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Sum(static m => m.Visits), StringComparer.Ordinal))
        {
            Points = [.. (await queries.PlacesAsync(caller.Institution, caller.Person, cancellation)).Select(static p => new MapPoint(p.Latitude, p.Longitude, $"{p.Municipality}: {p.Title}"))],
        };
        MayImport = (await KnownPerson.FindAsync(HttpContext))!.Roles.Any(static r => r is Role.Technical or Role.Control);
        return Page();
    }

    /// <summary>The same numbers by department and period, as a file.</summary>
    public async Task<IActionResult> OnGetReportAsync(string? format, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!Navigation.Visits(await KnownPerson.FindAsync(HttpContext)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var table = VisitEndpoints.Table(VisitEndpoints.Lines(
            (await queries.MadeAsync(caller.Institution, caller.Person, cancellation))!, await queries.HistoryAsync(caller.Institution, caller.Person, cancellation)));
        return string.Equals(format, "xlsx", StringComparison.Ordinal)
            ? File(XlsxReport.Write(table, L.Tag), XlsxReport.MediaType, table.Id + ".xlsx")
            : File(CsvReport.Write(table, L.Tag), "text/csv; charset=utf-8", table.Id + ".csv");
    }

    /// <summary>Whether the reader may bring in reports of past visits.</summary>
    public bool MayImport { get; private set; }

    public int Count(string tab) => tab switch
    {
        "planned" => List.Counts.Planned,
        "overdue" => List.Counts.Overdue,
        "mine" => List.Counts.Mine,
        "done" => List.Counts.Done,
        "closed" => List.Counts.Closed,
        _ => List.Counts.Cancelled,
    };

    public static Label Name(string tab) => tab switch
    {
        "planned" => new("Programadas", "Planned"),
        "overdue" => new("Atrasadas", "Overdue"),
        "mine" => new("Mías", "Mine"),
        "done" => new("Con acciones abiertas", "Actions open"),
        "closed" => new("Cerradas", "Closed"),
        _ => new("Canceladas", "Cancelled"),
    };

    public static Label NameOfState(string state) => state switch
    {
        "planned" => new("Programada", "Planned"),
        "done" => new("Con acciones abiertas", "Actions open"),
        "closed" => new("Cerrada", "Closed"),
        _ => new("Cancelada", "Cancelled"),
    };

    public static string Tone(VisitRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Overdue ? "bad" : row.State switch { "planned" => "info", "done" => "wait", "closed" => "good", _ => "muted" };
    }
}
