using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GrantControl.Kernel.Monies;

/// <summary>
/// An amount of public money: a whole number of minor units (centavos) in one currency. Range ±92,233,720,368,547,758.07;
/// going beyond it, or mixing currencies, is an error and never a rounded or wrapped number.
/// </summary>
/// <param name="Minor">Centavos, ±9,223,372,036,854,775,807. The one value beyond has no opposite, so it is an overflow.</param>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>Centavos.</summary>
    /// <exception cref="OverflowException">The amount leaves the range.</exception>
    public long Minor { get; init => field = InRange(value); } = InRange(Minor);

    public static Money Zero(Currency currency) => new(0, currency);

    public bool IsZero => Minor == 0;

    public bool IsPositive => Minor > 0;

    public bool IsNegative => Minor < 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Minor + b.Minor), Same(a, b));

    public static Money operator -(Money a, Money b) => new(checked(a.Minor - b.Minor), Same(a, b));

    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        Same(this, other);
        return Minor.CompareTo(other.Minor);
    }

    /// <summary>The sum; zero of the given currency when there is nothing to add.</summary>
    /// <exception cref="OverflowException">The sum leaves the range.</exception>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Zero(currency), static (sum, next) => sum + next);

    /// <summary>True when this is at most the given percentage of another amount, computed without rounding.</summary>
    /// <param name="percent">0 to 100.</param>
    public bool IsAtMostPercentOf(int percent, Money whole)
    {
        Same(this, whole);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return (Int128)Minor * 100 <= (Int128)whole.Minor * percent;
    }

    /// <summary>Reads an amount with a point and exactly two decimals: <c>1250000.00</c>. No sign but minus, no separators.</summary>
    /// <returns>False for anything else, among it amounts beyond the range; the amount is then zero.</returns>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        money = Zero(currency);
        if (text is null || text.Length is < 4 or > 24 || text[^3] != '.')
        {
            return false;
        }

        var negative = text[0] == '-';

        // One amount has one text, so minus zero and leading zeros are refused.
        var digits = string.Concat(text.AsSpan(negative ? 1 : 0, text.Length - 3 - (negative ? 1 : 0)), text.AsSpan(text.Length - 2));
        if (digits.Length < 3 || !digits.All(char.IsAsciiDigit) || (digits.Length > 3 && digits[0] == '0')
            || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            || (negative && minor == 0))
        {
            return false;
        }

        money = new Money(negative ? -minor : minor, currency);
        return true;
    }

    /// <summary>The amount with two decimals and no separators, as the interface writes it.</summary>
    public string ToAmount() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Minor < 0 ? "-" : "")}{Magnitude / 100}.{Magnitude % 100:00}");

    /// <summary>As people read it: <c>Q 1,250,000.00</c>, which no end of a line breaks.</summary>
    public override string ToString() =>
        (Minor < 0 ? "-" : "") + Currency.Before(string.Create(CultureInfo.InvariantCulture, $"{Magnitude / 100:#,0}.{Magnitude % 100:00}"));

    private UInt128 Magnitude => (UInt128)Int128.Abs(Minor);

    private static long InRange(long minor) => minor == long.MinValue ? throw new OverflowException("The amount leaves the range.") : minor;

    private static Currency Same(Money a, Money b) =>
        a.Currency == b.Currency
            ? a.Currency
            : throw new InvalidOperationException($"Amounts in {a.Currency} and {b.Currency} cannot meet.");
}

/// <summary>Writes money as <c>{"amount":"1250000.00","currency":"GTQ"}</c> and reads nothing else.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? amount = null;
        string? code = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Money is an object with amount and currency.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("Amount and currency are strings.");
            }

            _ = name switch
            {
                "amount" when amount is null => amount = reader.GetString(),
                "currency" when code is null => code = reader.GetString(),
                _ => throw new JsonException($"Money has no field '{name}', or has it twice."),
            };
        }

        return Currency.TryParse(code, out var currency) && Money.TryParse(amount, currency, out var money)
            ? money
            : throw new JsonException("An amount has two decimals and a known currency, such as {\"amount\":\"1250000.00\",\"currency\":\"GTQ\"}.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("amount"u8, value.ToAmount());
        writer.WriteString("currency"u8, value.Currency.Code ?? throw new JsonException("Money without a currency cannot be written."));
        writer.WriteEndObject();
    }
}

/// <summary>Writes a currency as its ISO code.</summary>
public sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.TryParse(reader.GetString(), out var currency) ? currency : throw new JsonException("Unknown currency.");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
}
