using GrantControl.Cases.Grants;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Every row of the grant's table, part by part.</summary>
public sealed class GrantTransitionTests
{
    public static TheoryData<string> Rows => GrantRows.Names(GrantRows.All);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Is_allowed(string name)
    {
        var row = GrantRows.Named(name);
        var outcome = row.Act().ThenState(row.To);

        var step = outcome.Events[0].Step!;
        (step.Transition, step.Part, step.Target).Should().Be((row.Transition, row.PartId, ""));
        (step.From, step.To).Should().Be((outcome.Before.State.State, row.To));
        step.Duty.Should().Be(row.By.IsSystem ? null : row.Part.Duty);
        if (step.Duty is { } duty)
        {
            outcome.After.State.Core.Duties[row.By.Person].Should().Contain(duty);
        }

        outcome.After.State.Version.Should().Be(outcome.Before.State.Version + outcome.Events.Count);
    }

    [Fact]
    public void No_row_of_the_table_is_left_out()
    {
        var table = GrantWorkflow.Definition.Transitions.SelectMany(t => t.Parts.SelectMany(p => t.From.Select(from => (t.Id, p.Id, from))));
        var tried = GrantRows.All.Select(r => (r.Transition, r.PartId, r.Given().State.State));

        table.Should().BeSubsetOf(tried);
    }

    [Fact]
    public void Posts_nothing_of_zero_and_balances_by_its_form()
    {
        var postings = GrantRows.All.SelectMany(r => r.Act().Events).SelectMany(e => e.Postings ?? []).ToList();

        postings.Should().NotBeEmpty();
        postings.Should().OnlyContain(p => p.Amount.IsPositive && p.Debit != p.Credit && p.BudgetLine.Length > 0);
    }
}
