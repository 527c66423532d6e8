using System.Text.Json;
using System.Text.Json.Serialization;

namespace GrantControl.Kernel.Canonical;

/// <summary>
/// Writes text, refusing half a surrogate pair. The serializer alone would write U+FFFD in its place, so that what is hashed
/// would not be what was decided.
/// </summary>
public sealed class WellFormedText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Checked(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Checked(value));

    private static string Checked(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsSurrogatePair(text, i))
                {
                    throw new JsonException("A text holds half a surrogate pair.");
                }

                i++;
            }
        }

        return text;
    }
}
