using GrantControl.Journal.Budget;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Budget;

/// <summary>Budget execution as a table, in the words of the region's public accounts.</summary>
public static class ExecutionCsv
{
    private static readonly string[] Header =
    [
        "clave", "codigo", "nombre", "moneda", "asignado", "modificaciones", "vigente", "disponible", "reservado", "comprometido", "devengado", "pagado", "saldo",
        "porcentaje_de_la_fila",
    ];

    public static IResult Of(string name, IEnumerable<ExecutionRow> rows) => Csv.File(name, Header, rows.Select(Cells));

    private static IReadOnlyList<string> Cells(ExecutionRow row) =>
    [
        row.Key, row.Code, row.Name, row.Current.Currency.Code, row.Assigned.ToAmount(), row.Modified.ToAmount(), row.Current.ToAmount(), row.Available.ToAmount(),
        row.Reserved.ToAmount(), row.Committed.ToAmount(), row.Accrued.ToAmount(), row.Paid.ToAmount(), row.Balance.ToAmount(), row.Percent ?? "",
    ];
}
