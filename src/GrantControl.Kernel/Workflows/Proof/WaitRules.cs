namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>Rule 2: no dead end, and every wait has a term, an owner and somebody it escalates to.</summary>
internal static class WaitRules
{
    public static void Check(Space space, HoleList holes)
    {
        DeadEnds(space, holes);
        Waits(space, holes);
        foreach (var row in space.Subject.Rows)
        {
            Terms(space, row, holes);
        }
    }

    private static void DeadEnds(Space space, HoleList holes)
    {
        var ends = EndsInSight(space);
        for (var i = 0; i < space.Configs.Count; i++)
        {
            var place = space.Subjects(space.Configs[i]);
            if (!ends[i] && place.Started)
            {
                var state = space.Subject.State(place.State).Id;
                holes.Add(space, HoleRule.DeadEnd, state, new($"Desde «{state}» no se llega a ningún final", $"From '{state}' no end can be reached"), space.PathTo(i));
            }
        }
    }

    /// <summary>Marks every configuration from which a final state can still be reached, walking the moves backwards.</summary>
    private static bool[] EndsInSight(Space space)
    {
        var marked = new bool[space.Configs.Count];
        var back = space.Edges.ToLookup(static e => e.To, static e => e.From);
        var open = new Stack<int>(Enumerable.Range(0, marked.Length).Where(i => space.Subject.State(space.Subjects(space.Configs[i]).State).Final));
        while (open.TryPop(out var i))
        {
            if (!marked[i])
            {
                marked[i] = true;
                foreach (var from in back[i])
                {
                    open.Push(from);
                }
            }
        }

        return marked;
    }

    /// <summary>
    /// In every configuration that waits, one of the moves it waits for has a running term. Moves of a child that only its
    /// parent holds up count too: then the parent's own term runs. Where the program itself moves on at once, nothing waits.
    /// </summary>
    private static void Waits(Space space, HoleList holes)
    {
        for (var i = 0; i < space.Configs.Count; i++)
        {
            var place = space.Subjects(space.Configs[i]);
            var state = space.Subject.State(place.State);
            var ahead = space.Subject.Rows.Where(r => !r.Transition.Cascade && r.Enabled(place, null)).ToLookup(static r => r.Transition.Automatic);
            var awaited = ahead[false].Where(r => !OnlyTells(r.Transition)).ToList();
            if (!state.Final && !ahead[true].Any() && !awaited.Exists(r => Runs(r.Transition, state.Id)))
            {
                holes.Add(space, HoleRule.NoDeadline, state.Id, new($"«{state.Id}» espera sin plazo", $"'{state.Id}' waits without a deadline"), space.PathTo(i));
            }

            foreach (var clear in awaited.Where(r => r.Transition.Clears is not null && !Runs(r.Transition, state.Id)))
            {
                var id = clear.Transition.Id;
                holes.Add(space, HoleRule.NoDeadline, id, new($"El visto bueno «{id}» espera sin plazo", $"The gate '{id}' waits without a deadline"), space.PathTo(i));
            }
        }
    }

    /// <summary>
    /// A row that moves nothing and by which the clock only says something, or whose day the case itself supplies and may leave
    /// open: its term is no term of the state.
    /// </summary>
    private static bool OnlyTells(Transition t) =>
        (t.Parts.All(static p => p.ByClockOnly) || t.Deadline?.Unit == DeadlineUnit.Date) && t.Clears is null && t.From.All(s => string.Equals(s, t.To, StringComparison.Ordinal));

    private static bool Runs(Transition t, string state) =>
        t.Deadline is { } d && !d.PausedIn.Contains(state, StringComparer.Ordinal);

    private static void Terms(Space space, Row row, HoleList holes)
    {
        if (row.Transition.Deadline is not { } term || Fired(space, row) is not { } edge)
        {
            return;
        }

        var id = row.Transition.Id;
        var dated = term.Unit == DeadlineUnit.Date ? !string.IsNullOrWhiteSpace(term.DateOf) : term.Amount > 0;
        var owned = !string.IsNullOrWhiteSpace(term.Owner) && !string.IsNullOrWhiteSpace(term.EscalatesTo) && !string.Equals(term.Owner, term.EscalatesTo, StringComparison.Ordinal);
        if (!dated || !owned)
        {
            holes.Add(space, HoleRule.NoDeadline, id, new(
                $"El plazo de «{id}» no tiene término, dueño o escalamiento a otro", $"The deadline of '{id}' lacks a term, an owner or an escalation to another"), space.PathThrough(edge));
        }

        if (term.OnExpiry is { } expiry && !ClockCan(space.Subject, row.Transition, expiry))
        {
            holes.Add(space, HoleRule.BadExpiry, id, new(
                $"Al vencer «{id}» el reloj no puede hacer «{expiry}»", $"When '{id}' expires the clock cannot do '{expiry}'"), space.PathThrough(edge));
        }
    }

    private static bool ClockCan(Table table, Transition waiting, string expiry) =>
        table.Rows.FirstOrDefault(r => string.Equals(r.Transition.Id, expiry, StringComparison.Ordinal)) is { } then
        && then.Parts.All(static p => p.ByClock)
        && waiting.From.Except(waiting.Deadline!.PausedIn, StringComparer.Ordinal).All(s => then.Transition.From.Contains(s, StringComparer.Ordinal));

    /// <summary>The first time a row fires, or null when it never does.</summary>
    internal static Edge? Fired(Space space, Row row)
    {
        foreach (var edge in space.Edges)
        {
            if (ReferenceEquals(edge.Move.Row, row))
            {
                return edge;
            }
        }

        return null;
    }
}
