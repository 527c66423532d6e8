using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Collects what is wrong with the fields of a command, each by its path, so that a person corrects them all at once.</summary>
internal sealed class FieldCheck
{
    /// <summary>The longest text a person writes, in characters.</summary>
    public const int MaxText = 4_000;

    /// <summary>The longest name or title, in characters.</summary>
    public const int MaxTitle = 200;

    /// <summary>The largest amount one case may have: Q or US$ 10,000,000,000.00; beyond it is a typing error.</summary>
    public const long MaxAmountMinor = 1_000_000_000_000;

    private readonly List<FieldError> _errors = [];

    public bool IsClean => _errors.Count == 0;

    public FieldCheck That(bool holds, string path, string es, string en)
    {
        if (!holds)
        {
            _errors.Add(new FieldError(path, new Label(es, en)));
        }

        return this;
    }

    /// <summary>A text of 1 to <paramref name="max"/> characters that says something and can be printed.</summary>
    public FieldCheck Text(string path, string? text, int max = MaxText) =>
        That(!string.IsNullOrWhiteSpace(text), path, "Escriba algo aquí.", "Write something here.").Optional(path, text, max);

    /// <summary>A text that may be missing, but is neither too long nor unprintable. PostgreSQL's jsonb cannot hold a NUL.</summary>
    public FieldCheck Optional(string path, string? text, int max = MaxText) =>
        That(text is null || text.Length <= max, path, $"Como máximo {max} caracteres.", $"At most {max} characters.")
        .That(text is null || text.All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'), path, "Hay caracteres de control.", "There are control characters.");

    /// <summary>A number given by somebody's books: 1 to <paramref name="max"/> visible ASCII characters, no space at either end.</summary>
    public FieldCheck Reference(string path, string? text, int max) => That(
        text is { Length: > 0 } && text.Length <= max && text.All(static c => c is >= ' ' and <= '~') && text[0] != ' ' && text[^1] != ' ',
        path,
        $"Hace falta un número o referencia de 1 a {max} caracteres visibles.",
        $"A number or reference of 1 to {max} visible characters is needed.");

    /// <summary>More than zero, in the currency of the case, and not beyond what one case may have.</summary>
    public FieldCheck Amount(string path, Money amount, Currency currency) =>
        That(amount.Currency == currency, path, $"La moneda del caso es {currency}.", $"The currency of the case is {currency}.")
        .That(amount.IsPositive, path, "El monto debe ser mayor que cero.", "The amount must be more than zero.")
        .That(amount.Minor <= MaxAmountMinor, path, "El monto es demasiado grande.", "The amount is too large.");

    /// <summary>A key of the institution's budget: <c>{budget}/{line}</c>, letters, digits, points, hyphens and low lines.</summary>
    public FieldCheck BudgetLine(string path, string key) => That(IsBudgetLine(key), path, "La partida se escribe «presupuesto/renglón».", "A budget line is written “budget/line”.");

    public FieldCheck Each<T>(string path, IReadOnlyList<T> items, int min, int max, Action<FieldCheck, string, T> check)
    {
        That(items.Count >= min && items.Count <= max, path, $"Se esperan de {min} a {max}.", $"Between {min} and {max} are expected.");
        for (var i = 0; i < items.Count && i < max; i++)
        {
            check(this, $"{path}[{i}]", items[i]);
        }

        return this;
    }

    public FieldCheck Unique(string path, IEnumerable<string> ids)
    {
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any())?.Key;
        return That(twice is null, path, $"«{twice}» está repetido.", $"“{twice}” stands twice.");
    }

    public Rejection? Refusal(string rule = CommonRules.FieldsValid) => _errors.Count == 0 ? null : Refuse.Fields(rule, _errors);

    private static bool IsBudgetLine(string key)
    {
        var parts = key.Split('/');
        return key.Length <= 100 && parts.Length == 2 && parts.All(p => p.Length > 0 && p.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'));
    }
}
