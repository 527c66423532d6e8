using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Forms;

/// <summary>Everything wrong with a form in one place above it, each line a link to its field.</summary>
internal sealed class ErrorSummaryHtml(Form form) : IHtmlContent
{
    private const int MostShown = 30;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (form.Errors.Count == 0 && form.Refusal is null)
        {
            return;
        }

        var l = form.Language;
        var html = new Html(writer);
        html.Raw("<div class=\"errors error-summary\" role=\"alert\" tabindex=\"-1\" id=\"errors\" data-focus autofocus><h2>").Text(l.T("Hay algo que corregir", "There is something to correct")).Raw("</h2>");
        if (form.Refusal is { } refusal)
        {
            html.Raw("<p>").Text(l.T(refusal)).Raw("</p>");
        }

        html.Raw("<ul>");
        foreach (var error in form.Errors.Take(MostShown))
        {
            var label = form.LabelOf(error.Path);
            html.Raw("<li><a").With("href", "#" + TargetOf(error.Path)).Raw(">").Text(label.Length > 0 ? label + ": " : "").Text(l.T(error.Message)).Raw("</a></li>");
        }

        if (form.Errors.Count > MostShown)
        {
            html.Raw("<li>").Text(l.T($"… y {form.Errors.Count - MostShown} más.", $"… and {form.Errors.Count - MostShown} more.")).Raw("</li>");
        }

        html.Raw("</ul></div>");
    }

    /// <summary>A path below a field that is asked whole (a document's type) leads to that field.</summary>
    private string TargetOf(string path)
    {
        for (var at = path; at.Length > 0; at = at.Contains('.', StringComparison.Ordinal) ? at[..at.LastIndexOf('.')] : "")
        {
            if (form.Definition.Find(at) is not null)
            {
                return FormPaths.IdOf(at);
            }
        }

        return "form";
    }
}
