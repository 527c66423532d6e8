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
    private readonly Dictionary<string, string> _errors = errors
        .GroupBy(static e => e.Path, StringComparer.Ordinal)
        .ToDictionary(static g => g.Key, g => string.Join(' ', g.Select(e => language.T(e.Message)).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);

    public bool IsBad(string path) => _errors.ContainsKey(path);

    public string Error(string path) => _errors.GetValueOrDefault(path, "");

    /// <summary>A field with its label above it.</summary>
    public IHtmlContent Field(string name, string path, string value, string label, string hint = "", string type = "text", int max = 200) => Html.Of(html =>
    {
        var hintId = hint.Length > 0 ? FormPaths.IdOf(path) + "-hint" : null;
        html.Raw("<div class=\"field\">").Label(FormPaths.IdOf(path), label);
        if (hintId is not null)
        {
            html.Note("hint", hintId, hint);
        }

        Fault(html, path);
        Control(html, name, path, value, "", type, max, "form-control", hintId, null);
        html.Raw("</div>");
    });

    /// <summary>A field in a cell, named by its column and row.</summary>
    /// <param name="list">Id of the list it may be chosen from.</param>
    public IHtmlContent Cell(string name, string path, string value, string label, string type = "text", int max = 200, string css = "", string? list = null) => Html.Of(html =>
    {
        Control(html, name, path, value, label, type, max, $"form-control {css}".TrimEnd(), null, list);
        Fault(html, path);
    });

    /// <summary>A choice in a cell; a value that is none of the choices stays there, to be seen and corrected.</summary>
    public IHtmlContent Choice(string name, string path, string value, string label, IReadOnlyList<(string Value, string Text)> choices) => Html.Of(html =>
    {
        Common(html.Raw("<select"), name, path, label, "form-select", null).Raw("><option value=\"\"></option>");
        foreach (var choice in choices.Any(c => c.Value == value) || value.Length == 0 ? choices : [.. choices, (value, value)])
        {
            html.Raw("<option").With("value", choice.Value).With("selected", choice.Value == value ? "" : null).Raw(">").Text(choice.Text).Raw("</option>");
        }

        html.Raw("</select>");
        Fault(html, path);
    });

    /// <summary>A button that changes the rows; words for those who do not see its sign.</summary>
    public static IHtmlContent RowButton(string act, string sign, string words, string css = "btn btn-sm") => Html.Of(html => html
        .Raw("<button").With("class", css).With("type", "submit").With("name", "act").With("value", act).With("title", words).With("formnovalidate", "")
        .Raw("><span aria-hidden=\"true\">").Raw(sign).Raw("</span><span class=\"visually-hidden\">").Text(words).Raw("</span></button>"));

    private void Control(Html html, string name, string path, string value, string label, string type, int max, string css, string? describedBy, string? list)
    {
        if (type == "area")
        {
            Common(html.Raw("<textarea"), name, path, label, css, describedBy).With("rows", max > 1_000 ? "6" : "2").Raw(">\n").Text(value).Raw("</textarea>");
            return;
        }

        // A browser drops from a date field what is no date; as text it stays to be corrected.
        var plain = type == "date" && value.Length > 0 && !Texts.PlanReading.TryDate(value, out _) ? "text" : type;
        Common(html.Raw("<input"), name, path, label, css, describedBy)
            .With("type", plain == "money" ? "text" : plain)
            .With("inputmode", plain == "money" ? "decimal" : null)
            .With("value", plain == "date" ? Texts.PlanReading.DateField(value) : value)
            .With("list", list)
            .With("autocomplete", "off")
            .With("data-money", plain == "money" ? "" : null)
            .Raw(">");
    }

    private Html Common(Html html, string name, string path, string label, string css, string? describedBy)
    {
        var id = FormPaths.IdOf(path);
        return html
            .With("class", css)
            .With("id", id)
            .With("name", name)
            .With("aria-label", label.Length > 0 ? label : null)
            .With("aria-invalid", IsBad(path) ? "true" : null)
            .With("aria-describedby", Html.Ids(describedBy, IsBad(path) ? id + "-fault" : null))
            .With("autofocus", id == focus ? "" : null);
    }

    private void Fault(Html html, string path)
    {
        if (IsBad(path))
        {
            html.Note("fault", FormPaths.IdOf(path) + "-fault", Error(path));
        }
    }
}
