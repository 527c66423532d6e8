using System.Globalization;
using System.Text;
using GrantControl.Kernel.Workflows.Diagrams.Layout;

namespace GrantControl.Kernel.Workflows.Diagrams;

/// <summary>The drawing of one state: its name, what marks it, its gates side by side and what may be done without leaving.</summary>
internal sealed class BoxDrawing
{
    private const int Pad = 12;
    private const int GateHeight = 26;
    private const int GateGap = 8;

    private readonly Box _box;
    private readonly string _name;
    private readonly List<string> _lines;

    public BoxDrawing(Box box, DiagramWords words)
    {
        _box = box;
        _name = (box.Initial ? "▶ " : "") + box.Name;
        _lines = [.. box.Current ? [$"● {words.Current}"] : Array.Empty<string>(), .. box.MovesMoney ? [$"¤ {words.Money}"] : Array.Empty<string>(), .. box.Stays.Select(static s => $"↻ {s}")];
        var gates = box.Gates.Count == 0 ? 0 : (GateWidth * box.Gates.Count) + (GateGap * (box.Gates.Count - 1));
        Width = Math.Max(Math.Max(TextSize.Widest([_name], TextSize.Large + 2), TextSize.Widest(_lines, TextSize.Small)), gates) + (2 * Pad);
        Height = (2 * Pad) + TextSize.LargeLine + (_lines.Count * TextSize.SmallLine) + (box.Gates.Count == 0 ? 0 : GateHeight + GateGap);
    }

    public int Width { get; }

    public int Height { get; }

    private int GateWidth => TextSize.Widest(_box.Gates, TextSize.Small) + 14;

    public void Draw(StringBuilder to, Node at)
    {
        var (left, y) = (at.X - (Width / 2.0), at.Y - (Height / 2.0));
        to.Append(CultureInfo.InvariantCulture, $"<g data-state=\"{Xml.Text(_box.Id)}\"{(_box.Current ? " aria-current=\"step\"" : "")}>\n");
        Rect(to, _box.Current ? "state now" : "state", left, y, Width, Height);
        if (_box.Final)
        {
            Rect(to, "final", left + 4, y + 4, Width - 8, Height - 8);
        }

        y += Pad + TextSize.LargeLine;
        Xml.Line(to, at.X, y - 5, TextSize.Large, _name, bold: true);
        foreach (var line in _lines)
        {
            y += TextSize.SmallLine;
            Xml.Line(to, at.X, y - 5, TextSize.Small, line);
        }

        DrawGates(to, at.X, y + (GateGap / 2.0));
        to.Append("</g>\n");
    }

    private void DrawGates(StringBuilder to, double centre, double y)
    {
        var total = (GateWidth * _box.Gates.Count) + (GateGap * (_box.Gates.Count - 1));
        for (var i = 0; i < _box.Gates.Count; i++)
        {
            var left = centre - (total / 2.0) + (i * (GateWidth + GateGap));
            Rect(to, "gate", left, y, GateWidth, GateHeight);
            Xml.Line(to, left + (GateWidth / 2.0), y + 17, TextSize.Small, _box.Gates[i]);
        }
    }

    private static void Rect(StringBuilder to, string css, double x, double y, int width, int height) =>
        to.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width}\" height=\"{height}\" rx=\"6\"/>\n");
}

/// <summary>Sizes of text. No font is measured; the widths are generous for the sans-serif fonts of every system.</summary>
internal static class TextSize
{
    public const int Large = 15;
    public const int LargeLine = 20;
    public const int Small = 12;
    public const int SmallLine = 16;

    public static int Widest(IReadOnlyList<string> lines, int size) =>
        lines.Count == 0 ? 0 : (int)Math.Ceiling(lines.Max(static l => l.Length) * size * 0.56);
}

/// <summary>Text inside markup.</summary>
internal static class Xml
{
    public static string Text(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    public static void Line(StringBuilder to, double x, double y, int size, string text, bool bold = false) =>
        to.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size}\" text-anchor=\"middle\"{(bold ? " font-weight=\"600\"" : "")}>{Text(text)}</text>\n");
}
