using System.Globalization;
using System.Text;
using GrantControl.Kernel.Workflows.Diagrams.Layout;

namespace GrantControl.Kernel.Workflows.Diagrams;

/// <summary>The curve of an arrow: out of its source, straight through its label, into its target.</summary>
internal static class RoutePath
{
    /// <summary>How far inside its ends a state's side takes arrows, so that none meets a corner.</summary>
    private const double Corner = 10;

    public static string Of(Route route)
    {
        var down = route.Nodes[0].Layer < route.Nodes[^1].Layer;
        var sign = down ? 1 : -1;
        var (first, last) = (route.Nodes[0], route.Nodes[^1]);
        var to = new StringBuilder();
        var (x, y) = (Port(first, route.Nodes[1]), LayerEdge(first, sign));
        to.Append(CultureInfo.InvariantCulture, $"M{x:0.#} {first.Y + (sign * first.Height / 2.0):0.#} L{x:0.#} {y:0.#}");
        for (var i = 1; i < route.Nodes.Count; i++)
        {
            var node = route.Nodes[i];
            var isLast = ReferenceEquals(node, last);
            var (nextX, nextY) = (isLast ? Port(node, route.Nodes[i - 1]) : node.X, LayerEdge(node, -sign));
            var bend = (nextY - y) / 2;
            to.Append(CultureInfo.InvariantCulture, $" C{x:0.#} {y + bend:0.#} {nextX:0.#} {nextY - bend:0.#} {nextX:0.#} {nextY:0.#}");
            (x, y) = (nextX, isLast ? node.Y - (sign * node.Height / 2.0) : LayerEdge(node, sign));
            to.Append(CultureInfo.InvariantCulture, $" L{x:0.#} {y:0.#}");
        }

        return to.ToString();
    }

    /// <summary>Where on a state's side an arrow begins or ends: as near to where it goes as the side reaches.</summary>
    private static double Port(Node state, Node next)
    {
        var side = next.Layer > state.Layer ? state.Below : state.Above;
        var room = (state.Width / 2.0) - Corner;
        var place = side.OrderBy(static n => n.X).ToList().IndexOf(next);
        var spread = side.Count < 2 ? 0 : (2.0 * place / (side.Count - 1)) - 1;
        return state.X + (spread * Math.Min(room, side.Count * 9.0));
    }

    private static double LayerEdge(Node node, int sign) => node.Y + (sign * node.LayerHeight / 2.0);
}
