using System.Text.Json.Serialization;

namespace GrantControl.Kernel.Monies;

/// <summary>An ISO 4217 currency with two decimals. Only the currencies listed here are accepted; anything else is an error.</summary>
[JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency
{
    /// <summary>Guatemalan quetzal.</summary>
    public static readonly Currency Gtq = new("GTQ", "Q");

    /// <summary>United States dollar, legal tender of El Salvador.</summary>
    public static readonly Currency Usd = new("USD", "US$");

    private Currency(string code, string symbol) => (Code, Symbol) = (code, symbol);

    /// <summary>Three-letter ISO 4217 code.</summary>
    public string Code { get; }

    /// <summary>What stands before an amount on screen: <c>Q</c> or <c>US$</c>.</summary>
    public string Symbol { get; }

    /// <summary>A figure with the sign before it, as people read it; they never part at the end of a line.</summary>
    public string Before(string figure) => $"{Symbol}\u00A0{figure}";

    /// <summary>The currency of an ISO code, or false when this program does not keep books in it.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        currency = code switch { "GTQ" => Gtq, "USD" => Usd, _ => default };
        return currency.Code is not null;
    }

    /// <summary>The currency of an ISO code.</summary>
    /// <exception cref="FormatException">The code is not one of the currencies above.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var c) ? c : throw new FormatException($"Unknown currency '{code}'.");

    public override string ToString() => Code;
}
