using GrantControl.Journal.Search;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Search;

/// <summary>
/// Marks in a text the words somebody looked for. The database decides what is found; this only has to recognise a word
/// and its plural, so it compares what is left of a word without accents and endings.
/// </summary>
public sealed class Highlight
{
    private const int Shown = 220;
    private const int Before = 60;

    private static readonly string[] Endings = ["aciones", "acion", "iones", "ion", "idades", "idad", "mente", "ces", "es", "s"];

    private readonly HashSet<string> _roots;
    private readonly string _beginning;

    public Highlight(SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        _roots = query.Words.Select(Root).ToHashSet(StringComparer.Ordinal);
        _beginning = SearchWords.Fold(query.Words[^1]);
    }

    /// <summary>How many of the words the text holds, counted with repetition.</summary>
    public int Count(string text) => Marks(text).Count;

    /// <summary>The whole text, encoded, with its hits in <c>mark</c>.</summary>
    public IHtmlContent Whole(string text) => Html(text, 0, text.Length);

    /// <summary>The part of a long text around its first hit.</summary>
    public IHtmlContent Excerpt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= Shown)
        {
            return Whole(text);
        }

        var first = Marks(text).Select(static m => m.Start).FirstOrDefault();
        var start = first <= Before ? 0 : NextWord(text, first - Before);
        return Html(text, start, Math.Min(text.Length, start + Shown));
    }

    private HtmlContentBuilder Html(string text, int start, int end)
    {
        var html = new HtmlContentBuilder();
        html.Append(start > 0 ? "… " : "");
        var at = start;
        foreach (var (from, to) in Marks(text).Where(m => m.Start >= start && m.End <= end))
        {
            html.Append(text[at..from]).AppendHtml("<mark>").Append(text[from..to]).AppendHtml("</mark>");
            at = to;
        }

        return (HtmlContentBuilder)html.Append(text[at..end]).Append(end < text.Length ? " …" : "");
    }

    private List<(int Start, int End)> Marks(string text)
    {
        List<(int, int)> marks = [];
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                at++;
            }

            var folded = SearchWords.Fold(text[start..at]);
            if (folded.StartsWith(_beginning, StringComparison.Ordinal) || _roots.Contains(Root(folded)) || _roots.Contains(folded.TrimStart('0')))
            {
                marks.Add((start, at));
            }
        }

        return marks;
    }

    private static int NextWord(string text, int at)
    {
        var space = text.IndexOf(' ', at);
        return space < 0 ? at : space + 1;
    }

    private static string Root(string word)
    {
        var folded = SearchWords.Fold(word);
        var ending = Endings.FirstOrDefault(e => folded.Length - e.Length >= 3 && folded.EndsWith(e, StringComparison.Ordinal)) ?? "";
        var root = folded[..^ending.Length];
        return root.Length > 3 && root[^1] is 'a' or 'e' or 'o' ? root[..^1] : root;
    }
}
