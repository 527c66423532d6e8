namespace GrantControl.Kernel.Workflows.Diagrams.Layout;

/// <summary>Gives ordered layers their coordinates: each node as near to its neighbours as its layer's order allows.</summary>
internal static class Placing
{
    private const int Gap = 28;
    private const int LayerGap = 22;
    private const int Margin = 24;
    private const int Rounds = 40;

    /// <summary>Sets the centres of all nodes and answers the size of the drawing.</summary>
    public static (int Width, int Height) Place(List<List<Node>> layers)
    {
        double y = Margin;
        foreach (var layer in layers)
        {
            var height = layer.Count == 0 ? 0 : layer.Max(static n => n.Height);
            foreach (var node in layer)
            {
                node.StandIn(y, height);
            }

            y += height + LayerGap;
            Settle(layer, static _ => 0);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? layers : Enumerable.Reverse(layers))
            {
                Settle(layer, Wanted);
            }
        }

        var all = layers.SelectMany(static l => l).ToList();
        var left = all.Min(static n => n.X - (n.Width / 2.0));
        foreach (var node in all)
        {
            node.X += Margin - left;
        }

        return ((int)Math.Ceiling(all.Max(static n => n.X + (n.Width / 2.0))) + Margin, (int)Math.Ceiling(y) - LayerGap + Margin);
    }

    private static double Wanted(Node node)
    {
        var neighbours = node.Above.Concat(node.Below).ToList();
        return neighbours.Count == 0 ? node.X : neighbours.Average(static n => n.X);
    }

    /// <summary>
    /// The positions nearest to the wanted ones, in least squares, that keep order and distance: with the distances taken off
    /// they only must not fall, so neighbours that would are pooled and share their mean.
    /// </summary>
    private static void Settle(List<Node> layer, Func<Node, double> wanted)
    {
        var pools = new List<(double Sum, int Count)>();
        var offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + ((layer[i - 1].Width + layer[i].Width) / 2.0) + Gap;
            pools.Add((wanted(layer[i]) - offsets[i], 1));
            while (pools.Count > 1 && pools[^2].Sum / pools[^2].Count > pools[^1].Sum / pools[^1].Count)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var index = 0;
        foreach (var (sum, count) in pools)
        {
            for (var end = index + count; index < end; index++)
            {
                layer[index].X = (sum / count) + offsets[index];
            }
        }
    }
}
