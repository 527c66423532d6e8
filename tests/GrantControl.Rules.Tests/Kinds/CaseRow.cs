using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>One act of a kind's tables that is allowed: from where, by whom, with which command, and to where.</summary>
/// <param name="Target">The child it moves; empty for the case itself.</param>
public abstract record CaseRow<TRun, TState>(string Target, string Transition, string PartId, Func<TRun> Drive, Func<TRun, ICaseCommand> Command, Actor By, string To)
    where TRun : CaseRun<TRun, TState>
    where TState : CaseState
{
    private readonly Lazy<TRun> _given = new(Drive);

    public WorkflowDefinition Workflow => Table.For(Target);

    public Transition Definition => Table.Row(Target, Transition)!;

    public Part Part => Definition.Parts.First(p => p.Id == PartId);

    public string Key => $"{Workflow.Id}/{Transition}/{PartId}";

    /// <summary>The kind's own workflow.</summary>
    protected abstract WorkflowDefinition Table { get; }

    public TRun Given() => _given.Value;

    /// <summary>Where the case, or the child, stands before the act.</summary>
    public string From => Given().State.StateOf(Target);

    /// <summary>The act itself, by its usual person or another one, on the usual case or one that differs from it.</summary>
    public CaseOutcome<TRun, TState> Act(Actor? by = null, Func<TRun, TRun>? change = null)
    {
        var run = Given();
        return (change is null ? run : change(run)).When(Command(run), by ?? By);
    }

    public sealed override string ToString() => $"{Key} by {By.Person} to {To}";
}
