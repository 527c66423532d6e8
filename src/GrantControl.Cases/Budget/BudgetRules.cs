using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>The rules of a budget's own figures. What grants have reserved, the database's conditional update guards.</summary>
internal static class BudgetRules
{
    public const string Transferable = "transferable";

    /// <summary>The rules of a budget that its state alone decides, by name.</summary>
    public static Func<string, StateRule?> OfState(BudgetState state) => name => name == Transferable ? _ => HasTransferable(state) : null;

    /// <summary>Every field of an import that is wrong.</summary>
    public static List<FieldError> Import(ImportBudget command)
    {
        var errors = new List<FieldError>();
        Wrong(errors, !BudgetId.IsCode(command.Code), "code", "De 1 a 40 letras minúsculas, dígitos y guiones.", "1 to 40 lower-case letters, digits and hyphens.");
        Wrong(errors, !IsText(command.Title), "title", "De 1 a 200 caracteres.", "1 to 200 characters.");
        Wrong(errors, command.FiscalYear is < 2000 or > 2100, "fiscalYear", "Entre 2000 y 2100.", "Between 2000 and 2100.");
        Wrong(errors, command.Lines.Count is 0 or > BudgetTable.MaxRows, "lines", "De 1 a 10,000 líneas.", "1 to 10,000 lines.");
        Wrong(errors, command.Details is { } d && (!BudgetId.IsCode(d.Budget) || d.Budget == command.Code || !IsLineCode(d.Line)), "details",
            "Debe nombrar una línea de otro presupuesto.", "Must name a line of another budget.");
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            Line(errors, command, command.Lines[i], $"lines[{i}]", codes);
        }

        return errors;
    }

    /// <summary>Every change that is wrong in form.</summary>
    public static List<FieldError> Changes(BudgetState state, string reason, IReadOnlyList<BudgetChange> changes)
    {
        var errors = new List<FieldError>();
        Wrong(errors, !IsText(reason), "reason", "De 1 a 200 caracteres.", "1 to 200 characters.");
        Wrong(errors, changes.Count is 0 or > BudgetTable.MaxRows, "changes", "De 1 a 10,000 cambios.", "1 to 10,000 changes.");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < changes.Count; i++)
        {
            var (change, path) = (changes[i], $"changes[{i}]");
            if (change is null)
            {
                Wrong(errors, wrong: true, path, "Falta el cambio.", "The change is missing.");
                continue;
            }

            var known = state.Lines.ContainsKey(change.Line);
            Wrong(errors, !known && (!IsLineCode(change.Line) || change.Name is null || !IsText(change.Name)), $"{path}.line",
                "No hay tal línea; una nueva lleva nombre.", "There is no such line; a new one carries a name.");
            Wrong(errors, known && change.Name is not null, $"{path}.name", "La línea ya existe con otro nombre.", "The line exists already.");
            Wrong(errors, !known && state.Lines.Keys.Contains(change.Line, StringComparer.OrdinalIgnoreCase), $"{path}.line",
                "Difiere de otra línea sólo en mayúsculas.", "Differs from another line in case only.");
            Wrong(errors, !seen.Add(change.Line), $"{path}.line", "La línea está dos veces.", "The line stands twice.");
            Amount(errors, change.Amount, state.Currency, $"{path}.amount", negative: true);
            Wrong(errors, change.Amount.IsZero, $"{path}.amount", "No puede ser cero.", "Cannot be zero.");
        }

        return errors;
    }

    /// <summary>A reduction may not reach below what is spent already, nor an increase beyond what is taken for a slip.</summary>
    public static Rejection? Limits(BudgetState state, IReadOnlyList<BudgetChange> changes)
    {
        foreach (var change in changes)
        {
            var line = state.Lines.GetValueOrDefault(change.Line);
            var spent = line?.OpeningAccrued ?? Money.Zero(state.Currency);
            var current = change.Amount + (line is null ? Money.Zero(state.Currency) : line.Assigned + line.Modified);
            if (current < spent)
            {
                return Refuse.With(Codes.OverBudget, "available-not-negative",
                    $"La línea {change.Line} quedaría en {current}, por debajo de lo ya devengado {spent}.",
                    $"The line {change.Line} would fall to {current}, below the {spent} accrued already.");
            }

            if (current.Minor > AmountText.Absurd)
            {
                return Refuse.Field("amount-absurd", "changes", "Un monto pasa de 1,000,000,000,000.00.", "An amount is above 1,000,000,000,000.00.");
            }
        }

        return null;
    }

    /// <summary>Two lines, and on one of them something that is not spent.</summary>
    private static Rejection? HasTransferable(BudgetState state) =>
        state.Lines.Count > 1 && state.Lines.Values.Any(static l => l.Assigned + l.Modified > l.OpeningAccrued)
            ? null
            : Refuse.With(Codes.WrongState, Transferable, "No hay dos líneas, o nada queda en ellas que transferir.", "There are not two lines, or nothing is left on them to transfer.");

    private static void Line(List<FieldError> errors, ImportBudget command, BudgetLineImported? line, string path, HashSet<string> codes)
    {
        if (line is null)
        {
            Wrong(errors, wrong: true, path, "Falta la línea.", "The line is missing.");
            return;
        }

        Wrong(errors, !IsLineCode(line.Code), $"{path}.code", "De 1 a 200 caracteres, sin «/».", "1 to 200 characters, no '/'.");
        Wrong(errors, !codes.Add(line.Code), $"{path}.code", "El código está dos veces.", "The code stands twice.");
        Wrong(errors, !IsText(line.Name), $"{path}.name", "De 1 a 200 caracteres.", "1 to 200 characters.");
        var before = errors.Count;
        Amount(errors, line.Assigned, command.Currency, $"{path}.assigned", negative: false);
        Amount(errors, line.Modified, command.Currency, $"{path}.modified", negative: true);
        Amount(errors, line.OpeningAccrued, command.Currency, $"{path}.openingAccrued", negative: false);
        if (errors.Count == before)
        {
            Wrong(errors, line.OpeningAccrued > line.Assigned + line.Modified || (line.Assigned + line.Modified).IsNegative, $"{path}.openingAccrued",
                "Lo devengado pasa de lo vigente.", "Accrued is above current.");
        }
    }

    private static void Amount(List<FieldError> errors, Money amount, Currency currency, string path, bool negative)
    {
        Wrong(errors, amount.Currency != currency, path, $"Debe estar en {currency}.", $"Must be in {currency}.");
        Wrong(errors, amount.IsNegative && !negative, path, "No puede ser negativo.", "Cannot be negative.");
        Wrong(errors, amount.Minor is > AmountText.Absurd or < -AmountText.Absurd, path, "Pasa de 1,000,000,000,000.00.", "Is above 1,000,000,000,000.00.");
    }

    private static bool IsLineCode(string? text) => IsText(text) && !text!.Contains('/', StringComparison.Ordinal);

    private static bool IsText(string? text) =>
        text is { Length: >= 1 and <= TableRowReader.MaxText } && !text.Any(char.IsControl) && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);

    private static void Wrong(List<FieldError> errors, bool wrong, string path, string es, string en)
    {
        if (wrong)
        {
            errors.Add(new FieldError(path, new Label(es, en)));
        }
    }
}
