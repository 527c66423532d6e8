using System.Globalization;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.PlanEditor;

/// <summary>Says in words where a path points: <c>budget.lines[2].amount</c> → Fila 3: .</summary>
public static class PathWords
{
    public static string Of(string path, Language language)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(language);
        var words = path.Split('.').Skip(1).Where(static p => p.EndsWith(']')).Select(part =>
        {
            var open = part.IndexOf('[', StringComparison.Ordinal);
            var number = int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index + 1 : 0;
            return part[..open] switch
            {
                "results" => language.T($"Resultado {number}", $"Result {number}"),
                "indicators" => language.T($"indicador {number}", $"indicator {number}"),
                "activities" => language.T($"Actividad {number}", $"Activity {number}"),
                "tranches" => language.T($"Desembolso {number}", $"Tranche {number}"),
                "charges" => language.T("monto", "amount"),
                "preconditions" => language.T($"condición {number}", $"condition {number}"),
                _ => language.T($"Fila {number}", $"Row {number}"),
            };
        }).ToList();
        return words.Count == 0 ? "" : string.Join(", ", words) + ": ";
    }
}
