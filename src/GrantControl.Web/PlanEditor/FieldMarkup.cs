using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.PlanEditor;

/// <summary>
/// Writes the fields of a section with their errors. Not a partial view: a budget of 500 lines has 2,500 of them.
/// </summary>
public sealed class FieldMarkup(IReadOnlyList<FieldError> errors, Language language, string? focus)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<string, string> _errors = errors
        .GroupBy(static e => e.Path, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, g => string.Join(' ', g.Select(e => language.T(e.Message)).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);

    public bool IsBad(string path) => _errors.ContainsKey(path);

    public string Error(string path) => _errors.GetValueOrDefault(path, "");

    /// <summary>A field with its label above it.</summary>
    public IHtmlContent Field(string name, string path, string value, string label, string hint = "", string type = "text", int max = 200)
    {
        var html = new StringBuilder("<div class=\"field\">");
        Open(html, "label", ("class", "form-label"), ("for", FormPaths.IdOf(path))).Append(Encoder.Encode(label)).Append("</label>");
        if (hint.Length > 0)
        {
            Open(html, "p", ("class", "hint"), ("id", FormPaths.IdOf(path) + "-hint")).Append(Encoder.Encode(hint)).Append("</p>");
        }

        Fault(html, path);
        Control(html, name, path, value, "", type, max, "form-control", hint.Length > 0 ? FormPaths.IdOf(path) + "-hint" : null, null);
        return new HtmlString(html.Append("</div>").ToString());
    }

    /// <summary>A field in a cell, named by its column and row.</summary>
    /// <param name="list">Id of the list it may be chosen from.</param>
    public IHtmlContent Cell(string name, string path, string value, string label, string type = "text", int max = 200, string css = "", string? list = null)
    {
        var html = new StringBuilder();
        Control(html, name, path, value, label, type, max, $"form-control {css}".TrimEnd(), null, list);
        Fault(html, path);
        return new HtmlString(html.ToString());
    }

    /// <summary>A choice in a cell; a value that is none of the choices stays there, to be seen and corrected.</summary>
    public IHtmlContent Choice(string name, string path, string value, string label, IReadOnlyList<(string Value, string Text)> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var html = new StringBuilder();
        Open(html, "select", ("class", "form-select"), ("id", FormPaths.IdOf(path)), ("name", name), ("aria-label", label), ("aria-invalid", IsBad(path) ? "true" : null),
            ("aria-describedby", IsBad(path) ? FormPaths.IdOf(path) + "-fault" : null), ("autofocus", FormPaths.IdOf(path) == focus ? "" : null));
        html.Append("<option value=\"\"></option>");
        foreach (var choice in choices.Any(c => c.Value == value) || value.Length == 0 ? choices : [.. choices, (value, value)])
        {
            Open(html, "option", ("value", choice.Value), ("selected", choice.Value == value ? "" : null)).Append(Encoder.Encode(choice.Text)).Append("</option>");
        }

        html.Append("</select>");
        Fault(html, path);
        return new HtmlString(html.ToString());
    }

    /// <summary>A button that changes the rows; words for those who do not see its sign.</summary>
    public static IHtmlContent RowButton(string act, string sign, string words, string css = "btn btn-sm")
    {
        var html = new StringBuilder();
        Open(html, "button", ("class", css), ("type", "submit"), ("name", "act"), ("value", act), ("title", words), ("formnovalidate", ""));
        return new HtmlString(html.Append("<span aria-hidden=\"true\">").Append(sign).Append("</span><span class=\"visually-hidden\">").Append(Encoder.Encode(words)).Append("</span></button>").ToString());
    }

    private void Control(StringBuilder html, string name, string path, string value, string label, string type, int max, string css, string? describedBy, string? list)
    {
        var id = FormPaths.IdOf(path);
        (string, string?)[] common =
        [
            ("class", css), ("id", id), ("name", name), ("aria-label", label.Length > 0 ? label : null), ("aria-invalid", IsBad(path) ? "true" : null),
            ("aria-describedby", string.Join(' ', new[] { describedBy, IsBad(path) ? id + "-fault" : null }.Where(static d => d is not null)) is { Length: > 0 } described ? described : null),
            ("autofocus", id == focus ? "" : null),
        ];
        if (type == "area")
        {
            Open(html, "textarea", [.. common, ("rows", max > 1_000 ? "6" : "2")]).Append('\n').Append(Encoder.Encode(value)).Append("</textarea>");
            return;
        }

        // A browser drops from a date field what is no date; as text it stays to be corrected.
        var plain = type == "date" && value.Length > 0 && !Texts.PlanReading.TryDate(value, out _) ? "text" : type;
        Open(html, "input",
        [
            .. common, ("type", plain == "money" ? "text" : plain), ("inputmode", plain == "money" ? "decimal" : null), ("value", plain == "date" ? Texts.PlanReading.DateField(value) : value),
            ("list", list), ("autocomplete", "off"), ("data-money", plain == "money" ? "" : null),
        ]);
    }

    private void Fault(StringBuilder html, string path)
    {
        if (IsBad(path))
        {
            Open(html, "p", ("class", "fault"), ("id", FormPaths.IdOf(path) + "-fault")).Append(Encoder.Encode(Error(path))).Append("</p>");
        }
    }

    private static StringBuilder Open(StringBuilder html, string tag, params (string Name, string? Value)[] attributes)
    {
        html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                html.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
        }

        return html.Append('>');
    }
}
