namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>Rules 1 and 3: protected states are entered only with every gate cleared on the content as it stands.</summary>
internal static class GateRules
{
    public static void Check(Space space, HoleList holes)
    {
        foreach (var edge in space.Edges.Where(e => ReferenceEquals(e.Move.Table, space.Subject) && e.Move.Row is not null))
        {
            var before = space.Subjects(space.Configs[edge.From]);
            var after = space.Subjects(space.Configs[edge.To]);
            if (before.State != after.State)
            {
                Entered(space, edge, after, holes);
                KeepsStale(space, edge, after, holes);
            }
        }

        Content(space, holes);
    }

    private static void Entered(Space space, Edge edge, Place after, HoleList holes)
    {
        var table = space.Subject;
        var state = table.State(after.State);
        var (own, parents) = table.Needed(state);
        var parent = space.Configs[edge.To].Parent;
        Refuse(HoleRule.GateSkipped, own & ~after.Cleared, parents & ~parent.Cleared, "visto bueno abierto", "gate open");
        Refuse(HoleRule.GateStale, own & after.Stale, parents & parent.Stale, "visto bueno sobre otro contenido", "gate cleared on other content");

        if (!state.MovesMoney)
        {
            return;
        }

        var unasked = table.GatesBeforeMoney().Except(state.NeedsGates, StringComparer.Ordinal).ToList();
        if (unasked.Count > 0 || !table.GatesBeforeMoney().Any())
        {
            holes.Add(space, HoleRule.GateUnprotected, state.Id, new(
                $"«{state.Id}» mueve dinero y no exige: {Or(unasked)}", $"'{state.Id}' moves money and does not ask for: {Or(unasked)}"), space.PathThrough(edge));
        }

        if (after.Unseen || parent.Unseen)
        {
            holes.Add(space, HoleRule.SectionUnwatched, state.Id, new(
                $"A «{state.Id}» llega una sección que ningún visto bueno mira", $"A section no gate watches reaches '{state.Id}'"), space.PathThrough(edge));
        }

        void Refuse(string rule, int ownBits, int parentBits, string es, string en)
        {
            var gates = Names(table, ownBits).Concat(table.Parent is null ? [] : Names(table.Parent, parentBits)).ToList();
            if (gates.Count > 0)
            {
                var list = string.Join(", ", gates);
                holes.Add(space, rule, state.Id, new($"«{state.Id}»: {es}: {list}", $"'{state.Id}': {en}: {list}"), space.PathThrough(edge));
            }
        }
    }

    /// <summary>A correction that goes on with a clearance of what it corrected.</summary>
    private static void KeepsStale(Space space, Edge edge, Place after, HoleList holes)
    {
        var state = space.Subject.State(after.State);
        if (after.Stale == 0 || state.Final || TakesContent(space.Subject, after.State))
        {
            return;
        }

        var row = edge.Move.Row!.Transition;
        var gates = string.Join(", ", Names(space.Subject, after.Stale));
        holes.Add(space, HoleRule.ReturnKeepsGate, row.Id, new(
            $"«{row.Id}» no reabre lo que vio otra versión: {gates}", $"'{row.Id}' does not reopen what saw another version: {gates}"), space.PathThrough(edge));
    }

    /// <summary>A child that brings content of its own must protect the state in which that content comes into force.</summary>
    private static void Content(Space space, HoleList holes)
    {
        var d = space.Subject.Definition;
        if (space.Child is not null && d.Sections.Count > 0 && !d.States.Any(static s => s.MovesMoney))
        {
            holes.Add(space, HoleRule.GateUnprotected, d.Id, new(
                $"«{d.Id}» trae contenido y ningún estado suyo exige vistos buenos", $"'{d.Id}' brings content and none of its states asks for gates"), AnyWayTo(space));
        }
    }

    private static IReadOnlyList<Edge> AnyWayTo(Space space)
    {
        var arrived = space.Edges.FirstOrDefault(e => ReferenceEquals(e.Move.Table, space.Subject) && space.Subject.State(space.Subjects(space.Configs[e.To]).State).Final);
        return arrived.Move is null ? [] : space.PathThrough(arrived);
    }

    private static bool TakesContent(Table table, byte state) =>
        table.EditsIn(state) || table.Rows.Any(r => r.Transition.ChangesContent && r.From(state) && r.To == state);

    private static IEnumerable<string> Names(Table table, int bits) =>
        table.Definition.Gates.Where((_, i) => (bits & (1 << i)) != 0).Select(static g => g.Id);

    private static string Or(List<string> gates) => gates.Count == 0 ? "—" : string.Join(", ", gates);
}
