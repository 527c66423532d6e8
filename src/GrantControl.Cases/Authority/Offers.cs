using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>The commands a person is offered: right state, right role, no incompatible duty, no conflict of interest.</summary>
public static class Offers
{
    public static IReadOnlyList<PermittedCommand> For(CaseCore core, WorkflowDefinition workflow, IWorkflowEngine engine, bool aboveThreshold, Actor actor, DateTimeOffset at)
    {
        var today = BusinessCalendar.DayOf(at);
        return [.. core.Positions.SelectMany(p => Of(p.Key, p.Value))];

        IEnumerable<PermittedCommand> Of(string target, WorkflowPosition position)
        {
            var definition = DeadlineBook.DefinitionOf(workflow, target);
            var parent = Gatekeeper.ParentOf(core, target);
            return definition.Transitions
                .Where(t => !t.Automatic && !t.Cascade && t.From.Contains(position.State) && t.Parts.Any(p => Mine(t, p, definition, position)))
                .Select(t => (Transition: t, Refusal: Best(t, definition, position, parent)))
                .Where(x => x.Refusal is Refusal.None or Refusal.GateOpen)
                .Select(x => new PermittedCommand(x.Transition.Trigger, target, x.Transition.Variant, x.Transition.Id, x.Transition.Label)
                {
                    BlockedBy = x.Refusal == Refusal.GateOpen ? Codes.GateOpen
                        : x.Transition.Guards.HasFlag(Guards.Unblocked) && core.Blocked ? Codes.Blocked : null,
                });
        }

        Refusal Best(Transition t, WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent) => t.Parts
            .Where(p => Mine(t, p, definition, position))
            .Select(p => engine.Check(definition, position, parent, new Act(t, p, Gatekeeper.Persona(actor), aboveThreshold)))
            .OrderBy(r => r == Refusal.None ? 0 : r == Refusal.GateOpen ? 1 : 2)
            .First();

        bool Mine(Transition t, Part part, WorkflowDefinition definition, WorkflowPosition position) =>
            !part.ByClockOnly
            && AuthorityGuard.Holds(actor, core, part, today)
            && (!t.Guards.HasFlag(Guards.Segregation) || (Segregation.Conflict(core, definition, actor, part) is null && !Segregation.Overlaps(position, t, actor)))
            && (!t.Guards.HasFlag(Guards.Interests) || part.Roles.Contains(Role.Ngo) || Interests.Judge(actor, core.Organisation, today) is null);
    }

    /// <summary>The roles that can move a case now: what inboxes are made of.</summary>
    public static IReadOnlyList<string> WaitingFor(CaseCore core, WorkflowDefinition workflow, IWorkflowEngine engine, bool aboveThreshold) =>
        [.. core.Positions
            .SelectMany(p =>
            {
                var definition = DeadlineBook.DefinitionOf(workflow, p.Key);
                return engine.Permitted(definition, p.Value, Gatekeeper.ParentOf(core, p.Key), aboveThreshold)
                    .Where(t => t.Deadline is not null)
                    .SelectMany(t => t.Parts.Where(x => (!x.OnlyAboveThreshold || aboveThreshold) && p.Value.Count(t.Id, x.Id) < x.Quorum)
                        .Take(t.InSequence ? 1 : int.MaxValue))
                    .SelectMany(x => x.Roles);
            })
            .Where(r => r != Role.System)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
}
