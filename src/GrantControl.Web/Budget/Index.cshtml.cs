using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Budget;

/// <summary>One budget: its figures, and its lines with what became of each.</summary>
public sealed class IndexModel(BudgetQueries queries, ICaseHost host) : LocalizedPage
{
    /// <summary>Lines on one page.</summary>
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "budget")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    /// <summary>Only lines something was reserved, committed or accrued on.</summary>
    [BindProperty(SupportsGet = true, Name = "moved")]
    public bool OnlyMoved { get; set; }

    /// <summary><c>code</c>, <c>execution</c> or <c>available</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>1-based.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>Null when the person may not read budgets.</summary>
    public IReadOnlyList<BudgetSummary>? Budgets { get; private set; }

    /// <summary>Null when there is no budget yet.</summary>
    public BudgetExecution? Execution { get; private set; }

    public BudgetComparison? Comparison { get; private set; }

    /// <summary>Lines that match, sorted; all pages of them.</summary>
    public IReadOnlyList<ExecutionRow> Matching { get; private set; } = [];

    public IEnumerable<ExecutionRow> Shown => Matching.Skip((Number - 1) * PageSize).Take(PageSize);

    public int Pages => Math.Max(1, (Matching.Count + PageSize - 1) / PageSize);

    public bool Filtered => Matching.Count != Execution!.Lines.Count;

    /// <summary>The total of the lines that match.</summary>
    public ExecutionRow Total => Filtered ? ExecutionRow.Total(Matching, Execution!.Budget.Currency, Execution.Budget.Chargeable) : Execution!.Total;

    public bool MayImport { get; private set; }

    /// <summary>What the reader may do to this budget now.</summary>
    public IReadOnlyList<CommandOffered> Offered { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Execution is { } execution)
        {
            var caller = Caller.Of(HttpContext);
            Comparison = await queries.ComparisonAsync(caller.Institution, caller.Person, execution, cancellation);
            var id = BudgetId.For(caller.Institution, execution.Budget.Code);
            Offered = await host.ReadAsync(caller.Institution, BudgetKind.Instance.Kind, id, caller.Person, cancellation) is { } reading
                ? new CaseShown(BudgetKind.Instance, reading).Permitted
                : [];
        }

        return Page();
    }

    /// <summary>The lines that match, as a file.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? format, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Execution is not { } execution)
        {
            return NotFound();
        }

        var table = BudgetTables.Of(execution with { Lines = Matching, Total = Total });
        return format switch
        {
            "csv" => File(CsvReport.Write(table, L.Tag), "text/csv; charset=utf-8", table.Id + ".csv"),
            "xlsx" => File(XlsxReport.Write(table, L.Tag), XlsxReport.MediaType, table.Id + ".xlsx"),
            _ => NotFound(),
        };
    }

    public string Link(string? sort = null, int page = 1, string? file = null)
    {
        var query = new[]
            {
                ("handler", file is null ? null : "File"), ("format", file), ("budget", Execution!.Budget.Code), ("q", Text), ("moved", OnlyMoved ? "true" : null),
                ("sort", sort ?? Sort), ("p", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
            }
            .Where(static p => !string.IsNullOrEmpty(p.Item2))
            .Select(static p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}");
        return "/budget?" + string.Join('&', query);
    }

    /// <summary>False when the budget asked for does not exist.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        Budgets = await queries.BudgetsAsync(caller.Institution, caller.Person, cancellation);
        MayImport = Budgets is not null && (await KnownPerson.FindAsync(HttpContext))?.Roles.Contains(Role.Finance) is true;
        if (Budgets is null or [])
        {
            return true;
        }

        // What grants are charged to is what people come for; the other tables show the same money in other cuts.
        var code = string.IsNullOrEmpty(Asked) ? (Budgets.FirstOrDefault(static b => b.Chargeable) ?? Budgets[0]).Code : Asked;
        Execution = await queries.ExecutionAsync(caller.Institution, caller.Person, code, cancellation);
        if (Execution is null)
        {
            return false;
        }

        Matching = [.. Sorted(Execution.Lines.Where(Matches))];
        Number = Math.Clamp(Number, 1, Pages);
        return true;
    }

    private bool Matches(ExecutionRow row) =>
        (!OnlyMoved || !row.Reserved.IsZero || !row.Committed.IsZero)
        && (string.IsNullOrWhiteSpace(Text) || Contains(row.Code) || Contains(row.Name));

    private bool Contains(string text) => System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        text, Text!.Trim(), System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) >= 0;

    private IEnumerable<ExecutionRow> Sorted(IEnumerable<ExecutionRow> rows) => Sort switch
    {
        "execution" => rows.OrderByDescending(static r => r.Current.IsZero ? -1 : (decimal)r.Accrued.Minor / r.Current.Minor).ThenBy(static r => r.Code, StringComparer.Ordinal),
        "available" => rows.OrderByDescending(static r => r.Available.Minor).ThenBy(static r => r.Code, StringComparer.Ordinal),
        _ => rows.OrderBy(static r => r.Code.All(char.IsAsciiDigit) ? r.Code.PadLeft(20, '0') : r.Code, StringComparer.Ordinal),
    };
}
