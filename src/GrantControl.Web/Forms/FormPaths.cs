using System.Globalization;
using System.Text;

namespace GrantControl.Web.Forms;

/// <summary>
/// Names of fields. The HTML name of a field is its JSON path (<c>lines[2].amount</c>), so that a refusal finds its field.
/// Its id is <c>f-</c> and the path with <c>[</c> and <c>.</c> as hyphens and <c>]</c> left out: <c>f-lines-2-amount</c>.
/// </summary>
public static class FormPaths
{
    /// <summary>Rows beyond this are not read from a post.</summary>
    public const int MostRows = 1_000;

    public static string IdOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var id = new StringBuilder("f-", path.Length + 2);
        foreach (var c in path)
        {
            _ = c switch
            {
                ']' => id,
                '[' or '.' => id.Append('-'),
                _ when char.IsAsciiLetterOrDigit(c) || c is '-' or '_' => id.Append(c),
                _ => id.Append('_'),
            };
        }

        return id.ToString();
    }

    public static string Row(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    public static string Join(string prefix, string name) => prefix.Length == 0 ? name : $"{prefix}.{name}";

    /// <summary><c>lines[2]</c> → <c>lines</c>, 2; the path itself and −1 when it ends in no index.</summary>
    public static (string List, int Index) Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var open = path.LastIndexOf('[');
        return open > 0 && path.EndsWith(']') && int.TryParse(path.AsSpan(open + 1, path.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (path[..open], index)
            : (path, -1);
    }
}
