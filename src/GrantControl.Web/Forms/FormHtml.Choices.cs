using GrantControl.Cases.Documents;

namespace GrantControl.Web.Forms;

/// <summary>What is chosen: one of a few, several of many, and what a document is.</summary>
internal sealed partial class FormHtml
{
    /// <summary>More boxes than this stand in a frame of their own.</summary>
    private const int ManyBoxes = 10;

    private void Radios(Html html, FormField field, IReadOnlyList<FormChoice> choices, string text, string path)
    {
        var id = FormPaths.IdOf(path);
        OpenGroup(html, field, id, path);
        var chosen = text.Length == 0 && field is { Kind: FieldKind.YesNo, Required: false } ? "false" : text;
        foreach (var choice in choices)
        {
            html.Raw("<label class=\"form-check\"><input class=\"form-check-input\" type=\"radio\"").With("id", $"{id}-{choice.Value}").With("name", path).With("value", choice.Value)
                .Raw(string.Equals(choice.Value, chosen, StringComparison.Ordinal) ? " checked>" : ">")
                .Raw("<span class=\"form-check-label\">").Text(_l.T(choice.Label)).Raw("</span></label>");
        }

        html.Raw("</fieldset>");
    }

    /// <summary>Several of those there are: a box to tick for each, in a frame that scrolls when they are many.</summary>
    private void Boxes(Html html, FormField field, IReadOnlyList<FormChoice> choices, IReadOnlyList<string> chosen, string path)
    {
        var id = FormPaths.IdOf(path);
        OpenGroup(html, field, id, path);
        html.Raw(choices.Count > ManyBoxes ? "<div class=\"boxes many\" tabindex=\"0\" role=\"group\"" : "<div class=\"boxes\" role=\"group\"").With("aria-label", _l.T(field.Label))
            .With("data-filter", choices.Count > ManyBoxes ? _l.T("Buscar en la lista", "Search the list") : null).Raw(">");
        for (var i = 0; i < choices.Count; i++)
        {
            html.Raw("<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\"").With("id", $"{id}-{i}").With("name", path).With("value", choices[i].Value)
                .Raw(chosen.Contains(choices[i].Value, StringComparer.Ordinal) ? " checked>" : ">")
                .Raw("<span class=\"form-check-label\">").Text(_l.T(choices[i].Label)).Raw("</span></label>");
        }

        html.Raw("</div></fieldset>");
    }

    /// <summary>The frame of several choices up to the first of them: label, hint and fault.</summary>
    private void OpenGroup(Html html, FormField field, string id, string path)
    {
        html.Raw("<fieldset class=\"radios\"").With("id", id).With("tabindex", "-1").With("aria-describedby", DescribedBy(field, path))
            .Raw("><legend class=\"form-label\">").Text(_l.T(field.Label));
        Optional(html, field.Required);
        html.Raw("</legend>");
        Hint(html, field, path);
        Error(html, path);
    }

    /// <summary>What a document is that no row of the table asked for: whoever adds it says so.</summary>
    private void TypeOf(Html html, string type, string path, string label)
    {
        var id = FormPaths.IdOf(path) + "-type";
        html.Raw("<label class=\"form-hint\"").With("for", id).Raw(">").Text(_l.T("Qué documento es", "What document it is")).Raw("<span class=\"visually-hidden\"> (").Text(label)
            .Raw(")</span></label><select class=\"form-select\"").With("id", id).With("name", path + ".type").Raw(">");
        foreach (var (value, words) in DocumentType.All.Values.Select(d => (d.Id, Words: _l.T(d.Label))).OrderBy(static d => d.Id != DocumentType.Other).ThenBy(static d => d.Words, StringComparer.InvariantCultureIgnoreCase))
        {
            html.Raw("<option").With("value", value).Raw(string.Equals(value, type, StringComparison.Ordinal) ? " selected>" : ">").Text(words).Raw("</option>");
        }

        html.Raw("</select>");
    }
}
