using System.Globalization;
using System.Text;

namespace GrantControl.Journal.Search;

/// <summary>
/// Text brought into the form that is searched: words of letters and digits, lower case, with and without accents. What
/// people type and what is stored go the same way, so nothing typed can be an operator.
/// </summary>
public static class SearchWords
{
    /// <summary>Longest text a search takes, in characters.</summary>
    public const int MaxQuery = 200;

    /// <summary>Words of a search that count; what is typed beyond narrows nothing any more.</summary>
    public const int MaxWords = 12;

    /// <summary>A word longer than this is no word; PostgreSQL keeps none beyond 2,046 bytes.</summary>
    private const int MaxWord = 60;

    /// <summary>The words of a text in their order, lower case, accents kept.</summary>
    public static IEnumerable<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                yield return Cut(word);
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return Cut(word);
        }
    }

    /// <summary>The same letters without accents, tilde and diaeresis: <c>año</c> → <c>ano</c>.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD).Where(static c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>A case number by its parts: <c>SUB-2026-000012</c> is found by 000012 and by 12.</summary>
    public static IEnumerable<string> OfNumber(string number) =>
        Of(number).SelectMany(static w => w.Length > 1 && w[0] == '0' && w.TrimStart('0') is { Length: > 0 } bare ? new[] { w, bare } : [w]);

    /// <summary>How a typed word may stand in the index: as typed, without accents, and with the accent people leave out of <c>-ción</c>.</summary>
    internal static IEnumerable<string> Variants(string word)
    {
        var folded = Fold(word);
        return new[] { word, folded, folded.EndsWith("ion", StringComparison.Ordinal) ? folded[..^2] + "ón" : word }.Distinct(StringComparer.Ordinal);
    }

    private static string Cut(StringBuilder word) => word.ToString(0, Math.Min(word.Length, MaxWord));
}
