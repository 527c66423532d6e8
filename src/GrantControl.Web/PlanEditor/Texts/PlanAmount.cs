using System.Globalization;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>
/// Amounts as people type or paste them: <c>1,250,000.00</c>, <c>Q 1250000</c>, <c>1.250.000,00</c>, <c>1250,5</c>. What
/// could be read in two ways (<c>1.250</c>) is refused, not guessed.
/// </summary>
public static class PlanAmount
{
    private static readonly Label TwoReadings = new(
        "se puede leer de dos maneras; escriba los centavos (1,250.00)", "can be read in two ways; write the cents (1,250.00)");

    /// <summary>The amount as it stands in a field: thousands and two decimals, no symbol.</summary>
    public static string Show(Money amount) => Show(amount.Minor);

    /// <param name="minor">Centavos.</param>
    public static string Show(long minor) =>
        string.Create(CultureInfo.InvariantCulture, $"{(minor < 0 ? "-" : "")}{(UInt128)Int128.Abs(minor) / 100:#,0}.{(UInt128)Int128.Abs(minor) % 100:00}");

    /// <summary>Reads an amount in minor units.</summary>
    /// <returns>Null when the text is an amount; otherwise what to tell.</returns>
    public static Label? TryRead(string text, out long minor)
    {
        ArgumentNullException.ThrowIfNull(text);
        minor = 0;
        var body = Bare(text);
        var (point, comma) = (body.LastIndexOf('.'), body.LastIndexOf(','));
        if (point >= 0 && comma >= 0)
        {
            // Whichever stands last separates the decimals, if the other one separates thousands properly.
            body = comma > point ? Swapped(body) : body;
        }
        else if (comma >= 0 && body.Length - comma - 1 is 1 or 2 && body.IndexOf(',', StringComparison.Ordinal) == comma)
        {
            body = body.Replace(',', '.');
        }
        else if (point >= 0 && body.IndexOf('.', StringComparison.Ordinal) != point)
        {
            body = body.Replace('.', ',');
        }
        else if (point > 0 && body.Length - point - 1 == 3 && body.TrimStart('-').IndexOf('.', StringComparison.Ordinal) is >= 1 and <= 3)
        {
            return TwoReadings;
        }

        return AmountText.TryRead(body, out minor)?.Message;
    }

    /// <summary>Without the currency's symbol or code, and without the spaces some programs put between thousands.</summary>
    private static string Bare(string text)
    {
        var body = string.Concat(text.Where(static c => !char.IsWhiteSpace(c) && c != '\u00A0' && c != '\u202F'));
        foreach (var sign in (ReadOnlySpan<string>)["US$", "USD", "GTQ", "Q", "$"])
        {
            if (body.StartsWith(sign, StringComparison.OrdinalIgnoreCase))
            {
                return body[sign.Length..];
            }
        }

        return body;
    }

    private static string Swapped(string text) =>
        string.Concat(text.Select(static c => c switch { '.' => ',', ',' => '.', _ => c }));
}
