using System.Text.Json;
using System.Text.Json.Serialization;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Queries;

/// <summary>A field that a refused attempt got wrong.</summary>
/// <param name="Path">JSON path in the command's body: <c>lines[2].amount</c>; empty for the whole body.</param>
/// <param name="Message">In Spanish.</param>
public sealed record RefusedField(string Path, string Message, [property: JsonIgnore] string MessageEn)
{
    /// <summary>Most fields kept of one attempt: a file of ten thousand bad rows is not copied into the record of refusals.</summary>
    public const int MostKept = 30;

    /// <summary>With the words for a reader of English.</summary>
    public RefusedField InEnglish() => this with { Message = MessageEn };

    /// <summary>The fields as they are kept.</summary>
    /// <param name="plain">Makes any text one that the database can hold.</param>
    internal static string Write(IEnumerable<FieldError> fields, Func<string, string> plain) =>
        JsonSerializer.Serialize(fields.Take(MostKept).Select(f => new Kept(plain(f.Path), plain(f.Message.Es), plain(f.Message.En))), JsonSerializerOptions.Web);

    internal static IReadOnlyList<RefusedField> Read(string kept) =>
        [.. JsonSerializer.Deserialize<Kept[]>(kept, JsonSerializerOptions.Web)!.Select(static k => new RefusedField(k.Path, k.Es, k.En))];

    private sealed record Kept(string Path, string Es, string En);
}
