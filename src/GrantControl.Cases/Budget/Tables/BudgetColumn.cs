using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>What a column of a budget table means.</summary>
public enum BudgetColumn
{
    Code,
    Name,
    Assigned,
    Modified,
    Current,
    Accrued,
    Balance,
    PhysicalGoal,
    PhysicalExecuted,
    PhysicalBalance,

    /// <summary>Percentages, descriptions and what the ledger alone may say: computed here, never taken from a file.</summary>
    Ignored,
}

/// <summary>Reads headers in Spanish or English, whatever their accents, case, or joining signs.</summary>
public static class BudgetHeader
{
    private static readonly Dictionary<string, BudgetColumn> Known = Table(
        (BudgetColumn.Code, "code codigo cod"),
        (BudgetColumn.Name, "name nombre descripcion description denominacion"),
        (BudgetColumn.Assigned, "assigned asignado inicial presupuesto_asignado presupuesto_inicial original"),
        (BudgetColumn.Modified, "modified modificaciones modificacion modificado modifications"),
        (BudgetColumn.Current, "current vigente presupuesto_vigente amount monto"),
        (BudgetColumn.Accrued, "accrued executed devengado ejecutado ejecucion presupuesto_ejecutado presupuesto_devengado"),
        (BudgetColumn.Balance, "balance saldo saldo_por_ejecutar saldo_por_devengar"),
        (BudgetColumn.PhysicalGoal, "physical_goal meta_fisica meta"),
        (BudgetColumn.PhysicalExecuted, "physical_executed ejecucion_fisica ejecutado_fisico"),
        (BudgetColumn.PhysicalBalance, "physical_balance saldo_fisico"),
        (BudgetColumn.Ignored, "unit unidad unidad_de_medida population poblacion available disponible reserved reservado committed comprometido paid pagado"));

    /// <summary>Headers that name what a line is: the code, or, beside a code column, its name.</summary>
    private static readonly HashSet<string> Dimensions = new(
        "expense_group grupo grupo_de_gasto object_line renglon purpose finalidad department departamento product_code producto product programa program"
            .Split(' '),
        StringComparer.Ordinal);

    /// <summary>The meaning of each header; null for one that means nothing here.</summary>
    public static IReadOnlyList<BudgetColumn?> Read(IReadOnlyList<string> headers)
    {
        var plain = headers.Select(Plain).ToArray();
        var free = new Queue<BudgetColumn>(
            Missing(plain, BudgetColumn.Code).Concat(Missing(plain, BudgetColumn.Name)));
        return [.. plain.Select(h => MeaningOf(h, free))];
    }

    /// <summary>Lower case, without accents, words joined by one underscore.</summary>
    public static string Plain(string header)
    {
        var letters = header.Trim().ToLowerInvariant().Select(c => c switch
        {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' or 'ü' => 'u',
            'ñ' => 'n',
            _ => char.IsAsciiLetterOrDigit(c) || c == '%' ? c : ' ',
        });
        return string.Join('_', new string([.. letters]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>True for the first cell of a control total: TOTAL, TOTALES, Total general.</summary>
    public static bool IsTotal(string text) => Plain(text) is "total" or "totales" or "total_general" or "gran_total" or "totals" or "grand_total";

    /// <summary>What a column is called in messages when the file does not have it.</summary>
    public static Label LabelOf(BudgetColumn column) => column switch
    {
        BudgetColumn.Code => new("código", "code"),
        BudgetColumn.Name => new("nombre", "name"),
        BudgetColumn.Assigned => new("asignado", "assigned"),
        BudgetColumn.Modified => new("modificaciones", "modified"),
        BudgetColumn.Current => new("vigente", "current"),
        BudgetColumn.Accrued => new("devengado", "accrued"),
        BudgetColumn.Balance => new("saldo por ejecutar", "balance"),
        BudgetColumn.PhysicalGoal => new("meta física", "physical goal"),
        BudgetColumn.PhysicalExecuted => new("ejecución física", "physical executed"),
        BudgetColumn.PhysicalBalance => new("saldo físico", "physical balance"),
        _ => new("columna", "column"),
    };

    private static BudgetColumn? MeaningOf(string header, Queue<BudgetColumn> free)
    {
        if (Known.TryGetValue(header, out var column))
        {
            return column;
        }

        if (Dimensions.Contains(header))
        {
            return free.TryDequeue(out var role) ? role : BudgetColumn.Ignored;
        }

        return header.Contains('%', StringComparison.Ordinal) || header.Contains("percent", StringComparison.Ordinal)
            || header.Contains("porcentaje", StringComparison.Ordinal)
            ? BudgetColumn.Ignored
            : null;
    }

    private static IEnumerable<BudgetColumn> Missing(string[] headers, BudgetColumn wanted) =>
        headers.Any(h => Known.TryGetValue(h, out var c) && c == wanted) ? [] : [wanted];

    private static Dictionary<string, BudgetColumn> Table(params (BudgetColumn Column, string Words)[] rows) =>
        rows.SelectMany(r => r.Words.Split(' ').Select(w => (w, r.Column))).ToDictionary(p => p.w, p => p.Column, StringComparer.Ordinal);
}
