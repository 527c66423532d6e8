using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Places;

namespace GrantControl.Cases.Visits.History;

#pragma warning disable MA0048 // the command, its rows and its event read better together

/// <summary>Enters a report of visits made before this program kept them: every row of it, or nothing.</summary>
/// <param name="Code">1–40 of a–z, 0–9 and hyphens; with the institution it is the report's identity.</param>
/// <param name="Country"><c>GT</c> or <c>SV</c>.</param>
/// <param name="Starts">First day of the period the report is about; it says no more of when each visit was.</param>
/// <param name="Rows">1 to 10,000.</param>
/// <param name="Totals">What the report itself states for each department; empty when it states nothing.</param>
/// <param name="StatedTotal">What it states over all; null when it states nothing.</param>
public sealed record ImportVisits(
    [Field("Código", "Code", HintEs = "De 1 a 40: letras minúsculas, cifras y guiones.", HintEn = "1 to 40 of lower-case letters, digits and hyphens.")] string Code,
    [Field("Nombre del informe", "Name of the report")] string Title,
    [Field("País", "Country", Choice = "country")] string Country,
    [Field("Desde", "From")] DateOnly Starts,
    [Field("Hasta", "To")] DateOnly Ends,
    [Field("Visitas", "Visits", ItemEs = "Municipio", ItemEn = "Municipality")] IReadOnlyList<VisitsCounted> Rows,
    [Field("Totales que declara", "Totals it states", ItemEs = "Departamento", ItemEn = "Department")] IReadOnlyList<TotalStated> Totals,
    [Field("Total general que declara", "Total it states over all")] int? StatedTotal = null) : ICaseCommand;

/// <param name="Department">Code of the department: <c>GT.HU</c>.</param>
/// <param name="Visits">1 to 100,000.</param>
public sealed record VisitsCounted(
    [Field("Departamento", "Department")] string Department,
    [Field("Municipio", "Municipality")] string Municipality,
    [Field("Visitas", "Visits")] int Visits);

public sealed record TotalStated([Field("Departamento", "Department")] string Department, [Field("Visitas", "Visits")] int Visits);

public sealed record VisitsImported(
    string Institution, string Number, string Code, string Title, string Country, DateOnly Starts, DateOnly Ends, IReadOnlyList<VisitsCounted> Rows,
    IReadOnlyList<TotalStated> Totals, int? StatedTotal) : CaseEvent;

/// <summary>The rules of a report of past visits; each wrong field is named by its path.</summary>
internal static class VisitHistoryRules
{
    public const string Valid = "visits-valid";
    private const int MostVisits = 100_000;

    public static Rejection? Refuses(ImportVisits c, DateOnly today)
    {
        var seen = new HashSet<(string, string)>();
        var check = new FieldCheck()
            .That(BudgetId.IsCode(c.Code), "code", "De 1 a 40 letras minúsculas, dígitos y guiones.", "1 to 40 lower-case letters, digits and hyphens.")
            .Text("title", c.Title, FieldCheck.MaxTitle)
            .That(Departments.Of(c.Country).Any(), "country", "Elija Guatemala o El Salvador.", "Choose Guatemala or El Salvador.")
            .That(c.Starts <= c.Ends, "starts", "El período termina antes de empezar.", "The period ends before it starts.")
            .That(c.Ends <= today, "ends", "El período no ha terminado.", "The period has not ended.")
            .Each("rows", c.Rows, 1, BudgetTable.MaxRows, (f, path, row) => f
                .That(Departments.ByItsCode(row.Department)?.Country == c.Country, $"{path}.department", "El país no tiene ese departamento.", "The country has no such department.")
                .Text($"{path}.municipality", row.Municipality, FieldCheck.MaxTitle)
                .That(seen.Add((row.Department, row.Municipality.ToUpperInvariant())), $"{path}.municipality", "Ese municipio está dos veces.", "That municipality stands twice.")
                .That(row.Visits is >= 1 and <= MostVisits, $"{path}.visits", "De 1 a 100,000.", "1 to 100,000."))
            .Unique("totals", c.Totals.Select(static t => t.Department));
        if (!check.IsClean)
        {
            return check.Refusal(Valid);
        }

        for (var i = 0; i < c.Totals.Count; i++)
        {
            var stated = c.Totals[i];
            var counted = c.Rows.Where(r => r.Department == stated.Department).Sum(static r => r.Visits);
            check.That(counted == stated.Visits, $"totals[{i}].visits", $"Declara {stated.Visits}; sus municipios suman {counted}.", $"It states {stated.Visits}; its municipalities add up to {counted}.");
        }

        var all = c.Rows.Sum(static r => r.Visits);
        return check.That(c.StatedTotal is null || c.StatedTotal == all, "statedTotal", $"Declara {c.StatedTotal}; las filas suman {all}.", $"It states {c.StatedTotal}; the rows add up to {all}.").Refusal(Valid);
    }
}
