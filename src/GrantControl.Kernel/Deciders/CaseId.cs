using System.Text.Json;
using System.Text.Json.Serialization;

namespace GrantControl.Kernel.Deciders;

/// <summary>The identity of a case: a time-ordered UUID made by the host, because random keys slow large tables.</summary>
[JsonConverter(typeof(CaseIdJson))]
public readonly record struct CaseId(Guid Value)
{
    public static CaseId Parse(string text) => new(Guid.Parse(text));

    public static bool TryParse(string? text, out CaseId id)
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = new CaseId(value);
        return ok;
    }

    public override string ToString() => Value.ToString("D");
}

/// <summary>Writes a case id as the plain UUID string.</summary>
public sealed class CaseIdJson : JsonConverter<CaseId>
{
    public override CaseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, CaseId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
