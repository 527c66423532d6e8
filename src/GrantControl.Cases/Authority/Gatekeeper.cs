using System.Collections.Immutable;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>One act a person wants to do, with what the guards need to judge it.</summary>
/// <param name="Target">The child it moves (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Variant">The gate of a <c>clear</c>; null elsewhere.</param>
public sealed record ActRequest(CommandEnvelope Envelope, CaseCore Core, WorkflowDefinition Workflow, IWorkflowEngine Engine, string Target = CaseCore.Main, string? Variant = null)
{
    /// <summary>The trigger, when it is not the command's own name (the clock fires a deadline's transition).</summary>
    public string? Trigger { get; init; }

    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    public bool AboveThreshold { get; init; }

    public IReadOnlyCollection<string> ChangedSections { get; init; } = [];

    /// <summary>Dates the case supplies, by target and name; asked after the act's own changes.</summary>
    public Func<string, string, DateOnly?> DateOf { get; init; } = static (_, _) => null;

    /// <summary>The visits of the case after the act; null when it leaves them alone.</summary>
    public CaseVisits? Visits { get; init; }

    /// <summary>Whether a transition is still waited for though its state has not changed: a report filed is not.</summary>
    public Func<string, string, bool> Waits { get; init; } = static (_, _) => true;

    /// <summary>The kind's rules that its state alone decides, by name.</summary>
    public Func<string, StateRule?> StateRules { get; init; } = Authority.StateRules.None;

    /// <summary>Children the act opens or moves besides its own target, with their positions afterwards.</summary>
    public IReadOnlyDictionary<string, WorkflowPosition> AlsoMoved { get; init; } = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal);
}

/// <summary>The guards A–F, in one place for every kind of case. It answers a step to record, or the refusal.</summary>
public static class Gatekeeper
{
    /// <summary>The transition named in the step that opens a case; it stands in no table.</summary>
    public const string Opening = "open";

    /// <summary>Judges an act. Exactly one of the two results is null.</summary>
    public static (Step? Step, Rejection? Refusal) Admit(ActRequest request)
    {
        var found = Find(request);
        if (found.Refusal is not null)
        {
            return (null, found.Refusal);
        }

        var (transition, part) = (found.Transition!, found.Part!);
        var refusal = Segregation.Refuses(request, transition, part)
            ?? Interests.Refuses(request, transition, part)
            ?? StateRules.NothingFor(AskedOf(request, transition), request.StateRules)
            ?? Evidence.Refuses(request, transition)
            ?? Unblocked(request, transition)
            ?? StateRules.Refuses(AskedOf(request, transition), request.StateRules);
        return refusal is null ? (Record(request, transition, part), null) : (null, refusal);
    }

    /// <summary>Judges an import, which makes its case. A new case has no version to have seen; on an existing one the state itself refuses a second import.</summary>
    public static (Step? Step, Rejection? Refusal) Import(ActRequest request) =>
        Admit(request with { Envelope = request.Envelope with { ExpectedVersion = request.Envelope.ExpectedVersion ?? request.Core.Version } });

    /// <summary>Judges the opening of a case: nothing exists yet but the organisation it is for. Exactly one of the two results is null.</summary>
    public static (Step? Step, Rejection? Refusal) Open(ActRequest request)
    {
        var (envelope, part) = (request.Envelope, request.Workflow.Opening!);
        if (envelope.ExpectedVersion is not (null or 0))
        {
            return (null, Refuse.StaleVersion(request.Core.Version));
        }

        if (!AuthorityGuard.Holds(envelope, request.Core, part))
        {
            return (null, Refuse.RoleRequired(part.Roles));
        }

        var start = new WorkflowPosition(request.Workflow.Initial);
        var positions = request.Core.Positions.SetItem(CaseCore.Main, start);
        var (opened, _) = Book(request, positions).Update(request.Core.Deadlines, positions, BusinessCalendar.DayOf(envelope.At));
        return (new Step(CaseCore.Main, Opening, part.Id, "", start.State) { Duty = part.Duty, Position = start, Deadlines = opened }, null);
    }

    /// <summary>A step the program itself takes inside a command: only rows marked automatic, cascade or the clock's own.</summary>
    /// <exception cref="InvalidOperationException">The row is a person's, or may not fire now.</exception>
    public static Step Automatic(ActRequest request, string transitionId)
    {
        var transition = request.Workflow.Row(request.Target, transitionId)!;
        var part = transition.Parts[0];
        return part.ByClockOnly && (transition.Automatic || transition.Cascade)
            ? Record(request, transition, part)
            : throw new InvalidOperationException($"'{transitionId}' is for people.");
    }

    /// <summary>The position, in the words of the engine, of whoever is the parent of a target; null for the case itself.</summary>
    internal static ParentPosition? ParentOf(CaseCore core, string target) =>
        target.Length == 0 ? null : new ParentPosition(core.Position.State, core.Position.ClearedGates);

    /// <summary>Who acts, as the engine counts him: the actor, and whom he stands in for.</summary>
    internal static string Persona(Actor actor) => actor.StandInFor is null ? actor.Person : $"{actor.Person}+{actor.StandInFor.From}";

    private static (Transition? Transition, Part? Part, Rejection? Refusal) Find(ActRequest request)
    {
        var (envelope, core) = (request.Envelope, request.Core);
        if (!envelope.Actor.IsSystem && envelope.ExpectedVersion != core.Version)
        {
            return (null, null, Refuse.StaleVersion(core.Version));
        }

        if (!core.Positions.TryGetValue(request.Target, out var position))
        {
            return (null, null, Refuse.With(Codes.NotFound, "target", $"No existe {request.Target}.", $"There is no {request.Target}."));
        }

        var definition = request.Workflow.For(request.Target);
        var parent = ParentOf(core, request.Target);
        var trigger = request.Trigger ?? envelope.CommandName;
        var rows = definition.Transitions
            .Where(t => t.Trigger == trigger && t.From.Contains(position.State) && (t.Variant is null || t.Variant == request.Variant)
                && (t.ParentStates.Count == 0 || (parent is not null && t.ParentStates.Contains(parent.State))))
            .ToList();
        if (rows.Count == 0)
        {
            return (null, null, Refuse.WrongState(Culprit(request.Workflow, definition, position, parent, trigger)));
        }

        var parts = rows.SelectMany(t => t.Parts.Select(p => (Transition: t, Part: p))).ToList();
        var mine = parts.Where(x => AuthorityGuard.Holds(envelope, core, x.Part)).ToList();
        if (mine.Count == 0)
        {
            return (null, null, Refuse.RoleRequired(parts.SelectMany(x => x.Part.Roles)));
        }

        return Choose(request, definition, position, parent, mine);
    }

    /// <summary>The state to name in a refusal: the child's own, unless only the parent's stands in the way.</summary>
    private static StateDefinition Culprit(WorkflowDefinition workflow, WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, string trigger) =>
        parent is not null && definition.Transitions.Any(t => t.Trigger == trigger && t.From.Contains(position.State))
            ? workflow.State(parent.State)
            : definition.State(position.State);

    private static (Transition? Transition, Part? Part, Rejection? Refusal) Choose(
        ActRequest request, WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, List<(Transition Transition, Part Part)> mine)
    {
        var worst = Refusal.None;
        foreach (var (transition, part) in mine)
        {
            var answer = request.Engine.Check(definition, position, parent, ActOf(request, transition, part));
            if (answer == Refusal.None)
            {
                return (transition, part, null);
            }

            worst = answer;
            if (answer == Refusal.OutOfOrder && Segregation.Overlap(position, transition, request.Envelope.Actor) is { } twice)
            {
                return (null, null, Refuse.SamePersonTwice(request.Envelope.Actor.NameOf(twice)));
            }

            if (answer == Refusal.GateOpen)
            {
                var open = transition.NeedsGates.Where(g => !position.ClearedGates.Contains(g))
                    .Concat(transition.NeedsParentGates.Where(g => parent is null || !parent.ClearedGates.Contains(g)));
                return (null, null, Refuse.GateOpen(request.Workflow.Gates.Where(g => open.Contains(g.Id))));
            }
        }

        return (null, null, worst == Refusal.WrongState ? Refuse.WrongState(definition.State(position.State)) : Refuse.StepDone());
    }

    /// <summary>Whether an event records an act that guard F watches; what the program does of itself it does not.</summary>
    public static bool NeedsUnblocked(CaseEvent e, WorkflowDefinition workflow)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e.Step is { } step
            && workflow.Row(step.Target, step.Transition) is { Automatic: false, Cascade: false } row
            && row.Guards.HasFlag(Guards.Unblocked);
    }

    private static Rejection? Unblocked(ActRequest request, Transition transition) =>
        !transition.Guards.HasFlag(Guards.Unblocked) ? null
        : request.Core.Blocked ? Refuse.Blocked(request.Core.Frozen ?? request.Core.Findings.First(f => f.Blocking && !f.Resolved).Text)
        : request.Envelope.Facts.Blocks is [var block, ..] ? Refuse.Blocked($"{block.Number}: {block.Reason}")
        : null;

    private static RowAsked AskedOf(ActRequest request, Transition transition) =>
        new(request.Core, request.Target, transition) { Actor = request.Envelope.Actor, Today = BusinessCalendar.DayOf(request.Envelope.At) };

    private static Act ActOf(ActRequest request, Transition transition, Part part) =>
        new(transition, part, Persona(request.Envelope.Actor), request.AboveThreshold) { ChangedSections = request.ChangedSections };

    /// <summary>The dates of visits are the same for every kind; all others the kind supplies.</summary>
    private static DeadlineBook Book(ActRequest request, ImmutableSortedDictionary<string, WorkflowPosition> positions)
    {
        var visits = request.Visits ?? request.Core.Visits;
        DateOnly? DateOf(string target, string name) => VisitDates.Knows(name)
            ? VisitDates.Of(visits, t => positions.TryGetValue(t, out var p) ? p.State : null, target, name, request.DateOf(CaseCore.Main, VisitDates.Since))
            : request.DateOf(target, name);
        return new DeadlineBook(request.Workflow, request.Envelope.Facts.Calendar, DateOf) { Waits = request.Waits };
    }

    private static Step Record(ActRequest request, Transition transition, Part part)
    {
        var core = request.Core;
        var definition = request.Workflow.For(request.Target);
        var before = core.Positions[request.Target];
        var after = request.Engine.Fire(definition, before, ParentOf(core, request.Target), ActOf(request, transition, part));
        var positions = core.Positions.SetItem(request.Target, after).SetItems(request.AlsoMoved);
        var (changed, closed) = Book(request, positions).Update(core.Deadlines, positions, BusinessCalendar.DayOf(request.Envelope.At));
        return new Step(request.Target, transition.Id, part.Id, before.State, after.State)
        {
            Duty = request.Envelope.Actor.IsSystem || part.ByClockOnly ? null : part.Duty,
            Position = after,
            Documents = request.Documents,
            Deadlines = changed,
            DeadlinesClosed = closed,
        };
    }
}
