using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Forms;

/// <summary>Writes markup straight to the answer: a form of 500 rows is thousands of fields.</summary>
internal sealed class Html(TextWriter writer)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup as a view takes it.</summary>
    public static IHtmlContent Of(Action<Html> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        write(new Html(text));
        return new HtmlString(text.ToString());
    }

    /// <summary>Ids as <c>aria-describedby</c> takes them; null when there are none.</summary>
    public static string? Ids(params string?[] ids) => string.Join(' ', ids.OfType<string>()) is { Length: > 0 } some ? some : null;

    /// <summary>Markup of our own.</summary>
    public Html Raw(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>Text of anybody's.</summary>
    public Html Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Encoder.Encode(writer, text);
        }

        return this;
    }

    /// <summary>An attribute; left out when its value is null.</summary>
    public Html With(string name, string? value)
    {
        if (value is not null)
        {
            writer.Write(' ');
            writer.Write(name);
            writer.Write("=\"");
            Encoder.Encode(writer, value);
            writer.Write('"');
        }

        return this;
    }

    public Html Label(string id, string text) => Raw("<label class=\"form-label\"").With("for", id).Raw(">").Text(text).Raw("</label>");

    /// <summary>A line that describes a field, which names it by its id.</summary>
    public Html Note(string style, string id, string text) => Raw("<p").With("class", style).With("id", id).Raw(">").Text(text).Raw("</p>");

    public Html Hidden(string name, string value) => Raw("<input type=\"hidden\"").With("name", name).With("value", value).Raw(">");
}
