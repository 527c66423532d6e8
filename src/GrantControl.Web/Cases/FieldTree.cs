using System.Globalization;
using System.Text.Json;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Cases;

/// <summary>
/// Turns the JSON of a case or of an event into what a page shows: labelled fields, tables for lists of records, and every
/// value in words. It knows nothing of any kind; labels and codes come from <see cref="CaseWords"/>.
/// </summary>
/// <param name="words">The words of the reader.</param>
/// <param name="documents">Where a document of the case is downloaded, less its hash: <c>/cases/grants/{id}/documents/</c>.</param>
public sealed class FieldTree(CaseWords words, string documents)
{
    /// <summary>Lists longer than this are cut, and say so; what is whole stands in the interface and in the reports.</summary>
    public const int MostRows = 200;

    /// <summary>Members every event has, which pages show in a place of their own, and the reader's own institution.</summary>
    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal) { "step", "postings", "institution" };

    /// <param name="command">The command these fields came from; null when they are no command's.</param>
    public IReadOnlyList<(string Label, FieldShown Value)> Fields(JsonElement json, string? command = null) =>
        json.ValueKind == JsonValueKind.Object
            ? [.. json.EnumerateObject().Where(static m => !Apart.Contains(m.Name) && m.Value.ValueKind != JsonValueKind.Null).Select(m => (words.Member(m.Name, command), Of(m.Name, m.Value)))]
            : [];

    public FieldShown Of(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when Whole(name, value) is { } text => text,
        JsonValueKind.Object => new FieldShown { Fields = Fields(value) },
        JsonValueKind.Array => List(name, value),
        _ => Scalar(name, value),
    };

    private FieldShown List(string name, JsonElement list)
    {
        var items = list.EnumerateArray().ToList();
        if (items.Count == 0)
        {
            return new FieldShown("–");
        }

        if (items.TrueForAll(i => i.ValueKind != JsonValueKind.Object || Whole(name, i) is not null))
        {
            return new FieldShown { Lines = [.. items.Select(i => Of(name, i))] };
        }

        var members = items.SelectMany(static i => i.EnumerateObject().Select(static m => m.Name)).Distinct(StringComparer.Ordinal).ToList();
        return items.TrueForAll(i => i.EnumerateObject().All(m => FitsCell(m.Name, m.Value)))
            ? Table(members, items)
            : new FieldShown { Blocks = [.. items.Take(MostRows).Select(i => Fields(i))] };
    }

    private FieldShown Table(List<string> members, List<JsonElement> items) => new()
    {
        Columns = [.. members.Select(m => (words.Member(m), items.TrueForAll(i => !i.TryGetProperty(m, out var v) || IsMoney(v) || v.ValueKind == JsonValueKind.Number)))],
        Rows = [.. items.Take(MostRows).Select(i => (IReadOnlyList<FieldShown>)[.. members.Select(m => i.TryGetProperty(m, out var v) ? Cell(m, v) : new FieldShown("–"))])],
        Left = Math.Max(0, items.Count - MostRows),
    };

    private FieldShown Cell(string name, JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? new FieldShown { Lines = [.. value.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Object && Whole(name, v) is null ? new FieldShown(string.Join(" · ", v.EnumerateObject().Select(m => Of(m.Name, m.Value).Text))) : Of(name, v))] }
        : Of(name, value);

    private bool FitsCell(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Whole(name, value) is not null,
        JsonValueKind.Array => value.EnumerateArray().All(v => v.ValueKind != JsonValueKind.Object || v.EnumerateObject().Count() <= 3),
        _ => true,
    };

    /// <summary>Objects that are one value: money and documents.</summary>
    private FieldShown? Whole(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Scalar(name, value);
        }

        if (IsMoney(value))
        {
            return new FieldShown(value.Deserialize<Money>(CaseJson.Options).ToString()) { IsNumber = true };
        }

        return value.TryGetProperty("sha256", out var sha256) && value.TryGetProperty("name", out var file)
            ? new FieldShown(value.TryGetProperty("type", out var type) ? $"{words.Document(type.GetString()!)}: {file.GetString()}" : file.GetString()!) { Address = documents + sha256.GetString() }
            : null;
    }

    private FieldShown Scalar(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => new FieldShown(words.Language.T("Sí", "Yes")),
        JsonValueKind.False => new FieldShown("No"),
        JsonValueKind.Number => new FieldShown(value.GetRawText()) { IsNumber = true },
        JsonValueKind.String => Text(name, value.GetString()!),
        _ => new FieldShown("–"),
    };

    private FieldShown Text(string name, string text)
    {
        if (text.Length == 0)
        {
            return new FieldShown("–");
        }

        if (Evidence.IsHash(text))
        {
            return new FieldShown(text) { IsCode = true };
        }

        if (text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new FieldShown(LocalizedPage.Day(day));
        }

        if (text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return new FieldShown(LocalizedPage.Time(at));
        }

        return new FieldShown(name switch
        {
            "gate" or "reopened" or "carried" => words.Gate(text),
            "section" or "changed" or "watches" => words.Section(text),
            "owner" or "escalatesTo" or "role" => words.Role(text),
            "person" or "raisedBy" => words.Person(text),
            "by" => words.Value(text) is var part && part != text ? part : words.Person(text),
            "deadline" => words.Deadline(text),
            "verdict" or "ground" or "dutyA" or "dutyB" => words.Value(text),
            _ => FieldWords.Of(words.Kind, null, name) is { Options.Count: > 0 } field && FieldWords.Value(field, text) is { } value ? words.Language.T(value) : text,
        });
    }

    private static bool IsMoney(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.String
        && value.TryGetProperty("currency", out _) && value.EnumerateObject().Count() == 2;
}

/// <summary>One value as a page shows it: a text, lines of texts, labelled fields, blocks of them, or a table.</summary>
public sealed record FieldShown(string Text = "")
{
    /// <summary>Where a link on the text leads; null for none.</summary>
    public string? Address { get; init; }

    public bool IsNumber { get; init; }

    /// <summary>A hash: shown in one width, and broken where the line ends.</summary>
    public bool IsCode { get; init; }

    public IReadOnlyList<FieldShown> Lines { get; init; } = [];

    public IReadOnlyList<(string Label, FieldShown Value)> Fields { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<(string Label, FieldShown Value)>> Blocks { get; init; } = [];

    public IReadOnlyList<(string Label, bool IsNumber)> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<FieldShown>> Rows { get; init; } = [];

    /// <summary>Rows left out of a very long table.</summary>
    public int Left { get; init; }
}
