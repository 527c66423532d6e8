using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>
/// The fields of a record in their order, read once from its constructor and the words that stand there
/// (<see cref="FieldAttribute"/>). Nothing else says what a form asks.
/// </summary>
public sealed class FormDefinition
{
    private static readonly ConcurrentDictionary<Type, FormDefinition> Known = new();

    private FormDefinition(IReadOnlyList<FormField> fields) => Fields = fields;

    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>The definition of any record: a command, one section of a plan.</summary>
    /// <exception cref="NotSupportedException">It has a field of a type no form can ask.</exception>
    public static FormDefinition Of(Type type) => Known.GetOrAdd(type, static t => new FormDefinition(FieldsOf(t)));

    /// <summary>The field at a path; indexes count for nothing, so that <c>lines[2].amount</c> is any line's amount. Null when there is none.</summary>
    public FormField? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FormField? found = null;
        var fields = Fields;
        foreach (var part in path.Split('.'))
        {
            var name = part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? part[..at] : part;
            found = fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
            if (found is null)
            {
                return null;
            }

            fields = found.Fields;
        }

        return found;
    }

    private static FormField[] FieldsOf(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(static c => c.GetParameters().Length)!;
        return [.. constructor.GetParameters().Select(FieldOf)];
    }

    private static FormField FieldOf(ParameterInfo parameter)
    {
        var words = parameter.GetCustomAttribute<FieldAttribute>();
        var name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var (kind, fields) = KindOf(type);
        return new FormField(name, kind, words is null ? new Label(name, name) : new Label(words.Es, words.En))
        {
            Hint = words is { HintEs: { } es, HintEn: { } en } ? new Label(es, en) : null,
            Item = words is { ItemEs: { } itemEs, ItemEn: { } itemEn } ? new Label(itemEs, itemEn) : null,
            Required = !parameter.HasDefaultValue && !MayBeNull(parameter),
            Long = words?.Long ?? false,
            Given = words?.Given,
            Choice = words?.Choice,
            Times = words?.Times,
            DocumentType = words?.Document,
            Options = OptionsOf(type),
            Fields = fields,
        };
    }

    private static (FieldKind Kind, IReadOnlyList<FormField> Fields) KindOf(Type type)
    {
        if (type == typeof(string))
        {
            return (FieldKind.Text, []);
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return (FieldKind.Number, []);
        }

        if (type == typeof(DateOnly))
        {
            return (FieldKind.Date, []);
        }

        if (type == typeof(Money))
        {
            return (FieldKind.Money, []);
        }

        if (type == typeof(bool))
        {
            return (FieldKind.YesNo, []);
        }

        if (type.IsEnum || type == typeof(Currency))
        {
            return (FieldKind.Options, []);
        }

        if (type == typeof(DocumentCited))
        {
            return (FieldKind.Document, []);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            return item == typeof(DocumentCited) ? (FieldKind.Documents, [])
                : item == typeof(string) ? (FieldKind.Texts, [])
                : (FieldKind.List, FieldsOf(item));
        }

        return type.IsClass ? (FieldKind.Group, FieldsOf(type)) : throw new NotSupportedException($"No form asks for a {type}.");
    }

    private static FormChoice[] OptionsOf(Type type)
    {
        if (type == typeof(Currency))
        {
            return
            [
                new(Currency.Gtq.Code, new("Quetzales (Q)", "Quetzales (Q)")),
                new(Currency.Usd.Code, new("Dólares (US$)", "US dollars (US$)")),
            ];
        }

        return type.IsEnum
            ? [.. type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(static value =>
            {
                var name = JsonNamingPolicy.KebabCaseLower.ConvertName(value.Name);
                var words = value.GetCustomAttribute<FieldAttribute>();
                return new FormChoice(name, words is null ? new Label(name, name) : new Label(words.Es, words.En)) { NotOffered = words?.NotOffered ?? false };
            })]
            : [];
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
}
