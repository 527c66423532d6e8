using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Every command in every state whose table does not have it, generated from the definition.</summary>
public sealed class GrantWrongStateTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var trigger in GrantRows.Human.Select(r => r.Definition.Trigger).Distinct())
            {
                foreach (var state in GrantStates.All.Where(s => !GrantWorkflow.Definition.Transitions.Any(t => t.Trigger == trigger && t.From.Contains(s.Id))))
                {
                    data.Add(trigger, state.Id);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Is_refused(string trigger, string state)
    {
        var row = GrantRows.Human.First(r => r.Definition.Trigger == trigger);
        var somebody = TestPeople.Newcomer(row.Part.Roles[0]);

        GrantPath.To(state).When(row.Command(row.Given()), somebody).ThenRefused(Codes.WrongState, "state");
    }

    public static TheoryData<string> Rows => GrantRows.Names(GrantRows.Human);

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_grant_just_opened_it_is_refused_unless_a_draft_allows_it(string name)
    {
        var row = GrantRows.Named(name);
        var allowed = GrantWorkflow.Definition.Transitions.Any(t => t.Trigger == row.Definition.Trigger && t.From.Contains(GrantPath.Opened.State.State));
        GrantPath.Opened.When(row.Command(row.Given()), row.By).Rejection.Should().Match<Rejection>(r => allowed || (r != null && (r.Code == Codes.WrongState || r.Code == Codes.NotFound)));
    }

    [Fact]
    public void There_is_a_pair_for_every_command_of_the_table()
    {
        var commands = GrantWorkflow.Definition.Transitions.Where(t => !t.Parts[0].ByClockOnly).Select(t => t.Trigger).Distinct();

        Pairs.Select(p => p[0]).Distinct().Should().BeEquivalentTo(commands);
    }

    [Fact]
    public void Nothing_but_an_opening_reaches_a_case_that_does_not_exist()
    {
        foreach (var row in GrantRows.All)
        {
            GrantRun.New.When(row.Command(row.Given()), row.By).ThenRefused(Codes.NotFound);
        }

        GrantPath.Opened.When(Commands.Open, TestPeople.Formulator).ThenRefused(Codes.WrongState);
    }
}
