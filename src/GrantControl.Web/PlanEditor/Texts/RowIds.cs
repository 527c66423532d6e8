using System.Globalization;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Gives rows their ids, so that nobody has to think of them: the first free number behind a letter.</summary>
public sealed class RowIds(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = taken.ToHashSet(StringComparer.Ordinal);

    /// <summary>The id a row has, or a new one.</summary>
    public string Of(string id, string prefix)
    {
        if (id.Length > 0)
        {
            return id;
        }

        for (var n = 1; ; n++)
        {
            var next = prefix + n.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(next))
            {
                return next;
            }
        }
    }
}
