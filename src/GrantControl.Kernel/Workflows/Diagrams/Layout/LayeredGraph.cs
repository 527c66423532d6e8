namespace GrantControl.Kernel.Workflows.Diagrams.Layout;

/// <summary>Something that takes room in a layer: a state, the label of an arrow, or a bend of one.</summary>
internal sealed class Node(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Layer { get; set; }

    /// <summary>Height of the whole layer. Arrows bend between layers only and go straight inside, so that none cuts a neighbour's corner.</summary>
    public int LayerHeight { get; private set; } = height;

    /// <summary>Centre, in pixels.</summary>
    public double X { get; set; }

    /// <summary>Centre, in pixels.</summary>
    public double Y { get; private set; }

    /// <summary>Neighbours one layer up.</summary>
    public List<Node> Above { get; } = [];

    /// <summary>Neighbours one layer down.</summary>
    public List<Node> Below { get; } = [];

    public void StandIn(double y, int layerHeight) => (Y, LayerHeight) = (y + (layerHeight / 2.0), layerHeight);
}

/// <summary>An arrow as it is drawn: the nodes it passes, from its source to its target, and the one that carries its label.</summary>
internal sealed record Route(IReadOnlyList<Node> Nodes, Node Label, int Arrow);

/// <summary>
/// A layered drawing: states stand in even layers, labels of arrows in odd ones, so a label has room of its own like a state
/// has. An arrow that passes several layers bends in each.
/// </summary>
internal sealed class LayeredGraph
{
    private readonly List<List<Node>> _layers = [];

    public IReadOnlyList<IReadOnlyList<Node>> Layers => _layers;

    public List<Node> States { get; } = [];

    public List<Route> Routes { get; } = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <param name="states">Sizes of the states.</param>
    /// <param name="arrows">From, to (indices of states, never equal) and the size of the label.</param>
    /// <param name="start">The state drawn first.</param>
    public static LayeredGraph Of(IReadOnlyList<(int Width, int Height)> states, IReadOnlyList<(int From, int To, int Width, int Height)> arrows, int start)
    {
        var graph = new LayeredGraph();
        var ranks = Ranking.Of(states.Count, [.. arrows.Select(static a => (a.From, a.To))], start);
        graph._layers.AddRange(Enumerable.Range(0, (2 * ranks.DefaultIfEmpty().Max()) + 1).Select(static _ => new List<Node>()));
        graph.States.AddRange(states.Select((s, i) => graph.Put(new Node(s.Width, s.Height), 2 * ranks[i])));
        for (var i = 0; i < arrows.Count; i++)
        {
            graph.Routes.Add(graph.Draw(arrows[i], i, ranks));
        }

        Ordering.Improve(graph._layers);
        (graph.Width, graph.Height) = Placing.Place(graph._layers);
        return graph;
    }

    private Route Draw((int From, int To, int Width, int Height) arrow, int index, int[] ranks)
    {
        var up = ranks[arrow.From] > ranks[arrow.To];
        var (top, bottom) = up ? (arrow.To, arrow.From) : (arrow.From, arrow.To);
        var label = new Node(arrow.Width, arrow.Height);

        // The label stands beside the state the arrow leaves, where a reader looks for it.
        var labelLayer = up ? (2 * ranks[bottom]) - 1 : (2 * ranks[top]) + 1;
        var nodes = new List<Node> { States[top] };
        for (var layer = (2 * ranks[top]) + 1; layer < 2 * ranks[bottom]; layer++)
        {
            nodes.Add(Put(layer == labelLayer ? label : new Node(2, 2), layer));
        }

        nodes.Add(States[bottom]);
        for (var i = 1; i < nodes.Count; i++)
        {
            nodes[i - 1].Below.Add(nodes[i]);
            nodes[i].Above.Add(nodes[i - 1]);
        }

        if (up)
        {
            nodes.Reverse();
        }

        return new(nodes, label, index);
    }

    private Node Put(Node node, int layer)
    {
        node.Layer = layer;
        _layers[layer].Add(node);
        return node;
    }
}
