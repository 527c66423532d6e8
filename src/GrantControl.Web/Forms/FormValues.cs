using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GrantControl.Web.Forms;

/// <summary>
/// What stands in a form: texts as typed, in the shape of the record. Made from a post, a draft or a record; whatever the
/// definition does not know is left out, so that nothing posted can reach further than the form does.
/// </summary>
public sealed class FormValues
{
    /// <summary>A text longer than this is cut: no field of ours takes a quarter of it.</summary>
    public const int LongestText = 20_000;

    private FormValues(JsonObject root) => Root = root;

    /// <summary>Groups are objects, lists arrays, everything else a string.</summary>
    public JsonObject Root { get; }

    /// <summary>From names and values as a browser posts them.</summary>
    public static FormValues Posted(FormDefinition definition, FormSeed seed, IReadOnlyDictionary<string, string> posted)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(posted);
        return new FormValues(new Build(seed, posted).Group(definition.Fields, ""));
    }

    /// <summary>From the values of a draft; one of an older program keeps what still fits.</summary>
    public static FormValues Restored(FormDefinition definition, FormSeed seed, string draft)
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(JsonNode.Parse(draft), "", flat);
        return Posted(definition, seed, flat);
    }

    public string ToDraft() => Root.ToJsonString();

    /// <summary>The names and values a browser would post.</summary>
    public Dictionary<string, string> Flat()
    {
        var flat = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(Root, "", flat);
        return flat;
    }

    /// <summary>The node at a path; null when there is none.</summary>
    public JsonNode? At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        JsonNode? node = Root;
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            node = (node as JsonObject)?[bracket < 0 ? part : part[..bracket]];
            if (bracket >= 0)
            {
                var (_, index) = FormPaths.Split(part);
                node = node is JsonArray rows && index >= 0 && index < rows.Count ? rows[index] : null;
            }

            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    public string Text(string path) => Text(At(path));

    internal static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Texts no database keeps are mended on the way in: U+0000 and halves of characters are dropped.</summary>
    internal static string Clean(string text)
    {
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else if (c != '\0' && !char.IsSurrogate(c) && !(c == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                clean.Append(c == '\r' ? '\n' : c);
            }
        }

        return clean.ToString();
    }

    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> flat)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (name, child) in group)
                {
                    Flatten(child, FormPaths.Join(path, name), flat);
                }

                break;
            case JsonArray rows:
                for (var i = 0; i < rows.Count; i++)
                {
                    // A row in which nothing stands yet is a row all the same.
                    flat[FormPaths.Row(path, i) + ".#"] = "";
                    Flatten(rows[i], FormPaths.Row(path, i), flat);
                }

                break;
            default:
                flat[path] = Text(node);
                break;
        }
    }

    /// <summary>Builds the tree the definition describes out of names and values.</summary>
    private sealed class Build(FormSeed seed, IReadOnlyDictionary<string, string> posted)
    {
        private readonly Dictionary<string, SortedSet<int>> _rows = RowsIn(posted.Keys);

        public JsonObject Group(IReadOnlyList<FormField> fields, string path)
        {
            var group = new JsonObject();
            foreach (var field in fields)
            {
                group[field.Name] = Node(field, FormPaths.Join(path, field.Name));
            }

            return group;
        }

        private JsonNode Node(FormField field, string path) => field.Kind switch
        {
            FieldKind.Group => Group(field.Fields, path),
            FieldKind.Document => Document(path, null),
            FieldKind.Documents => Rows(path, (row, fixedRow) => Document(row, fixedRow)),
            FieldKind.List => Rows(path, (row, fixedRow) => Row(field, row, fixedRow)),
            _ => JsonValue.Create(Clean(posted.GetValueOrDefault(path) ?? "")),
        };

        private JsonArray Rows(string path, Func<string, FormRow?, JsonObject> make)
        {
            var given = seed.Rows.GetValueOrDefault(path);
            var fixedRows = given?.Rows ?? [];
            var list = new JsonArray();
            for (var i = 0; i < fixedRows.Count; i++)
            {
                list.Add(make(FormPaths.Row(path, i), fixedRows[i]));
            }

            if (given is null or { MayAdd: true } && _rows.TryGetValue(path, out var indexes))
            {
                foreach (var i in indexes.Where(i => i >= fixedRows.Count).Take(FormPaths.MostRows - fixedRows.Count))
                {
                    list.Add(make(FormPaths.Row(path, i), null));
                }
            }

            return list;
        }

        private JsonObject Row(FormField field, string path, FormRow? fixedRow)
        {
            var row = Group(field.Fields, path);
            foreach (var (name, value) in fixedRow?.Fixed ?? new Dictionary<string, string>(StringComparer.Ordinal))
            {
                row[name] = value;
            }

            return row;
        }

        private JsonObject Document(string path, FormRow? fixedRow)
        {
            string Posted(string name) => Clean(posted.GetValueOrDefault($"{path}.{name}") ?? "");
            var chosen = fixedRow?.OnFile.FirstOrDefault(d => string.Equals(d.Sha256, Posted("stored"), StringComparison.Ordinal));
            return new JsonObject
            {
                ["type"] = fixedRow?.Fixed.GetValueOrDefault("type") ?? Posted("type"),
                ["sha256"] = chosen?.Sha256 ?? Posted("sha256"),
                ["name"] = chosen?.Name ?? Posted("name"),
            };
        }

        /// <summary>The indexes that occur under each list, of whatever depth.</summary>
        private static Dictionary<string, SortedSet<int>> RowsIn(IEnumerable<string> names)
        {
            var rows = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                for (var open = name.IndexOf('[', StringComparison.Ordinal); open > 0; open = name.IndexOf('[', open + 1))
                {
                    var close = name.IndexOf(']', open);
                    if (close < 0 || !int.TryParse(name.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    {
                        break;
                    }

                    var list = name[..open];
                    if (!rows.TryGetValue(list, out var known))
                    {
                        rows[list] = known = [];
                    }

                    known.Add(index);
                }
            }

            return rows;
        }
    }
}
