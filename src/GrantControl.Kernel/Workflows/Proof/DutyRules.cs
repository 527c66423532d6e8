namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>Rule 4, pair by pair: the acts that money needs are all done, and no two of them by one person.</summary>
internal static class DutyRules
{
    public static void Check(Space space, HoleList holes)
    {
        var segregation = new Segregation(space.Subject);
        var seen = new HashSet<byte>();
        foreach (var edge in space.Edges.Where(e => ReferenceEquals(e.Move.Table, space.Subject) && e.Move.Row is not null))
        {
            var after = space.Subjects(space.Configs[edge.To]);
            var state = space.Subject.State(after.State);
            if (!state.MovesMoney || space.Subjects(space.Configs[edge.From]).State == after.State)
            {
                continue;
            }

            Skipped(space, edge, state, holes);
            if (seen.Add(after.State))
            {
                Named(space, edge, state, segregation, holes);
            }
        }

        Gates(space, segregation, holes);
        Repeated(space, holes);
    }

    private static void Skipped(Space space, Edge edge, StateDefinition state, HoleList holes)
    {
        var missing = space.Subject.Duties.Bits(state.NeedsDuties) & ~space.Configs[edge.To].Duties;
        if (missing != 0)
        {
            var names = string.Join(", ", space.Subject.Duties.Names(missing));
            holes.Add(space, HoleRule.DutySkipped, state.Id, new($"A «{state.Id}» se llega sin: {names}", $"'{state.Id}' is reached without: {names}"), space.PathThrough(edge));
        }
    }

    private static void Named(Space space, Edge edge, StateDefinition state, Segregation segregation, HoleList holes)
    {
        var duties = state.NeedsDuties.Distinct(StringComparer.Ordinal).ToList();
        if (duties.Count < 3)
        {
            holes.Add(space, HoleRule.DutiesUnnamed, state.Id, new(
                $"«{state.Id}» mueve dinero y nombra menos de tres funciones", $"'{state.Id}' moves money and names fewer than three duties"), space.PathThrough(edge));
        }

        var loaded = space.PathThrough(edge).Where(e => ReferenceEquals(e.Move.Table, space.Subject)).Select(static e => e.Move.Row).OfType<Row>()
            .SelectMany(static r => r.Parts).Select(static p => p.Duty).OfType<string>();
        var unnamed = loaded.Except(duties, StringComparer.Ordinal).ToList();
        if (unnamed.Count > 0)
        {
            var names = string.Join(", ", unnamed);
            holes.Add(space, HoleRule.DutiesUnnamed, $"{state.Id}/way", new(
                $"«{state.Id}» no nombra funciones que cargan los pasos hasta él: {names}", $"'{state.Id}' does not name duties that the steps to it load: {names}"),
                space.PathThrough(edge), p => p.Duty is not null && unnamed.Contains(p.Duty, StringComparer.Ordinal));
        }

        var pairs = from a in duties from b in duties where string.CompareOrdinal(a, b) < 0 select (a, b);
        foreach (var (a, b) in pairs)
        {
            if (segregation.Together(a, b) is { } rule)
            {
                holes.Add(space, rule, $"{a}+{b}", new(
                    $"Una misma persona puede ejercer «{a}» y «{b}» camino a «{state.Id}»", $"One person may exercise '{a}' and '{b}' on the way to '{state.Id}'"),
                    space.PathThrough(edge), p => string.Equals(p.Duty, a, StringComparison.Ordinal) || string.Equals(p.Duty, b, StringComparison.Ordinal));
            }
        }
    }

    private static void Gates(Space space, Segregation segregation, HoleList holes)
    {
        var d = space.Subject.Definition;
        var pairs = from a in d.Gates from b in d.Gates where string.CompareOrdinal(a.Id, b.Id) < 0 select (a, b);
        foreach (var (a, b) in pairs)
        {
            var both = Enumerable.Range(0, space.Configs.Count).FirstOrDefault(i => HasBoth(space, i, a, b), -1);
            if (both < 0)
            {
                continue;
            }

            if (string.Equals(a.Role, b.Role, StringComparison.Ordinal))
            {
                holes.Add(space, HoleRule.GateArea, $"{a.Id}+{b.Id}", new(
                    $"«{a.Id}» y «{b.Id}» son de la misma área", $"'{a.Id}' and '{b.Id}' belong to the same area"), space.PathTo(both));
            }

            var parts = (from p in Clearing(space, a) from q in Clearing(space, b) let rule = segregation.Together(p.Duty, q.Duty) where rule is not null select (p, q, rule)).ToList();
            if (parts.Count > 0)
            {
                var (p, q, rule) = parts[0];
                holes.Add(space, rule, $"{a.Id}+{b.Id}", new(
                    $"Una misma persona puede dar los vistos buenos «{a.Id}» y «{b.Id}»", $"One person may clear both '{a.Id}' and '{b.Id}'"),
                    space.PathTo(both), part => part == p || part == q);
            }
        }
    }

    /// <summary>
    /// Up to the first protected state every step must be another person's: two steps that load one duty would let one
    /// person take both (two approvals that are really one).
    /// </summary>
    private static void Repeated(Space space, HoleList holes)
    {
        var seen = new HashSet<byte>();
        foreach (var edge in space.Edges.Where(e => IsProtected(space, e.To) && !IsProtected(space, e.From)))
        {
            var path = space.PathThrough(edge);
            if (!seen.Add(space.Subjects(space.Configs[edge.To]).State) || path.Any(e => IsProtected(space, e.From)))
            {
                continue;
            }

            var acts = path.Where(e => ReferenceEquals(e.Move.Table, space.Subject)).Select(static e => e.Move.Row).OfType<Row>();
            var twice = acts.SelectMany(static r => r.Parts.Select(p => (p.Duty, r.Transition.Id))).Where(static a => a.Duty is not null)
                .GroupBy(static a => a.Duty, a => a.Id, StringComparer.Ordinal).FirstOrDefault(static g => g.Distinct(StringComparer.Ordinal).Count() > 1);
            if (twice is not null)
            {
                var ids = string.Join(", ", twice.Distinct(StringComparer.Ordinal));
                holes.Add(space, HoleRule.OnePersonTwoActs, $"repeat/{twice.Key}", new(
                    $"Una misma persona puede dar los pasos {ids}: cargan la misma función", $"One person may take the steps {ids}: they load one duty"),
                    path, p => string.Equals(p.Duty, twice.Key, StringComparison.Ordinal));
            }
        }
    }

    private static bool IsProtected(Space space, int config)
    {
        var state = space.Subject.State(space.Subjects(space.Configs[config]).State);
        return state.MovesMoney || state.NeedsGates.Count > 0;
    }

    private static bool HasBoth(Space space, int config, GateDefinition a, GateDefinition b)
    {
        var bits = space.Subject.GateBits([a.Id, b.Id]);
        return (space.Subjects(space.Configs[config]).Cleared & bits) == bits;
    }

    /// <summary>The parts by which a gate's own area clears it.</summary>
    private static IEnumerable<Part> Clearing(Space space, GateDefinition gate) =>
        space.Subject.Rows.Where(r => string.Equals(r.Transition.Clears, gate.Id, StringComparison.Ordinal))
            .SelectMany(static r => r.Parts).Where(p => ActRules.OfArea(p, gate.Role));
}
