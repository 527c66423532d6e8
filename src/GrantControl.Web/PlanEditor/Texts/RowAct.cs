using System.Globalization;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>A button that changes the rows of a list: <c>add:lines</c>, <c>remove:lines:3</c>, <c>up:indicators-0:1</c>.</summary>
/// <param name="Index">From 0; -1 where the act needs none.</param>
public sealed record RowAct(string Verb, string List, int Index)
{
    /// <summary>The act of a posted button; null when it is none.</summary>
    public static RowAct? Parse(string? text)
    {
        var parts = (text ?? "").Split(':');
        return parts switch
        {
            ["add" or "split", var list] => new RowAct(parts[0], list, -1),
            ["add" or "remove" or "up" or "down" or "rest", var list, var at] when int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new RowAct(parts[0], list, index),
            _ => null,
        };
    }

    /// <summary>The rows after the act; the same rows when it is about another list or beyond their end.</summary>
    public List<T> On<T>(string list, IReadOnlyList<T> rows, Func<T> blank, int most)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(blank);
        List<T> changed = [.. rows];
        if (!string.Equals(list, List, StringComparison.Ordinal) || Index >= rows.Count)
        {
            return changed;
        }

        switch (Verb)
        {
            case "add" when rows.Count < most:
                changed.Insert(Index < 0 ? rows.Count : Index + 1, blank());
                break;
            case "remove" when Index >= 0:
                changed.RemoveAt(Index);
                break;
            case "up" when Index > 0:
                (changed[Index - 1], changed[Index]) = (changed[Index], changed[Index - 1]);
                break;
            case "down" when Index >= 0 && Index < rows.Count - 1:
                (changed[Index + 1], changed[Index]) = (changed[Index], changed[Index + 1]);
                break;
            default:
                break;
        }

        return changed;
    }

    /// <summary>Which row has the focus afterwards.</summary>
    public int FocusOf(int count) => Verb switch
    {
        "add" => Index < 0 ? count - 1 : Index + 1,
        "up" => Math.Max(0, Index - 1),
        "down" => Math.Min(count - 1, Index + 1),
        _ => Math.Min(count - 1, Math.Max(0, Index)),
    };
}
