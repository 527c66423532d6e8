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

        OwnContent(space, holes);
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

        if (space.Child is not null && space.Parent.State(parent.State).Final)
        {
            holes.Add(space, HoleRule.MoneyAfterEnd, state.Id, new(
                $"«{state.Id}» mueve dinero cuando el caso ya terminó", $"'{state.Id}' moves money when the case has ended"), space.PathThrough(edge));
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
        if (after.Stale == 0 || state.Final || space.Subject.ContentMovesIn(after.State))
        {
            return;
        }

        var row = edge.Move.Row!.Transition;
        var gates = string.Join(", ", Names(space.Subject, after.Stale));
        holes.Add(space, HoleRule.ReturnKeepsGate, row.Id, new(
            $"«{row.Id}» no reabre lo que vio otra versión: {gates}", $"'{row.Id}' does not reopen what saw another version: {gates}"), space.PathThrough(edge));
    }

    /// <summary>
    /// A child that brings content of its own must protect the state in which that content comes into force, with gates of
    /// its own that look at no less: a clearance of the parent's content says nothing about the new one.
    /// </summary>
    private static void OwnContent(Space space, HoleList holes)
    {
        var d = space.Subject.Definition;
        if (space.Child is null || d.Sections.Count == 0)
        {
            return;
        }

        if (!d.States.Any(static s => s.MovesMoney))
        {
            holes.Add(space, HoleRule.GateUnprotected, d.Id, new(
                $"«{d.Id}» trae contenido y ningún estado suyo exige vistos buenos", $"'{d.Id}' brings content and none of its states asks for gates"), AnyWayTo(space));
        }

        foreach (var gate in space.Parent.Definition.Gates)
        {
            var own = d.Gates.FirstOrDefault(g => string.Equals(g.Id, gate.Id, StringComparison.Ordinal));
            if (own is null)
            {
                holes.Add(space, HoleRule.GateUnprotected, gate.Id, new(
                    $"«{d.Id}» trae contenido que «{gate.Id}» no ve", $"'{d.Id}' brings content that '{gate.Id}' does not see"), AnyWayTo(space));
            }
            else if (gate.Watches.Any(w => !own.Watches.Contains(w, StringComparer.Ordinal) && d.Sections.Any(s => string.Equals(s.Id, w, StringComparison.Ordinal))))
            {
                holes.Add(space, HoleRule.SectionUnwatched, gate.Id, new(
                    $"En «{d.Id}» el visto bueno «{gate.Id}» deja de mirar una sección", $"In '{d.Id}' the gate '{gate.Id}' stops watching a section"), AnyWayTo(space));
            }
        }
    }

    /// <summary>A way to the state in which the content comes into force, or at least to an end.</summary>
    private static IReadOnlyList<Edge> AnyWayTo(Space space)
    {
        var ends = space.Edges.Where(e => ReferenceEquals(e.Move.Table, space.Subject) && space.Subject.State(space.Subjects(space.Configs[e.To]).State) is { Final: true } or { MovesMoney: true });
        var arrived = ends.OrderByDescending(e => space.Subject.State(space.Subjects(space.Configs[e.To]).State).MovesMoney).FirstOrDefault();
        return arrived.Move is null ? [] : space.PathThrough(arrived);
    }

    private static IEnumerable<string> Names(Table table, int bits) =>
        table.Definition.Gates.Where((_, i) => (bits & (1 << i)) != 0).Select(static g => g.Id);

    private static string Or(List<string> gates) => gates.Count == 0 ? "—" : string.Join(", ", gates);
}
