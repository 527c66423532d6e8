using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>The commands a person is offered: right state, right role, no incompatible duty, no conflict of interest, and something to act upon.</summary>
public static class Offers
{
    private const int ReasonsTold = 3;

    /// <param name="rules">The kind's rules that its state alone decides, bound to the state; those every kind shares need none.</param>
    public static IReadOnlyList<PermittedCommand> For(
        CaseCore core, WorkflowDefinition workflow, IWorkflowEngine engine, bool aboveThreshold, Actor actor, DateTimeOffset at, Func<string, StateRule?>? rules = null)
    {
        var today = BusinessCalendar.DayOf(at);
        var own = rules ?? StateRules.None;
        return [.. core.Positions.SelectMany(p => Of(p.Key, p.Value))];

        IEnumerable<PermittedCommand> Of(string target, WorkflowPosition position)
        {
            var definition = workflow.For(target);
            var parent = Gatekeeper.ParentOf(core, target);
            return definition.Transitions
                .Where(t => !t.Automatic && !t.Cascade && t.From.Contains(position.State) && t.Parts.Any(p => Mine(t, p, definition, position)))
                .Select(t => (Transition: t, Refusal: Best(t, definition, position, parent)))
                .Where(x => x.Refusal is Refusal.None or Refusal.GateOpen && StateRules.NothingFor(Asked(x.Transition, target), own) is null)
                .Select(x => Offer(x.Transition, target, x.Refusal));
        }

        PermittedCommand Offer(Transition t, string target, Refusal refusal)
        {
            var offer = new PermittedCommand(t.Trigger, target, t.Variant, t.Id, t.Label);
            return refusal == Refusal.GateOpen ? offer with { BlockedBy = Codes.GateOpen }
                : t.Guards.HasFlag(Guards.Unblocked) && core.Blocked ? offer with { BlockedBy = Codes.Blocked }
                : StateRules.Refuses(Asked(t, target), own) is { } why ? offer with { BlockedBy = why.Code, Why = InWords(why) }
                : offer;
        }

        RowAsked Asked(Transition t, string target) => new(core, target, t) { Actor = actor, Today = today };

        Refusal Best(Transition t, WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent) => t.Parts
            .Where(p => Mine(t, p, definition, position))
            .Select(p => engine.Check(definition, position, parent, new Act(t, p, Gatekeeper.Persona(actor), aboveThreshold)))
            .OrderBy(r => r == Refusal.None ? 0 : r == Refusal.GateOpen ? 1 : 2)
            .First();

        bool Mine(Transition t, Part part, WorkflowDefinition definition, WorkflowPosition position) =>
            !part.ByClockOnly
            && AuthorityGuard.Holds(actor, core, part, today)
            && (!t.Guards.HasFlag(Guards.Segregation) || (Segregation.Conflict(core, definition, actor, part) is null && Segregation.Overlap(position, t, actor) is null))
            && (!t.Guards.HasFlag(Guards.Interests) || part.Roles.Contains(Role.Ngo) || Interests.Judge(actor, core.Organisation, today) is null);
    }

    /// <summary>
    /// The roles that can move a case now: what inboxes are made of. A row whose rules the state refuses is not waited for,
    /// unless nothing else is: then whoever it is for must still see the case. What has no date yet, nobody waits for; where one of
    /// several roles may act, it is the one that owns the deadline. With them the ids of the deadlines that run though a rule keeps
    /// everybody from the row: nobody is asked for those yet.
    /// </summary>
    /// <param name="rules">As for <see cref="For"/>.</param>
    /// <param name="waits">Whether a row, by target and id, is still waited for though its state has not changed; null when all are.</param>
    public static (IReadOnlyList<string> Roles, IReadOnlyList<string> Held) Waiting(
        CaseCore core, WorkflowDefinition workflow, IWorkflowEngine engine, bool aboveThreshold, Func<string, StateRule?>? rules = null, Func<string, string, bool>? waits = null)
    {
        var own = rules ?? StateRules.None;
        var rows = core.Positions.SelectMany(p =>
                engine.Permitted(workflow.For(p.Key), p.Value, Gatekeeper.ParentOf(core, p.Key), aboveThreshold)
                    .Where(t => t.Deadline is { } d && (d.Unit != DeadlineUnit.Date || core.Deadlines.ContainsKey(DeadlineBook.IdOf(p.Key, t.Id))) && (waits is null || waits(p.Key, t.Id)))
                    .Select(t => (Row: t, Position: p.Value, Asked: new RowAsked(core, p.Key, t))))
            .ToList();
        var asked = rows.Where(x => StateRules.NothingFor(x.Asked, own) is null).ToLookup(x => StateRules.Refuses(x.Asked, own) is null);
        var open = asked[asked.Contains(true)].ToList();
        return (
        [
            .. open
                .SelectMany(x => x.Row.Parts.Where(p => (!p.OnlyAboveThreshold || aboveThreshold) && x.Position.Count(x.Row.Id, p.Id) < p.Quorum)
                    .Take(x.Row.InSequence ? 1 : int.MaxValue)
                    .SelectMany(p => p.Roles.Contains(x.Row.Deadline!.Owner) ? [x.Row.Deadline.Owner] : p.Roles))
                .Where(static r => r != Role.System)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ],
        [
            .. rows.Except(open).Select(static x => DeadlineBook.IdOf(x.Asked.Target, x.Row.Id)).Where(core.Deadlines.ContainsKey)
                .Except(open.Select(static x => DeadlineBook.IdOf(x.Asked.Target, x.Row.Id)), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ]);
    }

    /// <summary>The refusal's own words, or those of the first fields it names.</summary>
    private static Label InWords(Rejection why)
    {
        var fields = why.Fields.Select(static f => f.Message).Distinct().ToList();
        var more = fields.Count > ReasonsTold ? " …" : "";
        return fields.Count == 0 ? why.Message : new Label(
            string.Join(' ', fields.Take(ReasonsTold).Select(static f => f.Es)) + more, string.Join(' ', fields.Take(ReasonsTold).Select(static f => f.En)) + more);
    }
}
