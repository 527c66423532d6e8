using GrantControl.Kernel.Workflows;
using Stateless;

namespace GrantControl.Cluster.Engine;

/// <summary>
/// A Stateless machine built from a definition: one permit for each state a row starts in and each part it has. It is
/// lent to one caller at a time, since the input its guards read is its own.
/// </summary>
internal sealed class CaseMachine
{
    private const string WrongParent = "parent-state";
    private const string WrongOrder = "order";
    private const string OpenGate = "gate";

    private readonly WorkflowDefinition _definition;
    private readonly MachineInput _input = new();
    private readonly Dictionary<PartTrigger, (Transition Row, Part Part)> _rows = [];
    private readonly StateMachine<string, PartTrigger> _machine;

    public CaseMachine(WorkflowDefinition definition)
    {
        _definition = definition;
        _machine = new StateMachine<string, PartTrigger>(() => _input.Position.State, state => _input.Position = _input.Position with { State = state });
        foreach (var row in definition.Transitions)
        {
            foreach (var part in row.Parts)
            {
                var trigger = new PartTrigger(row.Id, part.Id);
                if (_rows.TryAdd(trigger, (row, part)))
                {
                    Permit(trigger, row, part);
                }
            }
        }
    }

    public IReadOnlyList<Transition> Permitted(WorkflowPosition position, ParentPosition? parent, bool aboveThreshold)
    {
        Load(position, parent, aboveThreshold, person: null, []);
        return [.. _definition.Transitions.Where(row => !row.Automatic && !row.Cascade
            && row.Parts.Any(part => _machine.CanFire(new PartTrigger(row.Id, part.Id))))];
    }

    public Refusal Check(WorkflowPosition position, ParentPosition? parent, Act act)
    {
        Load(position, parent, act.AboveThreshold, act.Person, act.ChangedSections);
        if (_machine.CanFire(new PartTrigger(act.Transition.Id, act.Part.Id), out var unmet))
        {
            return Refusal.None;
        }

        // No behaviour at all: either the state has no such row, or the row has no such part.
        if (unmet is null)
        {
            var row = _definition.Transitions.FirstOrDefault(t => t.Id == act.Transition.Id);
            return row is not null && row.From.Contains(position.State) && _input.ParentStands(row) ? Refusal.OutOfOrder : Refusal.WrongState;
        }

        return unmet.Contains(WrongParent) ? Refusal.WrongState : unmet.Contains(WrongOrder) ? Refusal.OutOfOrder : Refusal.GateOpen;
    }

    public WorkflowPosition Fire(WorkflowPosition position, ParentPosition? parent, Act act)
    {
        Load(position, parent, act.AboveThreshold, act.Person, act.ChangedSections);
        var trigger = new PartTrigger(act.Transition.Id, act.Part.Id);
        if (!_machine.CanFire(trigger))
        {
            throw new InvalidOperationException($"'{act.Transition.Id}' may not fire from '{position.State}'.");
        }

        var (row, part) = _rows[trigger];
        var acted = _input.Acted(row, part);
        var completes = _input.Completes(row, part);
        _machine.Fire(trigger);
        return completes ? Moved(acted, row, _input.Position.State) : acted;
    }

    private WorkflowPosition Moved(WorkflowPosition acted, Transition row, string state)
    {
        var gates = row.ReopensAll ? acted.ClearedGates.Clear() : row.ReopensChanged ? acted.ClearedGates.Except(Touched()) : acted.ClearedGates;
        var stays = state == acted.State && !row.ChangesContent;
        return new WorkflowPosition(state)
        {
            ClearedGates = row.Clears is { } gate ? gates.Add(gate) : gates,
            PartsDone = stays ? [.. acted.PartsDone.Where(done => done.Transition != row.Id)] : [],
        };
    }

    private IEnumerable<string> Touched() =>
        from gate in _definition.Gates
        where gate.Watches.Intersect(_input.ChangedSections, StringComparer.Ordinal).Any()
        select gate.Id;

    private void Permit(PartTrigger trigger, Transition row, Part part)
    {
        Tuple<Func<bool>, string>[] guards =
        [
            new(() => _input.ParentStands(row), WrongParent),
            new(() => _input.InOrder(row, part), WrongOrder),
            new(() => _input.GatesStand(row), OpenGate),
        ];
        foreach (var from in row.From.Distinct(StringComparer.Ordinal))
        {
            _machine.Configure(from).PermitDynamicIf(trigger, () => _input.Completes(row, part) ? row.To : from, null, guards);
        }
    }

    private void Load(WorkflowPosition position, ParentPosition? parent, bool aboveThreshold, string? person, IReadOnlyCollection<string> changed)
    {
        _input.Position = position;
        _input.Parent = parent;
        _input.AboveThreshold = aboveThreshold;
        _input.Person = person;
        _input.ChangedSections = changed;
    }
}
