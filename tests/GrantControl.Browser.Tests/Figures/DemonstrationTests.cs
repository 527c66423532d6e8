using GrantControl.Browser.Tests.Support;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Browser.Tests.Figures;

/// <summary>Whoever learns the program finds a case of each kind in each state.</summary>
[Collection(OfficeCollection.Name)]
public sealed class DemonstrationTests(Office office)
{
    public static TheoryData<string> Kinds => ["grant", "contract", "disposal", "complaint"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Given_the_demonstration_Then_the_kind_is_shown_in_each_of_its_states(string kind)
    {
        ICaseKind[] kinds = [GrantKind.Instance, ContractKind.Instance, DisposalKind.Instance, ComplaintKind.Instance];
        var states = kinds.Single(k => k.Kind == kind).Workflow.States.Select(s => $"{kind} {s.Id}");
        office.Shown.Should().Contain(states);
    }
}
