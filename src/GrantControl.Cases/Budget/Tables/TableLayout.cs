using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>Which column of a file means what.</summary>
public sealed class TableLayout
{
    private readonly Dictionary<BudgetColumn, int> _at = [];
    private readonly IReadOnlyList<string> _headers;

    private TableLayout(IReadOnlyList<string> headers) => _headers = headers;

    public int Width => _headers.Count;

    /// <summary>Amount and count columns the file has.</summary>
    public IEnumerable<BudgetColumn> Numbers => _at.Keys.Where(IsNumber).Order();

    public bool Has(BudgetColumn column) => _at.ContainsKey(column);

    public RawCell Cell(RawRow row, BudgetColumn column) => _at.TryGetValue(column, out var i) ? row[i] : RawCell.Blank;

    /// <summary>The header as the file writes it; our own word for a column the file lacks.</summary>
    public string HeaderOf(BudgetColumn column) =>
        _at.TryGetValue(column, out var i) ? _headers[i] : BudgetHeader.LabelOf(column).En;

    public string HeaderAt(int index) =>
        index < _headers.Count && _headers[index].Length > 0 ? _headers[index] : FormattableString.Invariant($"#{index + 1}");

    public static bool IsNumber(BudgetColumn column) => column is >= BudgetColumn.Assigned and <= BudgetColumn.PhysicalBalance;

    public static bool IsCount(BudgetColumn column) =>
        column is BudgetColumn.PhysicalGoal or BudgetColumn.PhysicalExecuted or BudgetColumn.PhysicalBalance;

    /// <summary>Reads the header row; every header that means nothing, or means what another means already, is an error.</summary>
    public static TableLayout Read(RawRow header, List<TableError> errors)
    {
        var names = header.Cells.Select(c => c.Text).ToArray();
        var layout = new TableLayout(names);
        var meanings = BudgetHeader.Read(names);
        for (var i = 0; i < names.Length; i++)
        {
            layout.Place(header.Line, i, header.Cells[i], meanings[i], errors);
        }

        if (!layout.Has(BudgetColumn.Code))
        {
            errors.Add(new TableError(header.Line, "", "column-missing", new(
                "falta la columna del código (código, grupo, renglón, departamento, finalidad)",
                "the code column is missing (code, expense_group, object_line, department, purpose)")));
        }

        if (!layout.Has(BudgetColumn.Assigned) && !layout.Has(BudgetColumn.Current))
        {
            errors.Add(new TableError(header.Line, "", "column-missing", new(
                "falta la columna del presupuesto asignado o vigente",
                "the column of the assigned or current budget is missing")));
        }

        return layout;
    }

    private void Place(int line, int index, RawCell cell, BudgetColumn? meaning, List<TableError> errors)
    {
        if (CellTrouble.Of(cell.Problem) is { } trouble)
        {
            errors.Add(new TableError(line, HeaderAt(index), trouble.Rule, trouble.Message));
        }
        else if (meaning is null)
        {
            errors.Add(new TableError(line, HeaderAt(index), "column-unknown", new Label("no se conoce esta columna", "this column is not known")));
        }
        else if (meaning != BudgetColumn.Ignored && !_at.TryAdd(meaning.Value, index))
        {
            var label = BudgetHeader.LabelOf(meaning.Value);
            errors.Add(new TableError(line, HeaderAt(index), "column-twice", new Label(
                $"ya hay otra columna de «{label.Es}»", $"another column already means '{label.En}'")));
        }
    }
}

/// <summary>What to tell about a cell that is broken as such.</summary>
public static class CellTrouble
{
    public static AmountProblem? Of(CellProblem problem) => problem switch
    {
        CellProblem.BrokenText => new("broken-text", new(
            "el texto no está en UTF-8; guarde el archivo como «CSV UTF-8»",
            "the text is not UTF-8; save the file as 'CSV UTF-8'")),
        CellProblem.FormulaError => new("formula-error", new(
            "la celda contiene un error de fórmula",
            "the cell holds a formula error")),
        CellProblem.InexactNumber => new("amount-decimals", new(
            "el número de la hoja no es una cantidad exacta de centavos; redondéelo a dos decimales",
            "the number of the sheet is not an exact number of centavos; round it to two decimals")),
        CellProblem.BrokenQuotes => new("broken-quotes", new(
            "las comillas no cierran o están en medio del texto",
            "a quote does not close or stands inside the text")),
        CellProblem.WrongType => new("wrong-type", new(
            "la celda contiene una fecha, un porcentaje o un valor lógico",
            "the cell holds a date, a percentage or a truth value")),
        _ => null,
    };
}
