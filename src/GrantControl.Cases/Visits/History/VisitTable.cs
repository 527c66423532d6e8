using System.Globalization;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Places;

namespace GrantControl.Cases.Visits.History;

/// <summary>
/// Visits read out of a table of department, municipality and number: all of them, or every bad row. A row without a
/// municipality, or with TOTAL in its place, states its department's total; TOTAL as department states that of all.
/// </summary>
public sealed record VisitTable(IReadOnlyList<VisitsCounted> Rows, IReadOnlyList<TotalStated> Totals, int? StatedTotal, IReadOnlyList<TableError> Errors)
{
    private static readonly (string Column, string Words)[] Columns =
    [
        ("department", "department departamento departamentos"),
        ("municipality", "municipality municipio municipios"),
        ("visits", "visits visitas monitoreos no_de_monitoreo numero_de_visitas"),
    ];

    public static VisitTable Read(RawTable raw, string country)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var lines = raw.Rows.Where(static r => !r.IsBlank).ToList();
        var header = lines.Count == 0 ? [] : lines[0].Cells.Select(static c => BudgetHeader.Plain(c.Text)).ToList();
        var at = Columns.Select(c => header.FindIndex(h => c.Words.Split(' ').Contains(h))).ToArray();
        if (at.Contains(-1) || lines.Count < 2)
        {
            return Refused(new TableError(lines.Count == 0 ? 0 : lines[0].Line, "", "column-missing", new("hacen falta las columnas departamento, municipio y visitas, y una fila", "the columns department, municipality and visits, and one row, are needed")));
        }

        List<VisitsCounted> rows = [];
        List<TotalStated> totals = [];
        List<TableError> errors = [];
        int? total = null;
        foreach (var line in lines.Skip(1))
        {
            var (department, municipality) = (line[at[0]].Text, line[at[1]].Text);
            if (line.Cells.Any(static c => c.Problem != CellProblem.None))
            {
                errors.Add(new TableError(line.Line, "", "cell-broken", new("hay una celda que no se puede leer", "a cell cannot be read")));
            }
            else if (!int.TryParse(line[at[2]].Text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var visits) || visits < 0)
            {
                errors.Add(new TableError(line.Line, lines[0].Cells[at[2]].Text, "visits-number", new($"«{line[at[2]].Text}» no es un número de visitas", $"'{line[at[2]].Text}' is no number of visits")));
            }
            else if (IsTotal(department))
            {
                total = visits;
            }
            else if (Departments.Named(country, department) is not { } known)
            {
                errors.Add(new TableError(line.Line, lines[0].Cells[at[0]].Text, "department-unknown", new($"el país no tiene el departamento «{department}»", $"the country has no department '{department}'")));
            }
            else if (municipality.Length == 0 || IsTotal(municipality))
            {
                totals.Add(new TotalStated(known.Code, visits));
            }
            else
            {
                rows.Add(new VisitsCounted(known.Code, municipality, visits));
            }
        }

        return errors.Count > 0 ? new VisitTable([], [], null, errors) : new VisitTable(rows, totals, total, []);
    }

    private static bool IsTotal(string text) => text.StartsWith("TOTAL", StringComparison.OrdinalIgnoreCase);

    private static VisitTable Refused(TableError error) => new([], [], null, [error]);
}
