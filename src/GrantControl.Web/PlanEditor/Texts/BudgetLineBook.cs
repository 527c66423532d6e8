using GrantControl.Journal.Budget;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>The lines of the institution's budget that a plan may be charged to. People type a key, a code or a name.</summary>
public sealed class BudgetLineBook
{
    private readonly Dictionary<string, ChargeableLine> _byKey;
    private readonly ILookup<string, string> _byWord;

    public BudgetLineBook(IReadOnlyList<ChargeableLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Lines = lines;
        _byKey = lines.ToDictionary(static l => l.Key, StringComparer.Ordinal);
        _byWord = lines
            .SelectMany(static l => new[] { (Word: TableWords.Plain(l.Code), l.Key), (Word: TableWords.Plain(l.Name), l.Key) })
            .Distinct()
            .ToLookup(static l => l.Word, static l => l.Key, StringComparer.Ordinal);
    }

    public IReadOnlyList<ChargeableLine> Lines { get; }

    /// <summary>The name of a line; empty when it is not in the book.</summary>
    public string NameOf(string key) => _byKey.TryGetValue(key, out var line) ? line.Name : "";

    /// <summary>
    /// The key of the one line meant; null when none or several are. Where the institution has no budget yet any key is
    /// taken: the rules judge its form.
    /// </summary>
    public string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var typed = text.Split(" · ")[0].Trim();
        if (_byKey.ContainsKey(typed) || _byKey.Count == 0)
        {
            return typed;
        }

        return _byWord[TableWords.Plain(typed)].ToArray() is [var only] ? only : null;
    }
}
