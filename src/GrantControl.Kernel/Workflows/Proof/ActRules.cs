namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>What every act must carry: its guards, its duty, its area; and what the clock may never do.</summary>
internal static class ActRules
{
    public static void Check(Space space, HoleList holes)
    {
        var segregation = new Segregation(space.Subject);
        foreach (var row in space.Subject.Rows)
        {
            if (WaitRules.Fired(space, row) is { } edge)
            {
                var path = space.PathThrough(edge);
                GuardsOf(space, row, path, holes);
                DutiesOf(space, row, path, segregation, holes);
                Area(space, row, path, holes);
                Clock(space, row, path, holes);
                Persons(space, row, path, holes);
            }
        }
    }

    /// <summary>Whether firing the row can enter a state that moves money.</summary>
    internal static bool EntersMoney(Table table, Row row) => table.State(row.To).MovesMoney && Enters(row);

    private static bool EntersProtected(Table table, Row row) =>
        (table.State(row.To).MovesMoney || table.State(row.To).NeedsGates.Count > 0) && Enters(row);

    private static bool Enters(Row row) => row.Transition.From.Any(s => !string.Equals(s, row.Transition.To, StringComparison.Ordinal));

    private static void GuardsOf(Space space, Row row, IReadOnlyList<Edge> path, HoleList holes)
    {
        var asked = (row.IsHuman ? Guards.Human : Guards.None) | (EntersMoney(space.Subject, row) ? Guards.Unblocked : Guards.None);
        var missing = asked & ~row.Transition.Guards;
        if (missing != Guards.None)
        {
            holes.Add(space, HoleRule.GuardMissing, row.Transition.Id, new(
                $"A «{row.Transition.Id}» le falta la guarda {missing}", $"'{row.Transition.Id}' lacks the guard {missing}"), path, static _ => true);
        }
    }

    private static void DutiesOf(Space space, Row row, IReadOnlyList<Edge> path, Segregation segregation, HoleList holes)
    {
        var id = row.Transition.Id;
        var weighs = row.Transition.Clears is not null || EntersProtected(space.Subject, row);
        foreach (var part in row.Parts.Where(static p => !p.ByClockOnly))
        {
            if (part.Duty is null)
            {
                if (weighs)
                {
                    holes.Add(space, HoleRule.DutyMissing, $"{id}/{part.Id}", new(
                        $"El acto «{id}/{part.Id}» no carga ninguna función", $"The act '{id}/{part.Id}' loads no duty"), path, p => p == part);
                }
            }
            else if (!segregation.Excludes(part.Duty))
            {
                holes.Add(space, HoleRule.DutyAlone, part.Duty, new(
                    $"La función «{part.Duty}» no es incompatible con ninguna", $"The duty '{part.Duty}' is incompatible with none"), path, p => p == part);
            }
        }
    }

    private static void Area(Space space, Row row, IReadOnlyList<Edge> path, HoleList holes)
    {
        if (row.Transition.Clears is not { } gate)
        {
            return;
        }

        var role = space.Subject.Definition.Gates.First(g => string.Equals(g.Id, gate, StringComparison.Ordinal)).Role;
        if (!row.Parts.Any(p => OfArea(p, role)) || row.Parts.Any(static p => p.ByClock))
        {
            holes.Add(space, HoleRule.GateArea, row.Transition.Id, new(
                $"«{row.Transition.Id}» otorga «{gate}» sin su área ({role})", $"'{row.Transition.Id}' clears '{gate}' without its area ({role})"), path);
        }
    }

    /// <summary>A part that only the gate's own area can do.</summary>
    internal static bool OfArea(Part part, string role) => part.Roles.All(r => string.Equals(r, role, StringComparison.Ordinal));

    private static void Clock(Space space, Row row, IReadOnlyList<Edge> path, HoleList holes)
    {
        if (!EntersMoney(space.Subject, row) || !row.Parts.Any(static p => p.ByClock))
        {
            return;
        }

        // The program may carry out what the last gate decided (an amendment adopted): the gates' people did it.
        var own = space.Subject.AllGates;
        var decided = row.Transition.Automatic && own != 0 && space.Subject.GateBits(row.Transition.NeedsGates) == own;
        if (!decided)
        {
            holes.Add(space, HoleRule.ClockMovesMoney, row.Transition.Id, new(
                $"«{row.Transition.Id}» mueve dinero sin una persona", $"'{row.Transition.Id}' moves money without a person"), path);
        }
    }

    /// <summary>
    /// Whether content can change between two acts of a row without the engine taking back the first: saved without a move,
    /// or changed in the parent while the child waits.
    /// </summary>
    private static bool ContentMovesUnder(Space space, Row row) =>
        row.Transition.From.Select(space.Subject.Index).Any(space.Subject.EditsIn)
        || (space.Child is not null && space.Parent.Definition.States.Any(s => row.ParentAllows(s.Id) && space.Parent.ContentMovesIn(space.Parent.Index(s.Id))));

    private static void Persons(Space space, Row row, IReadOnlyList<Edge> path, HoleList holes)
    {
        var id = row.Transition.Id;
        if (row.Parts.Any(static p => p.Quorum < 2 && p.Roles.Contains(Role.Committee, StringComparer.Ordinal)))
        {
            holes.Add(space, HoleRule.Quorum, id, new($"El comité de «{id}» es de una persona", $"The committee of '{id}' is one person"), path);
        }

        var weighs = row.Transition.Clears is not null || EntersProtected(space.Subject, row);
        if (weighs && row.Parts.Sum(static p => p.Quorum) > 1 && ContentMovesUnder(space, row))
        {
            holes.Add(space, HoleRule.HalfDone, id, new(
                $"Entre un acto y otro de «{id}» puede cambiar el contenido", $"The content can change between one act of '{id}' and the next"), path);
        }
    }
}
