using System.Globalization;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>
/// Reads an amount as people type it in tables: digits with or without commas between thousands, a point, at most two
/// decimals. Anything that could be read in two ways is refused, not guessed.
/// </summary>
public static class AmountText
{
    /// <summary>Above this, in minor units, an amount is taken for a slip: a trillion (10¹²) in major units.</summary>
    public const long Absurd = 100_000_000_000_000;

    /// <summary>The amount in minor units.</summary>
    /// <returns>Null when the text is an amount; otherwise the rule it breaks and what to tell.</returns>
    public static AmountProblem? TryRead(string text, out long minor)
    {
        minor = 0;
        var negative = text.StartsWith('-');
        var body = negative ? text[1..] : text;
        var point = body.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? body : body[..point];
        var decimals = point < 0 ? "" : body[(point + 1)..];
        if (!Digits(whole, out var digits) || !decimals.All(char.IsAsciiDigit) || (point >= 0 && decimals.Length == 0))
        {
            return LooksLikeDecimalComma(body) ? AmountProblem.DecimalComma : AmountProblem.NotAnAmount;
        }

        if (decimals.Length > 2)
        {
            return AmountProblem.Decimals;
        }

        if (digits.TrimStart('0').Length > 13)
        {
            return AmountProblem.TooLarge;
        }

        minor = long.Parse(digits + decimals.PadRight(2, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        if (minor > Absurd)
        {
            return AmountProblem.TooLarge;
        }

        minor = negative ? -minor : minor;
        return null;
    }

    /// <summary>Commas are accepted only where thousands end, so that <c>1,50</c> is never read as 150.</summary>
    private static bool Digits(string whole, out string digits)
    {
        var groups = whole.Split(',');
        digits = string.Concat(groups);
        return digits.Length > 0 && digits.All(char.IsAsciiDigit)
            && (groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3)));
    }

    private static bool LooksLikeDecimalComma(string body) =>
        body.Contains(',', StringComparison.Ordinal) && body.All(c => char.IsAsciiDigit(c) || c is '.' or ',');
}

/// <summary>Why a text is not an amount.</summary>
public sealed record AmountProblem(string Rule, Label Message)
{
    public static readonly AmountProblem NotAnAmount = new("amount-format", new(
        "no es un monto; se espera 1250000.00, sin símbolo de moneda ni letras",
        "is not an amount; 1250000.00 is expected, without currency symbol or letters"));

    public static readonly AmountProblem DecimalComma = new("amount-comma", new(
        "la coma no separa decimales; se espera 1250000.00",
        "a comma does not separate decimals; 1250000.00 is expected"));

    public static readonly AmountProblem Decimals = new("amount-decimals", new(
        "tiene más de dos decimales",
        "has more than two decimals"));

    public static readonly AmountProblem TooLarge = new("amount-absurd", new(
        "es mayor que 1,000,000,000,000.00, lo que se toma por error",
        "is above 1,000,000,000,000.00, which is taken for a slip"));
}
