using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GrantControl.Kernel.Canonical;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785), for the values this program writes: members sorted by UTF-16 code units, no
/// white space, shortest escapes. Numbers must be integers of at most 53 bits; anything else is an error, since money
/// and counts never need one.
/// </summary>
public static class CanonicalJson
{
    private const long MaxSafeInteger = 9_007_199_254_740_991;

    /// <summary>Half a surrogate pair has no UTF-8 form; replacing it silently would let two texts share one hash.</summary>
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Canonical UTF-8 bytes of a value.</summary>
    /// <exception cref="FormatException">As for parsed JSON.</exception>
    /// <exception cref="JsonException">A text holds half a surrogate pair.</exception>
    public static byte[] Serialize(object value, Type type)
    {
        using var document = JsonSerializer.SerializeToDocument(value, type, CaseJson.Options);
        return Serialize(document.RootElement);
    }

    /// <summary>Canonical UTF-8 bytes of parsed JSON.</summary>
    /// <exception cref="FormatException">A number is not a safe integer, a member name stands twice, or a text holds half a surrogate pair.</exception>
    public static byte[] Serialize(JsonElement element)
    {
        var text = new StringBuilder(512);
        Write(text, element);
        try
        {
            return StrictUtf8.GetBytes(text.ToString());
        }
        catch (EncoderFallbackException e)
        {
            throw HalfPair(e);
        }
    }

    /// <summary>SHA-256 over the canonical bytes of a value, lower-case hexadecimal.</summary>
    public static string Hash(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Convert.ToHexStringLower(SHA256.HashData(Serialize(value, value.GetType())));
    }

    private static void Write(StringBuilder to, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(to, element);
                break;
            case JsonValueKind.Array:
                WriteArray(to, element);
                break;
            case JsonValueKind.Number:
                WriteNumber(to, element);
                break;
            case JsonValueKind.String:
                WriteString(to, Text(element));
                break;
            case JsonValueKind.True:
                to.Append("true");
                break;
            case JsonValueKind.False:
                to.Append("false");
                break;
            case JsonValueKind.Null:
                to.Append("null");
                break;
            default:
                throw new FormatException("There is no JSON value here.");
        }
    }

    private static void WriteObject(StringBuilder to, JsonElement element)
    {
        var members = element.EnumerateObject().Select(static m => (Name: Text(m), m.Value)).ToArray();
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        to.Append('{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && string.Equals(members[i].Name, members[i - 1].Name, StringComparison.Ordinal))
            {
                throw new FormatException($"The member '{members[i].Name}' stands twice.");
            }

            to.Append(i > 0 ? "," : "");
            WriteString(to, members[i].Name);
            to.Append(':');
            Write(to, members[i].Value);
        }

        to.Append('}');
    }

    private static void WriteArray(StringBuilder to, JsonElement element)
    {
        to.Append('[');
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            to.Append(first ? "" : ",");
            Write(to, item);
            first = false;
        }

        to.Append(']');
    }

    /// <summary>Minus zero reads as zero here, and is written as RFC 8785 writes it.</summary>
    private static void WriteNumber(StringBuilder to, JsonElement element)
    {
        if (!element.TryGetInt64(out var number) || number is > MaxSafeInteger or < -MaxSafeInteger)
        {
            throw new FormatException("Canonical JSON here holds integers of at most 53 bits.");
        }

        to.Append(CultureInfo.InvariantCulture, $"{number}");
    }

    /// <summary>RFC 8785 escapes only quote, backslash and control characters below U+0020, with short forms where JSON has them.</summary>
    private static void WriteString(StringBuilder to, string text)
    {
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => to.Append("\\\""),
                '\\' => to.Append("\\\\"),
                '\b' => to.Append("\\b"),
                '\f' => to.Append("\\f"),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                < ' ' => to.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => to.Append(c),
            };
        }

        to.Append('"');
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw HalfPair(e);
        }
    }

    private static string Text(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException e)
        {
            throw HalfPair(e);
        }
    }

    private static FormatException HalfPair(Exception inner) => new("A text holds half a surrogate pair.", inner);
}
