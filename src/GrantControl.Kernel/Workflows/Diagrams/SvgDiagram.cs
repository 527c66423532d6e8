using System.Globalization;
using System.Text;
using GrantControl.Kernel.Workflows.Diagrams.Layout;

namespace GrantControl.Kernel.Workflows.Diagrams;

/// <summary>
/// A definition as one self-contained SVG, for screens and print: states from top to bottom, gates side by side in the state
/// that waits for them, a title and a description for those who listen. Nothing is told by colour alone.
/// </summary>
public static class SvgDiagram
{
    private const string Style =
        "<style>.arrow{fill:none;stroke:#3d4a5c;stroke-width:1.3}.head{fill:#3d4a5c}.state{fill:#f4f7fb;stroke:#3d4a5c;stroke-width:1.3}.final{fill:none;stroke:#3d4a5c}"
        + ".now{fill:#fff4cc;stroke:#7a4b00;stroke-width:4}.gate{fill:#fff;stroke:#3d4a5c;stroke-dasharray:4 3}.under{fill:#fff}text{fill:#16202c}</style>\n";

    /// <summary>The picture of one workflow; its children are definitions of their own.</summary>
    /// <param name="language">Anything that is not English reads Spanish.</param>
    /// <param name="current">The state a case stands in, marked; null for none.</param>
    /// <param name="bare">Without colours of its own: for a page that draws it in the colours of its theme.</param>
    /// <exception cref="ArgumentException">The definition has no such state.</exception>
    public static string Of(WorkflowDefinition definition, string language = "es", string? current = null, bool bare = false)
    {
        var model = DiagramModel.Of(definition, language, current);
        var words = new DiagramWords(language);
        var index = model.Boxes.Select((b, i) => (b.Id, i)).ToDictionary(static p => p.Id, static p => p.i, StringComparer.Ordinal);
        var drawings = model.Boxes.Select(b => new BoxDrawing(b, words)).ToList();
        var labels = model.Arrows.Select(a => (From: index[a.From], To: index[a.To], Width: TextSize.Widest(a.Lines, TextSize.Small) + 8, Height: (a.Lines.Count * TextSize.SmallLine) + 4)).ToList();
        var graph = LayeredGraph.Of([.. drawings.Select(static d => (d.Width, d.Height))], labels, index[definition.Initial]);
        var to = Open(model, language, graph, bare);
        foreach (var route in graph.Routes)
        {
            to.Append("<path class=\"arrow\" marker-end=\"url(#").Append(model.Id).Append("-head)\" d=\"").Append(RoutePath.Of(route)).Append("\"/>\n");
        }

        foreach (var route in graph.Routes)
        {
            DrawLabel(to, route.Label, model.Arrows[route.Arrow].Lines);
        }

        for (var i = 0; i < drawings.Count; i++)
        {
            drawings[i].Draw(to, graph.States[i]);
        }

        return to.Append("</svg>\n").ToString();
    }

    private static StringBuilder Open(DiagramModel model, string language, LayeredGraph graph, bool bare)
    {
        var id = Xml.Text(model.Id);
        var lang = language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "es";
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{lang}\" aria-labelledby=\"{id}-title {id}-desc\" ")
            .Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {graph.Width} {graph.Height}\" width=\"{graph.Width}\" height=\"{graph.Height}\" font-family=\"system-ui, sans-serif\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title id=\"{id}-title\">{Xml.Text(model.Title)}</title>\n<desc id=\"{id}-desc\">{Xml.Text(model.Description)}</desc>\n")
            .Append(CultureInfo.InvariantCulture, $"<defs><marker id=\"{id}-head\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"head\" d=\"M0 0 10 5 0 10z\"/></marker></defs>\n")
            .Append(bare ? "" : Style)
            .Append(CultureInfo.InvariantCulture, $"<rect class=\"under\" width=\"{graph.Width}\" height=\"{graph.Height}\"/>\n");
    }

    private static void DrawLabel(StringBuilder to, Node node, IReadOnlyList<string> lines)
    {
        var (x, y) = (node.X - (node.Width / 2.0), node.Y - (node.Height / 2.0));
        to.Append(CultureInfo.InvariantCulture, $"<rect class=\"under\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{node.Width}\" height=\"{node.Height}\"/>\n");
        for (var i = 0; i < lines.Count; i++)
        {
            Xml.Line(to, node.X, y + ((i + 1) * TextSize.SmallLine) - 3, TextSize.Small, lines[i]);
        }
    }
}
