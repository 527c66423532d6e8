using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Cases;

/// <summary>The differences between the content of a case at two versions, section by section.</summary>
/// <param name="From">0 compares with nothing written.</param>
public sealed record ContentDifference(long From, long To, IReadOnlyList<SectionDifference> Sections)
{
    /// <summary>Members that name a row of a list, so that it is matched with itself and not with its neighbour.</summary>
    private static readonly string[] Keys = ["id", "number", "code", "sha256"];

    public bool HasChanges => Sections.Any(static s => s.Changes.Count > 0);

    public static async Task<ContentDifference?> ReadAsync(CaseQueries queries, Caller caller, CaseScreen screen, long from, long to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(screen);
        ArgumentNullException.ThrowIfNull(caller);
        _ = CaseId.TryParse(screen.Case.Id, out var id);
        var kind = screen.Case.Kind;
        if (await AtAsync(to) is not { } after)
        {
            return null;
        }

        var before = from > 0 ? await AtAsync(from) : null;
        return Of(screen.Words, screen.Tree, from, to, before, after);

        async Task<CaseShown?> AtAsync(long version) =>
            await queries.AtAsync(caller.Institution, caller.Person, kind.Kind, id, version, cancellation) is { } reading ? new CaseShown(kind, reading) : null;
    }

    public static ContentDifference Of(CaseWords words, FieldTree tree, long from, long to, CaseShown? before, CaseShown after)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(after);
        var walk = new Walk(words, tree);
        var sections = after.Kind.Workflow.Sections.Count > 0
            ? after.Kind.Workflow.Sections.Select(s => (Label: words.Section(s.Id), Before: Section(before, s.Id), After: Section(after, s.Id)))
            : [(Label: words.Language.T("Datos", "Details"), Before: before?.Json, After: (JsonElement?)after.Json)];
        return new ContentDifference(from, to, [.. sections.Select(s => new SectionDifference(s.Label, walk.Of(s.Before, s.After)))]);
    }

    private static JsonElement? Section(CaseShown? shown, string section) =>
        shown?.Section(section);

    /// <summary>Walks two JSON values side by side.</summary>
    private sealed class Walk(CaseWords words, FieldTree tree)
    {
        public List<FieldChange> Of(JsonElement? before, JsonElement? after)
        {
            var changes = new List<FieldChange>();
            Compare("", "", before, after, changes);
            return changes;
        }

        private void Compare(string path, string name, JsonElement? before, JsonElement? after, List<FieldChange> into)
        {
            if (before is { } b && after is { } a)
            {
                if (JsonElement.DeepEquals(b, a))
                {
                    return;
                }

                if (b.ValueKind == JsonValueKind.Object && a.ValueKind == JsonValueKind.Object && !IsWhole(a))
                {
                    foreach (var member in b.EnumerateObject().Concat(a.EnumerateObject()).Select(static m => m.Name).Distinct(StringComparer.Ordinal))
                    {
                        Compare(Join(path, words.Member(member)), member, Member(b, member), Member(a, member), into);
                    }

                    return;
                }

                if (IsRecords(b) && IsRecords(a))
                {
                    Rows(path, name, b, a, into);
                    return;
                }
            }

            if (before is not null || after is not null)
            {
                into.Add(Change(path, name, before, after));
            }
        }

        private void Rows(string path, string name, JsonElement before, JsonElement after, List<FieldChange> into)
        {
            var (old, now) = (ByKey(before), ByKey(after));
            foreach (var key in old.Keys.Concat(now.Keys).Distinct(StringComparer.Ordinal))
            {
                var (b, a) = (old.GetValueOrDefault(key), now.GetValueOrDefault(key));
                var row = Join(path, $"«{key}»");
                if (b.ValueKind != JsonValueKind.Undefined && a.ValueKind != JsonValueKind.Undefined)
                {
                    Compare(row, name, b, a, into);
                }
                else
                {
                    into.Add(Change(row, name, b.ValueKind == JsonValueKind.Undefined ? null : b, a.ValueKind == JsonValueKind.Undefined ? null : a));
                }
            }
        }

        private FieldChange Change(string path, string name, JsonElement? before, JsonElement? after) => new(
            path,
            before is { } b ? Say(name, b) : null,
            after is { } a ? Say(name, a) : null)
        {
            Amount = before is { } x && after is { } y ? Difference(x, y) : null,
        };

        private FieldShown Say(string name, JsonElement value) => tree.Of(name, value);

        private static string? Difference(JsonElement before, JsonElement after)
        {
            if (!IsMoney(before) || !IsMoney(after))
            {
                return null;
            }

            var (b, a) = (before.Deserialize<Money>(CaseJson.Options), after.Deserialize<Money>(CaseJson.Options));
            return b.Currency != a.Currency ? null : (a > b ? "+" : "") + (a - b);
        }

        private static Dictionary<string, JsonElement> ByKey(JsonElement list)
        {
            var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var row in list.EnumerateArray())
            {
                var key = Keys.Select(k => Member(row, k)).FirstOrDefault(static v => v is not null)?.ToString() ?? $"{rows.Count + 1}";
                rows.TryAdd(key, row);
            }

            return rows;
        }

        private static bool IsRecords(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static i => i.ValueKind == JsonValueKind.Object && !IsWhole(i));

        private static bool IsWhole(JsonElement value) => IsMoney(value) || (value.TryGetProperty("sha256", out _) && value.TryGetProperty("name", out _));

        private static bool IsMoney(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object && value.TryGetProperty("currency", out var currency) && currency.ValueKind == JsonValueKind.String
            && value.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.String && value.EnumerateObject().Count() == 2;

        private static JsonElement? Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : null;

        private static string Join(string path, string label) => path.Length == 0 ? label : $"{path} › {label}";
    }
}

public sealed record SectionDifference(string Label, IReadOnlyList<FieldChange> Changes);

/// <summary>One difference: added when there was nothing before, removed when there is nothing after.</summary>
/// <param name="Path">Where it stands, in words: <c>Renglones › «L1» › Monto</c>.</param>
public sealed record FieldChange(string Path, FieldShown? Before, FieldShown? After)
{
    /// <summary>By how much an amount rose or fell; null for what is no amount.</summary>
    public string? Amount { get; init; }
}
