using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
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

    /// <summary>Canonical UTF-8 bytes of a value.</summary>
    public static byte[] Serialize(object value, Type type)
    {
        using var document = JsonSerializer.SerializeToDocument(value, type, CaseJson.Options);
        return Serialize(document.RootElement);
    }

    /// <summary>Canonical UTF-8 bytes of parsed JSON.</summary>
    /// <exception cref="FormatException">A number is not a safe integer, or a member name stands twice.</exception>
    public static byte[] Serialize(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            Write(writer, element);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>SHA-256 over the canonical bytes of a value, lower-case hexadecimal.</summary>
    public static string Hash(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Convert.ToHexStringLower(SHA256.HashData(Serialize(value, value.GetType())));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                if (!element.TryGetInt64(out var number) || number is > MaxSafeInteger or < -MaxSafeInteger)
                {
                    throw new FormatException("Canonical JSON here holds integers of at most 53 bits.");
                }

                writer.WriteNumberValue(number);
                break;
            case JsonValueKind.String:
                WriteString(writer, element.GetString()!);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element)
    {
        var members = element.EnumerateObject().ToArray();
        Array.Sort(members, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        writer.WriteStartObject();
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && string.Equals(members[i].Name, members[i - 1].Name, StringComparison.Ordinal))
            {
                throw new FormatException($"The member '{members[i].Name}' stands twice.");
            }

            writer.WritePropertyName(JsonEncodedText.Encode(members[i].Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
            Write(writer, members[i].Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>RFC 8785 escapes only quote, backslash and control characters, with short forms where JSON has them.</summary>
    private static void WriteString(Utf8JsonWriter writer, string text)
    {
        var builder = new System.Text.StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                < ' ' => builder.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => builder.Append(c),
            };
        }

        writer.WriteRawValue(builder.Append('"').ToString(), skipInputValidation: true);
    }
}
