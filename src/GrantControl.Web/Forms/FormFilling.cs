using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Web.Forms;

/// <summary>A record's JSON turned back into what would stand in its form.</summary>
internal static class FormFilling
{
    public static FormValues Of(FormDefinition definition, FormSeed seed, object record) =>
        Of(definition, seed, JsonSerializer.SerializeToNode(record, record.GetType(), CaseJson.Options) as JsonObject ?? []);

    /// <summary>Rows that the seed fixes are found again by their fixed values, wherever they stand in the record.</summary>
    public static FormValues Of(FormDefinition definition, FormSeed seed, JsonObject body)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Group(definition.Fields, body, "", seed, flat);
        return FormValues.Posted(definition, seed, flat);
    }

    private static void Group(IReadOnlyList<FormField> fields, JsonObject body, string path, FormSeed seed, Dictionary<string, string> flat)
    {
        foreach (var field in fields)
        {
            if (body[field.Name] is { } node)
            {
                Node(field, node, FormPaths.Join(path, field.Name), seed, flat);
            }
        }
    }

    private static void Node(FormField field, JsonNode node, string path, FormSeed seed, Dictionary<string, string> flat)
    {
        switch (field.Kind)
        {
            case FieldKind.Group when node is JsonObject group:
                Group(field.Fields, group, path, seed, flat);
                break;
            case FieldKind.Document when node is JsonObject document:
                Document(document, path, flat);
                break;
            case FieldKind.Texts when node is JsonArray texts:
                flat[path] = string.Join('\n', texts.Select(FormValues.Text));
                break;
            case FieldKind.List or FieldKind.Documents when node is JsonArray rows:
                Rows(field, rows, path, seed, flat);
                break;
            case FieldKind.Money:
                flat[path] = FormTexts.Amount(node);
                break;
            default:
                flat[path] = node is JsonValue value ? Scalar(value) : "";
                break;
        }
    }

    private static void Rows(FormField field, JsonArray rows, string path, FormSeed seed, Dictionary<string, string> flat)
    {
        var fixedRows = seed.Rows.GetValueOrDefault(path)?.Rows ?? [];
        var taken = new HashSet<int>();
        var next = fixedRows.Count;
        foreach (var row in rows.OfType<JsonObject>())
        {
            var slot = Enumerable.Range(0, fixedRows.Count).FirstOrDefault(i => !taken.Contains(i) && Matches(row, fixedRows[i]), -1);
            _ = slot >= 0 && taken.Add(slot);
            var at = FormPaths.Row(path, slot >= 0 ? slot : next++);
            if (field.Kind == FieldKind.Documents)
            {
                Document(row, at, flat);
            }
            else
            {
                flat[at + ".#"] = "";
                Group(field.Fields, row, at, seed, flat);
            }
        }
    }

    private static bool Matches(JsonObject row, FormRow fixedRow) =>
        fixedRow.Fixed.All(f => row[f.Key] is JsonValue value && string.Equals(Scalar(value), f.Value, StringComparison.Ordinal));

    private static void Document(JsonObject document, string path, Dictionary<string, string> flat)
    {
        foreach (var name in new[] { "type", "sha256", "name" })
        {
            flat[$"{path}.{name}"] = FormValues.Text(document[name]);
        }
    }

    private static string Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetValue<decimal>().ToString(CultureInfo.InvariantCulture),
        _ => FormValues.Text(value),
    };
}
