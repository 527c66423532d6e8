using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GrantControl.Web.Forms;

/// <summary>Writes markup straight to the answer: a form of 500 rows is thousands of fields.</summary>
internal sealed class Html(TextWriter writer)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

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

    public Html Hidden(string name, string value) => Raw("<input type=\"hidden\"").With("name", name).With("value", value).Raw(">");
}
