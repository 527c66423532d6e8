using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Collects what is wrong with the fields of a command, so that a person corrects all of it at once.</summary>
public sealed class FieldList
{
    private readonly List<FieldError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>The refusal, or null when every field is right.</summary>
    public Rejection? Under(string rule) => IsEmpty ? null : Refuse.Fields(rule, _errors);

    public void Require(bool holds, string path, string es, string en)
    {
        if (!holds)
        {
            _errors.Add(new FieldError(path, new Label(es, en)));
        }
    }

    /// <summary>A text people will read: not blank, at most <paramref name="max"/> characters, no control characters but line ends and tabs.</summary>
    public void Text(string path, string? text, int max) => Require(
        !string.IsNullOrWhiteSpace(text) && text.Length <= max && !text.Any(static c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')),
        path,
        $"Hace falta un texto de 1 a {max} caracteres.",
        $"A text of 1 to {max} characters is needed.");

    /// <summary>A number given by somebody's books: 1 to <paramref name="max"/> visible ASCII characters, without spaces at its ends.</summary>
    public void Reference(string path, string? text, int max) => Require(
        text is { Length: > 0 } && text.Length <= max && text.All(static c => c is >= ' ' and <= '~') && text[0] != ' ' && text[^1] != ' ',
        path,
        $"Hace falta un número o referencia de 1 a {max} caracteres visibles.",
        $"A number or reference of 1 to {max} visible characters is needed.");

    /// <summary>An amount of the case: its currency, more than zero and not absurd.</summary>
    public void Amount(string path, Money amount, Currency currency, long maxMinor)
    {
        Require(amount.Currency == currency, path, $"El importe debe estar en {currency}.", $"The amount must be in {currency}.");
        Require(amount.Minor > 0 && amount.Minor <= maxMinor, path, "El importe debe ser mayor que cero y razonable.", "The amount must be more than zero and sensible.");
    }
}
