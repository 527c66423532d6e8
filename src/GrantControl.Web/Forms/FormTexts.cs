using System.Globalization;
using System.Text.Json.Nodes;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>Single values between what a person types and what JSON writes.</summary>
public static class FormTexts
{
    private const string IsoDay = "yyyy-MM-dd";

    private static readonly string[] Days = [IsoDay, "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy"];

    /// <summary>A day written 27/03/2027 or 2027-03-27.</summary>
    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>What stands on each line, without those where nothing does.</summary>
    public static IReadOnlyList<string> Lines(string text) => [.. text.Split('\n').Select(static t => t.Trim()).Where(static t => t.Length > 0)];

    public static string Iso(DateOnly day) => day.ToString(IsoDay, CultureInfo.InvariantCulture);

    /// <summary>An amount as people write it, with or without commas and the symbol of its currency: <c>Q 1,250,000.00</c>.</summary>
    /// <returns>Null when it is one; otherwise what is wrong with it.</returns>
    public static Label? TryMoney(string text, Currency currency, out Money money)
    {
        money = Money.Zero(currency);
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        var minus = plain.StartsWith('-') || plain.StartsWith('\u2212');
        plain = minus ? plain[1..] : plain;
        foreach (var sign in new[] { currency.Code, currency.Symbol, "$" })
        {
            plain = plain.StartsWith(sign, StringComparison.OrdinalIgnoreCase) ? plain[sign.Length..] : plain;
        }

        if (AmountText.TryRead((minus ? "-" : "") + plain, out var minor) is { } problem)
        {
            return new Label($"«{Short(text)}» {problem.Message.Es}.", $"“{Short(text)}” {problem.Message.En}.");
        }

        money = new Money(minor, currency);
        return null;
    }

    /// <summary>An amount as it stands in a field: 1,250,000.00.</summary>
    public static string Amount(Money money) =>
        (money.IsNegative ? "-" : "") + money.ToString().TrimStart('-')[(money.Currency.Symbol.Length + 1)..];

    /// <summary>An amount of JSON as it stands in a field.</summary>
    internal static string Amount(JsonNode? json) =>
        json is JsonObject money && Currency.TryParse(FormValues.Text(money["currency"]), out var currency)
            && Money.TryParse(FormValues.Text(money["amount"]), currency, out var amount)
            ? Amount(amount)
            : "";

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
