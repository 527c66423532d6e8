using System.Collections.Concurrent;
using System.Globalization;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

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

    /// <summary>What a path of a command is called where its form is not at hand: <c>lines[2].amount</c> → Gasto 3 · Monto. Empty when no field has that name.</summary>
    public static string PathName(ICaseKind kind, string command, string path, Language language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(language);
        return kind.Commands.All.TryGetValue(command, out var type) && PathName(FormDefinition.Of(type), path, (list, _, index) => RowName(list, index, language), language) is { Length: > 0 } name ? name
            : Of(kind, command, path) is { } field ? language.T(field.Label)
            : "";
    }

    /// <summary>What a path is called: its fields from the outermost in, long names of rows left out.</summary>
    /// <param name="rowName">The name of a row of a list, by the path of the list and its index from 0.</param>
    public static string PathName(FormDefinition definition, string path, Func<FormField, string, int, string> rowName, Language language)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(rowName);
        ArgumentNullException.ThrowIfNull(language);
        var words = new List<string>();
        var fields = definition.Fields;
        var at = "";
        foreach (var part in path.Split('.'))
        {
            var (name, index) = FormPaths.Split(part);
            if (fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal)) is not { } field)
            {
                break;
            }

            at = FormPaths.Join(at, part);
            words.Add(index < 0 ? language.T(field.Label) : rowName(field, FormPaths.Split(at).List, index));
            fields = field.Fields;
        }

        return string.Join(" · ", words.Count > 1 ? words.Where((w, i) => i == words.Count - 1 || w.Length < 60) : words);
    }

    /// <summary>A row by its number, from 1.</summary>
    public static string RowName(FormField list, int index, Language language)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(language);
        return string.Create(CultureInfo.InvariantCulture, $"{language.T(list.Item ?? (list.Kind == FieldKind.Documents ? new Label("Otro documento", "Another document") : list.Label))} {index + 1}");
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
