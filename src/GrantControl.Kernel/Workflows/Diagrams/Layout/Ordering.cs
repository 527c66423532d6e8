namespace GrantControl.Kernel.Workflows.Diagrams.Layout;

/// <summary>Orders the nodes of each layer so that few arrows cross: sweeps of barycentres, keeping the best order seen.</summary>
internal static class Ordering
{
    private const int Sweeps = 24;

    public static void Improve(List<List<Node>> layers)
    {
        var best = Copy(layers);
        var fewest = Crossings(layers);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            for (var i = 1; i < layers.Count; i++)
            {
                Sort(layers, down ? i : layers.Count - 1 - i, down);
            }

            var crossings = Crossings(layers);
            if (crossings < fewest)
            {
                (best, fewest) = (Copy(layers), crossings);
            }
        }

        layers.Clear();
        layers.AddRange(best);
    }

    private static void Sort(List<List<Node>> layers, int layer, bool down)
    {
        var fixedLayer = Positions(layers[layer + (down ? -1 : 1)]);
        var own = Positions(layers[layer]);
        layers[layer] = [.. layers[layer].OrderBy(n => Centre(down ? n.Above : n.Below, fixedLayer) ?? own[n]).ThenBy(n => own[n])];
    }

    private static double? Centre(List<Node> neighbours, Dictionary<Node, int> positions) =>
        neighbours.Count == 0 ? null : neighbours.Average(n => positions[n]);

    private static int Crossings(List<List<Node>> layers)
    {
        var crossings = 0;
        for (var i = 1; i < layers.Count; i++)
        {
            var lower = Positions(layers[i]);
            var ends = layers[i - 1].SelectMany((n, x) => n.Below.Select(b => (Top: x, Bottom: lower[b]))).ToList();
            crossings += ends.Select((a, index) => ends.Skip(index + 1).Count(b => (a.Top - b.Top) * (a.Bottom - b.Bottom) < 0)).Sum();
        }

        return crossings;
    }

    private static Dictionary<Node, int> Positions(List<Node> layer) => layer.Select((node, index) => (node, index)).ToDictionary(static p => p.node, static p => p.index);

    private static List<List<Node>> Copy(List<List<Node>> layers) => [.. layers.Select(static l => l.ToList())];
}
