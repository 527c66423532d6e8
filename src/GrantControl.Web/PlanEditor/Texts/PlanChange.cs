using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>One item that differs between two versions of a section.</summary>
/// <param name="Fields">What was and what is; for a new or removed item, what it says.</param>
public sealed record PlanChange(Label Name, PlanChangeKind Kind, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Items that were added, taken away or changed; empty when both say the same in another order at most.</summary>
    public static IReadOnlyList<PlanChange> Between(SectionText before, SectionText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = Keyed(before);
        var becomes = Keyed(after);
        return
        [
            .. becomes.Values.Select(now => was.TryGetValue(now.Key, out var then) ? Changed(then, now) : Whole(now, PlanChangeKind.Added)).OfType<PlanChange>(),
            .. was.Values.Where(then => !becomes.ContainsKey(then.Key)).Select(static then => Whole(then, PlanChangeKind.Removed)).OfType<PlanChange>(),
        ];
    }

    private static PlanChange? Changed(PlanItem before, PlanItem after)
    {
        var texts = before.Values.ToDictionary(static v => v.Field.Es, static v => v.Text, StringComparer.Ordinal);
        var fields = after.Values.Select(v => new FieldChange(v.Field, texts.GetValueOrDefault(v.Field.Es, ""), v.Text))
            .Concat(before.Values.Where(v => after.Values.All(a => a.Field.Es != v.Field.Es)).Select(static v => new FieldChange(v.Field, v.Text, "")))
            .Where(static f => !string.Equals(f.Before, f.After, StringComparison.Ordinal))
            .ToList();
        return fields.Count == 0 ? null : new PlanChange(after.Name, PlanChangeKind.Changed, fields);
    }

    private static PlanChange? Whole(PlanItem item, PlanChangeKind kind)
    {
        var fields = item.Values.Where(static v => v.Text.Length > 0)
            .Select(v => kind == PlanChangeKind.Added ? new FieldChange(v.Field, "", v.Text) : new FieldChange(v.Field, v.Text, "")).ToList();
        return fields.Count == 0 ? null : new PlanChange(item.Name, kind, fields);
    }

    /// <summary>An id may stand twice in what is still being typed; the first one counts.</summary>
    private static Dictionary<string, PlanItem> Keyed(SectionText text)
    {
        var items = new Dictionary<string, PlanItem>(StringComparer.Ordinal);
        foreach (var item in text.Items())
        {
            items.TryAdd(item.Key, item);
        }

        return items;
    }
}

public enum PlanChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One field before and after.</summary>
public sealed record FieldChange(Label Field, string Before, string After);
