using System.Globalization;
using System.Text.Json.Nodes;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>
/// What was typed, read as the record's JSON. Empty optional fields and rows in which nothing stands are absent from it;
/// what cannot be read is told by the path its field has in the form.
/// </summary>
public sealed class FormReading
{
    private static readonly Label Fill = new("Complete este campo.", "Fill in this field.");
    private static readonly Label Choose = new("Elija una opción.", "Choose one.");
    private static readonly Label Attach = new("Adjunte el archivo.", "Attach the file.");
    private static readonly Label AddOne = new("Añada al menos uno.", "Add at least one.");
    private static readonly Label BadDay = new("Escriba una fecha, por ejemplo 27/03/2027.", "Write a date, such as 27/03/2027.");
    private static readonly Label BadNumber = new("Escriba un número entero.", "Write a whole number.");

    private readonly FormSeed _seed;
    private readonly Currency _currency;
    private readonly List<FieldError> _errors = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    private FormReading(FormSeed seed, Currency currency) => (_seed, _currency) = (seed, currency);

    public JsonObject Body { get; private set; } = [];

    /// <summary>What cannot be read, by the form's own paths, in the order of the form.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    public static FormReading Of(FormDefinition definition, FormSeed seed, FormValues values)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(values);
        var reading = new FormReading(seed, CurrencyOf(seed, values));
        reading.Body = reading.Group(definition.Fields, values.Root, "", "");
        return reading;
    }

    /// <summary>The currency of every amount of a form: the case's, or the one chosen in it.</summary>
    public static Currency CurrencyOf(FormSeed seed, FormValues values) =>
        seed.Currency ?? (Currency.TryParse(values.Text("currency"), out var chosen) ? chosen : Currency.Gtq);

    /// <summary>The form's path for a path in the body: rows left empty shift those after them.</summary>
    public string FormPath(string bodyPath)
    {
        ArgumentNullException.ThrowIfNull(bodyPath);
        for (var end = bodyPath.Length; end > 0; end = bodyPath.LastIndexOf(']', end - 1) + 1)
        {
            if (_places.TryGetValue(bodyPath[..end], out var place))
            {
                return place + bodyPath[end..];
            }

            if (bodyPath.LastIndexOf(']', end - 1) < 0)
            {
                break;
            }
        }

        return bodyPath;
    }

    private JsonObject Group(IReadOnlyList<FormField> fields, JsonObject? values, string form, string body)
    {
        var group = new JsonObject();
        foreach (var field in fields)
        {
            var path = FormPaths.Join(form, field.Name);
            var node = _seed.Fixed.TryGetValue(path, out var given) ? Scalar(field, given.Value, path) : Node(field, values?[field.Name], path, FormPaths.Join(body, field.Name));
            if (node is not null)
            {
                group[field.Name] = node;
            }
        }

        return group;
    }

    private JsonNode? Node(FormField field, JsonNode? value, string form, string body)
    {
        switch (field.Kind)
        {
            case FieldKind.Group:
                return field.Required || HasText(value) ? Group(field.Fields, value as JsonObject, form, body) : null;
            case FieldKind.Document:
                return Document(value as JsonObject, form, field.DocumentType, field.Required);
            case FieldKind.Documents:
                return Documents(value as JsonArray, form, body);
            case FieldKind.List:
                return Rows(field, value as JsonArray, form, body);
            case FieldKind.Texts:
                return Texts(field, FormValues.Text(value), form);
            default:
                return Scalar(field, FormValues.Text(value).Trim(), form);
        }
    }

    private JsonArray Texts(FormField field, string text, string form)
    {
        var texts = FormTexts.Lines(text);
        if (_seed.ChoicesOf(field) is { } choices && texts.Any(t => !choices.Any(c => string.Equals(c.Value, t, StringComparison.Ordinal))))
        {
            _errors.Add(new FieldError(form, Choose));
        }

        return new JsonArray([.. texts.Select(static t => (JsonNode?)JsonValue.Create(t))]);
    }

    private JsonArray Rows(FormField field, JsonArray? rows, string form, string body)
    {
        var read = new JsonArray();
        var fixedRows = _seed.Rows.GetValueOrDefault(form)?.Rows.Count ?? 0;
        for (var i = 0; i < (rows?.Count ?? 0); i++)
        {
            if (i >= fixedRows && !HasText(rows![i]))
            {
                continue;
            }

            var (from, to) = (FormPaths.Row(form, i), FormPaths.Row(body, read.Count));
            _places[to] = from;
            read.Add(Group(field.Fields, rows![i] as JsonObject, from, to));
        }

        if (field.Required && read.Count == 0 && fixedRows == 0 && !_seed.Rows.ContainsKey(form) && !MayBeEmpty(field))
        {
            _errors.Add(new FieldError(form, AddOne));
        }

        return read;
    }

    /// <summary>Corrections without a corrected line, preconditions of a tranche without any: the rules say whether there must be one.</summary>
    private bool MayBeEmpty(FormField field) => _seed.MayBeEmpty.Contains(field.Name);

    private JsonArray Documents(JsonArray? rows, string form, string body)
    {
        var read = new JsonArray();
        var slots = _seed.Rows.GetValueOrDefault(form)?.Rows ?? [];
        for (var i = 0; i < (rows?.Count ?? 0); i++)
        {
            var path = FormPaths.Row(form, i);
            if (Document(rows![i] as JsonObject, path, null, required: i < slots.Count && !slots[i].Optional) is { } document)
            {
                _places[FormPaths.Row(body, read.Count)] = path;
                read.Add(document);
            }
        }

        return read;
    }

    private JsonObject? Document(JsonObject? value, string form, string? type, bool required)
    {
        var (sha256, name) = (FormValues.Text(value?["sha256"]), FormValues.Text(value?["name"]));
        if (sha256.Length == 0)
        {
            if (required)
            {
                _errors.Add(new FieldError(form, Attach));
            }

            return null;
        }

        var posted = FormValues.Text(value?["type"]);
        return new JsonObject { ["type"] = type ?? (posted.Length > 0 ? posted : DocumentType.Other), ["sha256"] = sha256, ["name"] = name };
    }

    private JsonNode? Scalar(FormField field, string text, string form)
    {
        if (text.Length == 0)
        {
            if (field.Kind == FieldKind.YesNo && !field.Required)
            {
                return JsonValue.Create(false);
            }

            if (field.Required)
            {
                _errors.Add(new FieldError(form, field.Kind is FieldKind.YesNo or FieldKind.Options || _seed.ChoicesOf(field) is not null ? Choose : Fill));
            }

            return null;
        }

        switch (field.Kind)
        {
            case FieldKind.Number:
                return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : Wrong(form, BadNumber);
            case FieldKind.Date:
                return FormTexts.TryDay(text, out var day) ? JsonValue.Create(FormTexts.Iso(day)) : Wrong(form, BadDay);
            case FieldKind.Money:
                return FormTexts.TryMoney(text, _currency, out var money) is { } problem
                    ? Wrong(form, problem)
                    : new JsonObject { ["amount"] = money.ToAmount(), ["currency"] = money.Currency.Code };
            case FieldKind.YesNo:
                return text is "true" or "false" ? JsonValue.Create(text is "true") : Wrong(form, Choose);
            case FieldKind.Options:
                return field.Options.Any(o => !o.NotOffered && string.Equals(o.Value, text, StringComparison.Ordinal)) ? JsonValue.Create(text) : Wrong(form, Choose);
            default:
                return _seed.ChoicesOf(field) is { } choices && !choices.Any(c => string.Equals(c.Value, text, StringComparison.Ordinal)) && !_seed.Fixed.ContainsKey(form)
                    ? Wrong(form, Choose)
                    : JsonValue.Create(text);
        }
    }

    private JsonNode? Wrong(string form, Label message)
    {
        _errors.Add(new FieldError(form, message));
        return null;
    }

    private static bool HasText(JsonNode? node) => node switch
    {
        JsonObject group => group.Any(static m => HasText(m.Value)),
        JsonArray rows => rows.Any(HasText),
        _ => !string.IsNullOrWhiteSpace(FormValues.Text(node)),
    };
}
