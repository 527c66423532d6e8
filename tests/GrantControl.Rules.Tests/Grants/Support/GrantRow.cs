using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>One act of the grant's table that is allowed: from where, by whom, with which command, and to where.</summary>
public sealed record GrantRow(string Transition, string PartId, Func<GrantRun> Drive, Func<GrantRun, ICaseCommand> Command, Actor By, string To)
{
    private readonly Lazy<GrantRun> _given = new(Drive);

    public Transition Definition { get; } = GrantWorkflow.Definition.Transitions.First(t => t.Id == Transition);

    public Part Part => Definition.Parts.First(p => p.Id == PartId);

    public bool ByNgo => Part.Roles.Contains(Role.Ngo);

    public bool Has(Guards guard) => Definition.Guards.HasFlag(guard);

    public GrantRun Given() => _given.Value;

    /// <summary>The act itself, by its usual person or another one.</summary>
    public Outcome Act(Actor? by = null)
    {
        var run = Given();
        return run.When(Command(run), by ?? By);
    }

    /// <summary>The act on a grant that differs from the usual one in something the test is about.</summary>
    public Outcome ActOn(Func<GrantRun, GrantRun> change, Actor? by = null)
    {
        var run = Given();
        return change(run).When(Command(run), by ?? By);
    }

    public override string ToString() => $"{Transition}/{PartId} from {Given().State.State} by {By.Person}";
}
