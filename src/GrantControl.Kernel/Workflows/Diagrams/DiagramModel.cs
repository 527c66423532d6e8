namespace GrantControl.Kernel.Workflows.Diagrams;

/// <summary>What both pictures show of a definition, in one language: boxes, the gates inside them and the arrows between them.</summary>
internal sealed record DiagramModel(string Id, string Title, string Description, IReadOnlyList<Box> Boxes, IReadOnlyList<Arrow> Arrows)
{
    public static DiagramModel Of(WorkflowDefinition definition, string language, string? current)
    {
        if (current is not null && definition.States.All(s => !Same(s.Id, current)))
        {
            throw new ArgumentException($"'{definition.Id}' has no state '{current}'.", nameof(current));
        }

        var boxes = definition.States.Select(s => BoxOf(definition, s, language, current)).ToList();
        var arrows = definition.Transitions.SelectMany(t => t.From.Where(f => !Same(f, t.To)).Select(f => (From: f, Row: t)))
            .GroupBy(static a => (a.From, a.Row.To))
            .Select(g => new Arrow(g.Key.From, g.Key.To, [.. Lines(g.Select(static a => a.Row), language)]))
            .ToList();
        return new(definition.Id, definition.Label.For(language), Describe(definition, boxes, arrows, language), boxes, arrows);
    }

    private static Box BoxOf(WorkflowDefinition d, StateDefinition s, string language, string? current)
    {
        var here = d.Transitions.Where(t => t.From.Contains(s.Id, StringComparer.Ordinal)).ToList();
        var gates = d.Gates.Where(g => here.Exists(t => Same(t.Clears, g.Id))).Select(g => g.Label.For(language));
        var loops = here.Where(t => Same(t.To, s.Id) && t.Clears is null);
        return new(s.Id, s.Label.For(language))
        {
            Initial = Same(d.Initial, s.Id),
            Final = s.Final,
            MovesMoney = s.MovesMoney,
            Current = Same(s.Id, current),
            Gates = [.. gates],
            Stays = [.. Lines(loops, language)],
        };
    }

    /// <summary>One line for each trigger, with the roles that may act in brackets: several rows may share a trigger.</summary>
    private static IEnumerable<string> Lines(IEnumerable<Transition> rows, string language) =>
        rows.GroupBy(t => t.Label.For(language), StringComparer.Ordinal)
            .Select(g => $"{g.Key} ({string.Join(", ", g.SelectMany(static t => t.Parts).SelectMany(static p => p.Roles).Distinct(StringComparer.Ordinal))})");

    private static string Describe(WorkflowDefinition d, List<Box> boxes, List<Arrow> arrows, string language)
    {
        var names = boxes.ToDictionary(static b => b.Id, static b => b.Name, StringComparer.Ordinal);
        var words = new DiagramWords(language);
        var steps = arrows.Select(a => $"{names[a.From]} → {names[a.To]}: {string.Join(", ", a.Lines)}");
        var now = boxes.Find(static b => b.Current) is { } box ? $" {words.Current}: {box.Name}." : "";
        return $"{words.States}: {string.Join(", ", names.Values)}. {words.Start}: {names[d.Initial]}.{now} {words.Steps}: {string.Join("; ", steps)}.";
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}

/// <summary>A state.</summary>
/// <param name="Name">Its label.</param>
internal sealed record Box(string Id, string Name)
{
    public bool Initial { get; init; }

    public bool Final { get; init; }

    public bool MovesMoney { get; init; }

    public bool Current { get; init; }

    /// <summary>Gates cleared while the case stands here, side by side.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];

    /// <summary>What may be done here without leaving.</summary>
    public IReadOnlyList<string> Stays { get; init; } = [];
}

/// <summary>All the ways from one state to another.</summary>
internal sealed record Arrow(string From, string To, IReadOnlyList<string> Lines);

/// <summary>The few words a picture needs of its own.</summary>
internal sealed record DiagramWords(string Language)
{
    public string States => new Label("Estados", "States").For(Language);

    public string Start => new Label("Inicio", "Start").For(Language);

    public string Steps => new Label("Pasos", "Steps").For(Language);

    public string Current => new Label("Estado actual", "Current state").For(Language);

    public string Money => new Label("mueve dinero", "moves money").For(Language);
}
