namespace GrantControl.Kernel.Workflows;

/// <summary>An error of a definition's form: something it names does not exist, stands twice, or can never be used.</summary>
/// <param name="Code">Stable: one of the constants of <see cref="DefinitionCheck"/>.</param>
/// <param name="Where">The workflow and the row: <c>tranche/pay</c>.</param>
public sealed record DefinitionError(string Code, string Where, Label Message);

/// <summary>
/// Checks that a definition hangs together, before <see cref="Proof.WorkflowProof"/> asks whether it is safe. A transition
/// out of a final state is legal only as a reopening: by people, and into a state that is not final.
/// </summary>
public static partial class DefinitionCheck
{
    public const string Unknown = "unknown-name";
    public const string Duplicate = "duplicate";
    public const string Unreachable = "unreachable-state";
    public const string NoParts = "no-parts";
    public const string NobodyCan = "part-nobody-can-do";
    public const string FromFinal = "leaves-final-state";
    public const string Ambiguous = "ambiguous-trigger";
    public const string Contradiction = "contradiction";
    public const string GateUnused = "gate-never-cleared";
    public const string BlankLabel = "blank-label";
    public const string TooLarge = "too-large";

    /// <summary>The proof packs gates into 16 bits, states into 8 and the duties that states name into 32.</summary>
    private const int MaxGates = 16;
    private const int MaxDuties = 32;
    private const int MaxStates = 200;

    /// <summary>Every error of the definition and its children; empty when it is well formed.</summary>
    public static IReadOnlyList<DefinitionError> Find(WorkflowDefinition definition)
    {
        var errors = new List<DefinitionError>();
        Check(definition, null, errors);
        foreach (var child in definition.Children)
        {
            Check(child, definition, errors);
        }

        errors.AddRange(Twice(definition.Id, definition.Children.Select(static c => c.Id)));
        return errors;
    }

    private static void Check(WorkflowDefinition d, WorkflowDefinition? parent, List<DefinitionError> errors)
    {
        errors.AddRange(Names(d));
        errors.AddRange(States(d, parent));
        foreach (var t in d.Transitions)
        {
            errors.AddRange(Row(d, parent, t));
        }

        errors.AddRange(Gates(d));
        errors.AddRange(Ambiguities(d));
        if (parent is not null && d.Children.Count > 0)
        {
            errors.Add(new(TooLarge, d.Id, new("Un hijo no puede tener hijos", "A child cannot have children")));
        }
    }

    private static IEnumerable<DefinitionError> Names(WorkflowDefinition d)
    {
        var ids = new[]
        {
            d.States.Select(static s => s.Id), d.Transitions.Select(static t => t.Id), d.Gates.Select(static g => g.Id), d.Sections.Select(static s => s.Id),
        };
        foreach (var error in ids.SelectMany(names => Twice(d.Id, names)))
        {
            yield return error;
        }

        var labels = d.States.Select(static s => (s.Id, s.Label)).Concat(d.Transitions.Select(static t => (t.Id, t.Label)))
            .Concat(d.Gates.Select(static g => (g.Id, g.Label))).Concat(d.Sections.Select(static s => (s.Id, s.Label))).Append((d.Id, d.Label));
        foreach (var (id, _) in labels.Where(static l => string.IsNullOrWhiteSpace(l.Label.Es) || string.IsNullOrWhiteSpace(l.Label.En)))
        {
            yield return new(BlankLabel, $"{d.Id}/{id}", new("Falta la etiqueta en uno de los dos idiomas", "The label lacks one of the two languages"));
        }

        var duties = d.States.SelectMany(static s => s.NeedsDuties).Distinct(StringComparer.Ordinal).Count();
        if (d.States.Count > MaxStates || d.Gates.Count > MaxGates || duties > MaxDuties)
        {
            yield return new(TooLarge, d.Id, new("Más de 200 estados, 16 vistos buenos o 32 funciones", "More than 200 states, 16 gates or 32 duties"));
        }
    }

    private static IEnumerable<DefinitionError> States(WorkflowDefinition d, WorkflowDefinition? parent)
    {
        if (d.States.All(s => !Same(s.Id, d.Initial)))
        {
            yield return NotKnown(d.Id, d.Initial);
            yield break;
        }

        if (d.States.Any(s => Same(s.Id, d.Initial) && (s.Final || s.MovesMoney || s.NeedsGates.Count > 0)))
        {
            yield return new(Contradiction, $"{d.Id}/{d.Initial}", new("Nadie llega al estado inicial: no puede ser final ni estar protegido", "Nobody arrives in the initial state: it can be neither final nor protected"));
        }

        var duties = Duties(d).Concat(parent is null ? [] : Duties(parent)).ToHashSet(StringComparer.Ordinal);
        foreach (var s in d.States)
        {
            var unknown = s.NeedsGates.Where(g => !HasGate(d, g) && (parent is null || !HasGate(parent, g)))
                .Concat(s.NeedsDuties.Where(n => !duties.Contains(n)));
            foreach (var name in unknown)
            {
                yield return NotKnown($"{d.Id}/{s.Id}", name);
            }
        }

        foreach (var s in Unreached(d))
        {
            yield return new(Unreachable, $"{d.Id}/{s}", new($"No hay camino hasta «{s}»", $"No path leads to '{s}'"));
        }
    }

    private static IEnumerable<string> Unreached(WorkflowDefinition d)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { d.Initial };
        while (d.Transitions.FirstOrDefault(t => t.From.Any(reached.Contains) && !reached.Contains(t.To)) is { } next)
        {
            reached.Add(next.To);
        }

        return d.States.Select(static s => s.Id).Where(s => !reached.Contains(s));
    }

    private static IEnumerable<DefinitionError> Gates(WorkflowDefinition d)
    {
        foreach (var g in d.Gates)
        {
            foreach (var section in g.Watches.Where(w => d.Sections.All(s => !Same(s.Id, w))))
            {
                yield return NotKnown($"{d.Id}/{g.Id}", section);
            }

            if (g.Watches.Count == 0)
            {
                yield return new(Contradiction, $"{d.Id}/{g.Id}", new("El visto bueno no mira ninguna sección", "The gate watches no section"));
            }

            if (d.Transitions.All(t => !Same(t.Clears, g.Id)))
            {
                yield return new(GateUnused, $"{d.Id}/{g.Id}", new("Nada otorga este visto bueno", "Nothing clears this gate"));
            }
        }
    }

    private static IEnumerable<DefinitionError> Ambiguities(WorkflowDefinition d) =>
        from a in d.Transitions
        from b in d.Transitions
        where string.CompareOrdinal(a.Id, b.Id) < 0 && Same(a.Trigger, b.Trigger) && Same(a.Variant, b.Variant)
        let state = a.From.FirstOrDefault(s => b.From.Contains(s, StringComparer.Ordinal))
        where state is not null
        select new DefinitionError(Ambiguous, $"{d.Id}/{a.Id}", new(
            $"«{a.Id}» y «{b.Id}» comparten orden en «{state}»", $"'{a.Id}' and '{b.Id}' share a trigger in '{state}'"));

    private static IEnumerable<DefinitionError> Twice(string where, IEnumerable<string> ids) =>
        ids.GroupBy(static i => i, StringComparer.Ordinal).Where(static g => g.Count() > 1)
            .Select(g => new DefinitionError(Duplicate, $"{where}/{g.Key}", new($"«{g.Key}» está repetido", $"'{g.Key}' stands twice")));

    private static DefinitionError NotKnown(string where, string name) =>
        new(Unknown, where, new($"«{name}» no existe", $"'{name}' does not exist"));

    private static IEnumerable<string> Duties(WorkflowDefinition d) =>
        d.Transitions.SelectMany(static t => t.Parts).Select(static p => p.Duty).OfType<string>();

    private static bool HasState(WorkflowDefinition d, string id) => d.States.Any(s => Same(s.Id, id));

    private static bool HasGate(WorkflowDefinition d, string id) => d.Gates.Any(g => Same(g.Id, id));

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
