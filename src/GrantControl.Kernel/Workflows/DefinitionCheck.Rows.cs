namespace GrantControl.Kernel.Workflows;

/// <summary>The checks of single rows.</summary>
public static partial class DefinitionCheck
{
    private static IEnumerable<DefinitionError> Row(WorkflowDefinition d, WorkflowDefinition? parent, Transition t)
    {
        var where = $"{d.Id}/{t.Id}";
        var unknown = UnknownNames(d, parent, t).Select(name => NotKnown(where, name));
        return unknown.Concat(Parts(where, t)).Concat(Sense(d, parent, t).Select(m => new DefinitionError(Contradiction, where, m)))
            .Concat(LeavesFinal(d, t, where));
    }

    private static IEnumerable<string> UnknownNames(WorkflowDefinition d, WorkflowDefinition? parent, Transition t)
    {
        var states = t.From.Append(t.To).Concat(t.Deadline?.PausedIn ?? []).Where(s => !HasState(d, s));
        var gates = t.NeedsGates.Concat(new[] { t.Clears, t.Observes }.OfType<string>()).Where(g => !HasGate(d, g));
        var parents = t.ParentStates.Where(s => parent is null || !HasState(parent, s))
            .Concat(t.NeedsParentGates.Where(g => parent is null || !HasGate(parent, g)));
        var expiry = new[] { t.Deadline?.OnExpiry }.OfType<string>().Where(e => d.Transitions.All(o => !Same(o.Id, e)));
        var actsOn = t.ActsOn.Where(r => !t.Rules.Contains(r, StringComparer.Ordinal));
        return states.Concat(gates).Concat(parents).Concat(expiry).Concat(actsOn);
    }

    private static IEnumerable<DefinitionError> Parts(string where, Transition t)
    {
        if (t.Parts.Count == 0 || t.From.Count == 0)
        {
            yield return new(NoParts, where, new("Nadie actúa en esta transición, o no parte de ningún estado", "Nobody acts in this transition, or it starts nowhere"));
        }

        foreach (var error in Twice(where, t.Parts.Select(static p => p.Id)))
        {
            yield return error;
        }

        // The clock is one person: it can fill neither a quorum nor two parts.
        var impossible = t.Parts.Any(static p => p.Quorum < 1 || p.Roles.Count == 0 || p.Roles.Any(string.IsNullOrWhiteSpace))
            || t.Parts.Any(static p => p.ByClockOnly && p.Quorum > 1)
            || t.Parts.Count(static p => p.ByClockOnly) > 1;
        if (impossible)
        {
            yield return new(NobodyCan, where, new("Una parte que nadie puede hacer", "A part nobody can do"));
        }
    }

    private static IEnumerable<Label> Sense(WorkflowDefinition d, WorkflowDefinition? parent, Transition t)
    {
        if (t.ReopensAll && t.ReopensChanged)
        {
            yield return new("Reabre todo y solo lo cambiado a la vez", "It reopens everything and only what changed at once");
        }

        if (t.Clears is not null && t.Observes is not null)
        {
            yield return new("Otorga y observa a la vez", "It clears and observes at once");
        }

        if ((t.Automatic || t.Cascade) && t.Parts.Any(static p => !p.ByClockOnly))
        {
            yield return new("Una transición automática no tiene partes de personas", "An automatic transition has no part for people");
        }

        if (t.Cascade && parent is null)
        {
            yield return new("Solo un hijo termina en cascada", "Only a child ends by cascade");
        }

        var reopens = t.ReopensChanged || t.ReopensAll;
        if ((reopens && d.Gates.Count == 0) || (t.ChangesContent && d.Sections.Count == 0 && parent is not { Sections.Count: > 0 }))
        {
            yield return new("Reabre vistos buenos o cambia secciones que no existen", "It reopens gates or changes sections that do not exist");
        }
    }

    private static IEnumerable<DefinitionError> LeavesFinal(WorkflowDefinition d, Transition t, string where)
    {
        bool IsFinal(string id) => d.States.Any(s => s.Final && Same(s.Id, id));
        var reopening = !IsFinal(t.To) && t.Parts.All(static p => !p.ByClock);
        if (!reopening && t.From.Any(IsFinal))
        {
            yield return new(FromFinal, where, new(
                "De un estado final solo se sale reabriendo, y lo hace una persona", "A final state is left only by reopening, and by a person"));
        }
    }
}
