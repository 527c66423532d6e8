using GrantControl.Journal.People;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Sessions;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>The people a visitor of the demonstration may choose to be.</summary>
public sealed class DemonstrationCastTests
{
    public static TheoryData<string> Everybody => [.. DemoPeople.All.Select(static p => p.Id)];

    [Theory]
    [MemberData(nameof(Everybody))]
    public void Each_says_what_he_does_in_both_languages(string id)
    {
        var person = DemoPeople.All.Single(p => p.Id == id);

        var work = DemonstrationCast.WorkOf(person);

        work.Es.Should().NotBeNullOrWhiteSpace().And.NotBe(work.En);
        work.Should().NotBe(Role.Labels[person.Roles[0]], "a visitor wants to know what he does, not what he is called");
    }
}
