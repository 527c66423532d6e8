using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>What holds for every row of every kind, and what every row of a contract refuses besides.</summary>
public sealed class ContractTableTests : RowTableTests<ContractRows, ContractRow, ContractRun, ContractState>
{
    public static TheoryData<ContractRow> Advancing { get; } = [.. ContractRows.All.Where(r => r.Definition.Guards.HasFlag(Guards.Unblocked) && ContractStates.Running.Contains(r.Given().State.State))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void With_a_tie_to_the_supplier_it_is_refused(ContractRow row) =>
        row.Act(row.By.RelatedTo(TestPeople.Organisation)).ThenRefused(Codes.ConflictOfInterest, "guard-c-related-party");

    [Theory]
    [MemberData(nameof(Advancing))]
    public void An_open_blocking_finding_stops_what_advances(ContractRow row) =>
        row.Act(change: run => run.Given(new RaiseFinding("Falta una firma", true), ContractPath.Watcher)).ThenRefused(Codes.Blocked, "guard-f-unblocked");
}
