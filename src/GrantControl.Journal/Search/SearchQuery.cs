namespace GrantControl.Journal.Search;

/// <summary>What somebody looks for, as words. The last one may be half typed.</summary>
public sealed record SearchQuery
{
    private SearchQuery(IReadOnlyList<string> words) => Words = words;

    /// <summary>1 to <see cref="SearchWords.MaxWords"/>, lower case, accents as typed.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Null when the text holds no word.</summary>
    public static SearchQuery? Of(string text)
    {
        string[] words = [.. SearchWords.Of(text).Take(SearchWords.MaxWords)];
        return words.Length == 0 ? null : new SearchQuery(words);
    }

    /// <summary>The parts of <c>search_query</c> in SQL. Words hold letters and digits only, so none is an operator.</summary>
    /// <param name="where">Weights to look in (<c>AB</c>); empty for everywhere.</param>
    /// <param name="beginning">Whether the last word may be only the beginning of one.</param>
    internal string[] Parts(string where, bool beginning)
    {
        var label = where.Length == 0 ? "" : ":" + where;
        var last = Any(Words[^1], label);
        return
        [
            string.Join(" & ", Words.SkipLast(1).Select(w => Any(w, label))),
            last,
            beginning ? $"{SearchWords.Fold(Words[^1])}:*{where}" : last,
        ];
    }

    private static string Any(string word, string label) => $"({string.Join(" | ", SearchWords.Variants(word).Select(v => v + label))})";
}
