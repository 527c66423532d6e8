namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>A move from one visited configuration to another, by their numbers.</summary>
internal readonly record struct Edge(int From, int To, Move Move);

/// <summary>
/// Every configuration a case can reach, alone or with one child of each kind in turn. Children meet only through their
/// parent, and nothing a child does moves the parent, so walking them one at a time misses nothing; content that a child
/// changes in its parent is taken as able to change whenever that child could.
/// Breadth first, so the path to each configuration is a shortest one.
/// </summary>
internal sealed class Space
{
    private readonly Dictionary<Config, int> _numbers = [];
    private readonly List<Config> _configs = [];
    private readonly List<Edge> _edges = [];
    private readonly List<int> _arrivals = [];

    private Space(Table parent, Table? child) => (Parent, Child) = (parent, child);

    public Table Parent { get; }

    /// <summary>The child walked with the parent; null when the parent is walked alone.</summary>
    public Table? Child { get; }

    /// <summary>The workflow this space is about: its rules are checked here.</summary>
    public Table Subject => Child ?? Parent;

    public IReadOnlyList<Config> Configs => _configs;

    public IReadOnlyList<Edge> Edges => _edges;

    public bool TooLarge { get; private set; }

    public static Space Explore(Table parent, Table? child, int limit)
    {
        var space = new Space(parent, child);
        space.Visit(space.Start(), -1);
        for (var next = 0; next < space._configs.Count && !space.TooLarge; next++)
        {
            foreach (var (move, config) in space.Moves(space._configs[next]))
            {
                space._edges.Add(new(next, space.Visit(config, space._edges.Count), move));
            }

            space.TooLarge = space._configs.Count > limit;
        }

        return space;
    }

    public Place Subjects(Config config) => Child is null ? config.Parent : config.Child;

    /// <summary>The moves that lead here from the beginning.</summary>
    public IReadOnlyList<Edge> PathTo(int config)
    {
        var path = new List<Edge>();
        for (var arrival = _arrivals[config]; arrival >= 0; arrival = _arrivals[_edges[arrival].From])
        {
            path.Add(_edges[arrival]);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The path to a move, with the move.</summary>
    public IReadOnlyList<Edge> PathThrough(Edge edge) => [.. PathTo(edge.From), edge];

    public Config Start()
    {
        var parent = new Place(Parent.Initial, 0, 0, Parent.UnseenFromStart, 0, true);
        return Begin(new Config(parent, Child is null ? default : new Place(Child.Initial, 0, 0, Child.UnseenFromStart, 0, false)));
    }

    /// <summary>Every move out of a configuration and where it leads.</summary>
    public IEnumerable<(Move Move, Config Config)> Moves(Config config)
    {
        foreach (var (move, place) in Moves(Parent, config.Parent, null))
        {
            yield return (move, Begin(config with { Parent = place }));
        }

        if (Child is not null && config.Child.Started)
        {
            foreach (var (move, place) in Moves(Child, config.Child, config.Parent))
            {
                yield return (move, config with { Child = place });
            }
        }
    }

    private static IEnumerable<(Move Move, Place Place)> Moves(Table table, Place place, Place? parent)
    {
        foreach (var row in table.Rows.Where(r => r.Enabled(place, parent)))
        {
            IEnumerable<Change> changes = row.Transition.ChangesContent && table.Changes.Count > 0 ? table.Changes : [Change.None];
            foreach (var change in changes)
            {
                yield return (new Move(table, row, change), row.Fire(place, change));
            }
        }

        if (table.EditsIn(place.State))
        {
            foreach (var change in table.Changes)
            {
                var edited = place with { Stale = (ushort)(place.Stale | (place.Cleared & change.Gates)), Unseen = place.Unseen || change.Unseen };
                yield return (new Move(table, null, change), edited);
            }
        }
    }

    private Config Begin(Config config) =>
        Child is not null && !config.Child.Started && Child.StartsIn(config.Parent.State)
            ? config with { Child = config.Child with { Started = true } }
            : config;

    private int Visit(Config config, int arrival)
    {
        if (_numbers.TryGetValue(config, out var known))
        {
            return known;
        }

        _numbers.Add(config, _configs.Count);
        _configs.Add(config);
        _arrivals.Add(arrival);
        return _configs.Count - 1;
    }
}
