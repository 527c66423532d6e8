using System.Text.RegularExpressions;
using GrantControl.Browser.Tests.Support;

namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>
/// Finds what was not translated: a text that is the same on the Spanish and on the English page, though it is neither data
/// nor a word both languages share.
/// </summary>
internal sealed partial class Words(IReadOnlyList<string> data)
{
    /// <summary>What a person reads or hears: texts, and the attributes that are read out or shown. Code and foreign words that say so are left out.</summary>
    private const string Collect =
        """
        () => {
          const found = new Set();
          const add = text => { const t = (text || '').replace(/\s+/g, ' ').trim(); if (t) found.add(t); };
          const skip = e => e.closest('script, style, noscript, code, samp, kbd, pre, textarea, [lang]:not(html)');
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            // A word that is marked in the middle of a text is a part of that text.
            const parent = walker.currentNode.parentElement?.closest(':not(mark)');
            if (parent && !skip(parent)) add(parent.querySelector(':scope > mark') ? parent.textContent : walker.currentNode.nodeValue);
          }
          for (const e of document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [data-label], [data-confirm]')) {
            if (!skip(e)) for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label', 'data-confirm']) add(e.getAttribute(name));
          }
          return [...found];
        }
        """;

    /// <summary>Names, and words written alike in both languages.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "GrantControl", "Legal", "Control", "Total", "Final", "Error", "Plan", "Original", "Quetzales", "USD", "GTQ", "Español", "English", "SHA", "CSV", "XLSX", "PDF", "UTC",
    };

    /// <summary>What the cases, the budget and the register hold, as it was typed.</summary>
    public static async Task<Words> OfAsync(Office office)
    {
        var joined = (string)(await office.Database.OwnerAsync(
            """
            SELECT string_agg(DISTINCT text, chr(1)) FROM (
                SELECT v #>> '{}' FROM case_event, jsonb_path_query(data, '$.**') v
                WHERE jsonb_typeof(v) = 'string' AND v #>> '{}' !~ '^[a-z][a-z-]*$' -- those are words of the program, like finance
                UNION SELECT v #>> '{}' FROM case_event, jsonb_path_query(data, '$.**.unit') v
                UNION SELECT name FROM person
                UNION SELECT name FROM organisation UNION SELECT name FROM institution
                UNION SELECT number FROM case_index UNION SELECT title FROM case_index
                UNION SELECT key FROM budget_line UNION SELECT code FROM budget_line UNION SELECT name FROM budget_line
            ) AS known(text)
            """))!;
        var typed = joined.Split('\u0001').Select(t => Spaces().Replace(t, " ").Trim()).Where(t => t.Length > 2);
        return new Words([.. typed.OrderByDescending(t => t.Length)]);
    }

    public static async Task<IReadOnlyList<string>> OnAsync(IPage page) => await page.EvaluateAsync<string[]>(Collect);

    /// <summary>What stands on both pages and should not.</summary>
    /// <param name="typed">What the person typed on the page herself.</param>
    public IReadOnlyList<string> Untranslated(IReadOnlyList<string> spanish, IReadOnlyList<string> english, IReadOnlyList<string> typed) =>
        [.. spanish.Intersect(english, StringComparer.Ordinal).Select(t => typed.Aggregate(t, (left, word) => Without(word, left))).Where(LettersLeft).Select(t => $"the same in both languages: “{t}”")];

    private bool LettersLeft(string text) => text.Split('…').Any(part => HasWords(part) && !IsPart(part.Trim()));

    /// <summary>A long text is shown by a piece of it.</summary>
    private bool IsPart(string piece) => piece.Length > 10 && data.Any(d => d.Contains(piece, StringComparison.OrdinalIgnoreCase));

    private bool HasWords(string text)
    {
        text = Code().Replace(text, " ");
        foreach (var known in data)
        {
            text = Without(known, text);
        }

        return Word().Matches(text).Any(w => !Shared.Contains(w.Value));
    }

    /// <summary>Whole words only: a short name must not eat half of another word.</summary>
    private static string Without(string known, string text)
    {
        var from = 0;
        while (from < text.Length && text.IndexOf(known, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            from = at + known.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (from == text.Length || !char.IsLetter(text[from])))
            {
                text = text.Remove(at, known.Length).Insert(at, " ");
                from = at + 1;
            }
        }

        return text;
    }

    /// <summary>The verification code of a paper, a hash, an address.</summary>
    [GeneratedRegex(@"https?://\S+|[0-9A-Z]{4}(-[0-9A-Z]{4}){3}|[0-9a-f]{12,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
