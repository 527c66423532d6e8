using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Contracts.Support;

/// <summary>A contract in a test, with the register of its supplier.</summary>
public sealed record ContractRun() : CaseRun<ContractRun, ContractState>(ContractKind.Instance, Case)
{
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-00000000000c");

    public static ContractRun New { get; } = new();

    public OrganisationFacts? Supplier { get; init; } = new(TestPeople.Organisation, "Suministros de Prueba, S. A.", false, 0);

    /// <summary>Only the administrator that was appointed acts as such, whatever the row.</summary>
    public override IReadOnlyList<string> OnNoRow => [ContractRules.AdministratorIsAppointed, ContractRules.AdministratorAccepted];

    public ContractRun After(int days) => On(Today.AddDays(days));

    /// <summary>The clock fires every deadline that has passed, each once.</summary>
    public ContractRun Tick()
    {
        var run = this;
        while (run.State.Core.Deadlines.Values.FirstOrDefault(d => d.PausedWith is null && !d.Missed && d.Due < run.Today) is { } due)
        {
            run = run.Given(new ExpireDeadline(due.Id), TestPeople.Clock);
        }

        return run;
    }

    protected override Facts FactsFor(ICaseCommand command) => Facts with { Organisation = Supplier };
}
