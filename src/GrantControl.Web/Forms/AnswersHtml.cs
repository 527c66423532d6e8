using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Forms;

/// <summary>The answers of a form, to be looked over before they are sent; each leads back to its field.</summary>
internal sealed class AnswersHtml(Form form, string? changeAddress) : IHtmlContent
{
    /// <summary>With more of them a row no longer fits the page, and is shown as a card at every width.</summary>
    private const int MostColumns = 5;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var html = new Html(writer);
        var plain = form.Definition.Fields.Where(IsAnswer).ToList();
        if (plain.Count > 0)
        {
            html.Raw("<dl class=\"answers\">");
            plain.ForEach(f => Answer(html, f, form.Values.Root[f.Name], f.Name));
            html.Raw("</dl>");
        }

        foreach (var field in form.Definition.Fields.Where(f => !IsAnswer(f)))
        {
            Block(html, field, form.Values.Root[field.Name], field.Name);
        }
    }

    /// <summary>A value as people read it: a day 27/03/2027, an amount with its currency, the label of what was chosen.</summary>
    public static string Shown(Form form, FormField field, string text)
    {
        var l = form.Language;
        return field.Kind switch
        {
            FieldKind.Date when FormTexts.TryDay(text, out var day) => LocalizedPage.Day(day),
            FieldKind.Money when text.Length > 0 && FormTexts.TryMoney(text, FormReading.CurrencyOf(form.Seed, form.Values), out var money) is null => money.ToString(),
            FieldKind.YesNo or FieldKind.Options when FieldWords.Value(field, text) is { } label => l.T(label),
            FieldKind.Texts when form.Seed.ChoicesOf(field) is { } choices => string.Join('\n', FormTexts.Lines(text).Select(t => choices.FirstOrDefault(c => string.Equals(c.Value, t, StringComparison.Ordinal)) is { } chosen ? l.T(chosen.Label) : t)),
            _ when form.Seed.ChoicesOf(field)?.FirstOrDefault(c => string.Equals(c.Value, text, StringComparison.Ordinal)) is { } choice => l.T(choice.Label),
            _ => text,
        };
    }

    private static bool IsAnswer(FormField field) => field.Kind is not (FieldKind.Group or FieldKind.List or FieldKind.Documents);

    /// <param name="within">The row of a list this belongs to, which its heading then names.</param>
    private void Block(Html html, FormField field, JsonNode? value, string path, string? within = null)
    {
        if (value is JsonArray { Count: 0 } && !field.Required)
        {
            return;
        }

        var heading = within is null ? "h2" : "h3";
        html.Raw($"<section class=\"answers-block\"><{heading}>").Text(within is null ? "" : within + " · ").Text(form.Language.T(field.Label)).Raw($"</{heading}>");
        switch (field.Kind)
        {
            case FieldKind.Group:
                html.Raw("<dl class=\"answers\">");
                Each(html, field.Fields, value as JsonObject, path);
                html.Raw("</dl>");
                break;
            case FieldKind.Documents:
                html.Raw("<dl class=\"answers\">");
                for (var i = 0; i < (value as JsonArray)!.Count; i++)
                {
                    Row(html, form.RowName(field, path, i), FormValues.Text(value![i]!["name"]), FormPaths.Row(path, i));
                }

                html.Raw("</dl>");
                break;
            default:
                Rows(html, field, (value as JsonArray)!, path);
                break;
        }

        html.Raw("</section>");
    }

    private void Each(Html html, IReadOnlyList<FormField> fields, JsonObject? values, string path)
    {
        foreach (var field in fields)
        {
            var at = FormPaths.Join(path, field.Name);
            if (IsAnswer(field))
            {
                Answer(html, field, values?[field.Name], at);
            }
            else
            {
                html.Raw("</dl>");
                Block(html, field, values?[field.Name], at);
                html.Raw("<dl class=\"answers\">");
            }
        }
    }

    private void Rows(Html html, FormField field, JsonArray rows, string path)
    {
        if (rows.Count == 0)
        {
            html.Raw("<p class=\"empty\">").Text(form.Language.T("Ninguno.", "None.")).Raw("</p>");
            return;
        }

        // What the row is about stands in its heading; only what was answered has a column.
        var given = form.Seed.Rows.GetValueOrDefault(path);
        var columns = field.Fields.Where(f => IsAnswer(f) && !(given?.Rows.Any(r => r.Fixed.ContainsKey(f.Name)) ?? false)).ToList();
        html.Raw("<div class=\"table-responsive\" tabindex=\"0\" role=\"region\"").With("aria-label", form.Language.T(field.Label))
            .Raw(columns.Count > MostColumns ? "><table class=\"table cards answers-table answers-wide\">" : "><table class=\"table cards answers-table\">").Raw("<thead><tr><th scope=\"col\">")
            .Text(form.Language.T(field.Item ?? field.Label)).Raw("</th>");
        columns.ForEach(c => html.Raw(c.Kind == FieldKind.Money ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">").Text(form.Language.T(c.Label)).Raw("</th>"));
        html.Raw("<th scope=\"col\"><span class=\"visually-hidden\">").Text(form.Language.T("Cambiar", "Change")).Raw("</span></th></tr></thead><tbody>");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i] as JsonObject;
            html.Raw("<tr><th scope=\"row\">").Text(form.RowName(field, path, i)).Raw("</th>");
            columns.ForEach(c => html.Raw(c.Kind == FieldKind.Money ? "<td class=\"number\"" : "<td").With("data-label", form.Language.T(c.Label)).Raw(">").Text(Value(c, row?[c.Name])).Raw("</td>"));
            html.Raw("<td>");
            Change(html, form.RowName(field, path, i), FormPaths.Row(path, i));
            html.Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>");
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var inner in field.Fields.Where(f => !IsAnswer(f)))
            {
                Block(html, inner, rows[i]?[inner.Name], FormPaths.Join(FormPaths.Row(path, i), inner.Name), form.RowName(field, path, i));
            }
        }
    }

    private void Answer(Html html, FormField field, JsonNode? value, string path)
    {
        if (form.Seed.Fixed.TryGetValue(path, out var given))
        {
            if (given.Shown is { } shown)
            {
                html.Raw("<div><dt>").Text(form.Language.T(field.Label)).Raw("</dt><dd>").Text(form.Language.T(shown)).Raw("</dd></div>");
            }

            return;
        }

        Row(html, form.Language.T(field.Label), Value(field, value), path);
    }

    private string Value(FormField field, JsonNode? value) =>
        field.Kind == FieldKind.Document ? FormValues.Text(value?["name"]) : Shown(form, field, FormValues.Text(value).Trim());

    private void Row(Html html, string label, string value, string path)
    {
        html.Raw("<div><dt>").Text(label).Raw("</dt><dd>");
        if (value.Length == 0)
        {
            html.Raw("<span class=\"soft\">").Text(form.Language.T("sin respuesta", "not answered")).Raw("</span>");
        }
        else
        {
            html.Text(value);
        }

        html.Raw("</dd><dd class=\"change\">");
        Change(html, label, path);
        html.Raw("</dd></div>");
    }

    private void Change(Html html, string label, string path)
    {
        if (changeAddress is not null)
        {
            html.Raw("<a").With("href", changeAddress + "#" + FormPaths.IdOf(path)).Raw(">").Text(form.Language.T("Cambiar", "Change"))
                .Raw("<span class=\"visually-hidden\"> ").Text(label).Raw("</span></a>");
        }
    }
}
