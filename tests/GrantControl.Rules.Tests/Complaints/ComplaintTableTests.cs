using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Complaints.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Complaints;

/// <summary>What holds for every row of every kind, and what every row of a complaint refuses besides.</summary>
public sealed class ComplaintTableTests : RowTableTests<ComplaintRows, ComplaintRow, ComplaintRun, ComplaintState>
{
    [Theory]
    [MemberData(nameof(OfPeople))]
    public void What_is_allowed_is_offered(ComplaintRow row) => row.Given().Offered(row.By).Select(o => o.Command).Should().Contain(row.Definition.Trigger);

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_related_to_the_organisation_accused_is_refused(ComplaintRow row) =>
        row.Act(row.By.RelatedTo("org-a"), run => run.With(s => s with { AccusedOrganisation = "org-a", Core = s.Core with { Organisation = "org-a" } }))
            .Rejection!.Code.Should().Be(Codes.ConflictOfInterest);

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_accused_himself_is_refused(ComplaintRow row) =>
        row.Act(change: run => run.With(s => s with { AccusedPeople = [row.By.Person] })).ThenRefused(Codes.ConflictOfInterest, ComplaintRules.AccusedBarred);

    [Theory]
    [MemberData(nameof(OfPeople))]
    public void Whoever_is_of_the_unit_accused_as_well_is_refused(ComplaintRow row) =>
        row.Act(row.By with { Roles = new HashSet<string>([.. row.By.Roles, Role.Committee]) }, run => run.With(s => s with { AccusedUnit = Role.Committee }))
            .Rejection!.Code.Should().BeOneOf(Codes.ConflictOfInterest, Codes.RoleRequired);
}
