using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Engine;

/// <summary>
/// Walks a definition with Stateless machines built from it. Safe to share: a machine is lent to one question at a time
/// and given back. A few machines for each workflow serve all activations, because building one costs more than asking.
/// </summary>
public sealed class StatelessEngine : IWorkflowEngine
{
    // By reference: a definition is a long record, and comparing two of them costs more than the walk.
    private readonly ConditionalWeakTable<WorkflowDefinition, ConcurrentBag<CaseMachine>> _machines = [];

    /// <summary>Builds the machines of a workflow and its children, so that the first command does not pay for it.</summary>
    public void Prepare(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var machines = MachinesOf(definition);
        if (machines.IsEmpty)
        {
            machines.Add(new CaseMachine(definition));
        }

        foreach (var child in definition.Children)
        {
            Prepare(child);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Transition> Permitted(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, bool aboveThreshold) =>
        With(definition, machine => machine.Permitted(position, parent, aboveThreshold));

    /// <inheritdoc/>
    public Refusal Check(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act) =>
        With(definition, machine => machine.Check(position, parent, act));

    /// <inheritdoc/>
    public WorkflowPosition Fire(WorkflowDefinition definition, WorkflowPosition position, ParentPosition? parent, Act act) =>
        With(definition, machine => machine.Fire(position, parent, act));

    private T With<T>(WorkflowDefinition definition, Func<CaseMachine, T> ask)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var machines = MachinesOf(definition);
        var machine = machines.TryTake(out var kept) ? kept : new CaseMachine(definition);
        try
        {
            return ask(machine);
        }
        finally
        {
            machines.Add(machine);
        }
    }

    private ConcurrentBag<CaseMachine> MachinesOf(WorkflowDefinition definition) => _machines.GetValue(definition, static _ => []);
}
