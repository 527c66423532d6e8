using System.Collections.Concurrent;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>
/// The words of a kind's fields for whoever shows them elsewhere: an event keeps a field under the name its command gave
/// it, so history calls it what the form called it.
/// </summary>
public static class FieldWords
{
    private static readonly ConcurrentDictionary<(string Kind, string Name), FormField?> ByName = new();

    /// <summary>The field an event or a command names by a path (<c>lines[2].amount</c>).</summary>
    /// <param name="command">The command it came from, as far as it is known: the trigger of the event's transition.</param>
    /// <returns>Null when no command of the kind has a field of that name, as for what a decision adds of its own.</returns>
    public static FormField? Of(ICaseKind kind, string? command, string path)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(path);
        if (command is not null && kind.Commands.All.TryGetValue(command, out var type) && FormDefinition.Of(type).Find(path) is { } exact)
        {
            return exact;
        }

        var last = path[(path.LastIndexOf('.') + 1)..];
        var name = last.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? last[..at] : last;
        return ByName.GetOrAdd((kind.Kind, name), _ => kind.Commands.All.Values.Select(t => Deep(FormDefinition.Of(t).Fields, name)).FirstOrDefault(static f => f is not null));
    }

    /// <summary>What a value of a field is called: that of an enumeration, yes or no. Null when the value speaks for itself.</summary>
    public static Label? Value(FormField field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind == FieldKind.YesNo
            ? string.Equals(value, "true", StringComparison.Ordinal) ? new("Sí", "Yes") : new("No", "No")
            : field.Options.FirstOrDefault(o => string.Equals(o.Value, value, StringComparison.Ordinal))?.Label;
    }

    private static FormField? Deep(IReadOnlyList<FormField> fields, string name) =>
        fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal))
        ?? fields.Select(f => Deep(f.Fields, name)).FirstOrDefault(static f => f is not null);
}
