using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

public sealed class DutyWordsTests
{
    public static TheoryData<WorkflowDefinition> Definitions { get; } = new(
        GrantWorkflow.Definition, ContractWorkflow.Definition, DisposalWorkflow.Definition, ComplaintWorkflow.Definition, CustodyWorkflow.Definition, RoundWorkflow.Definition);

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Every_duty_that_may_stand_in_a_refusal_has_words_in_both_languages(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var duties = definition.Children.Prepend(definition)
            .SelectMany(static w => w.IncompatibleDuties.SelectMany(static set => set).Concat(w.Transitions.SelectMany(static t => t.Parts).Select(static p => p.Duty).OfType<string>()))
            .ToHashSet(StringComparer.Ordinal);

        duties.Should().NotBeEmpty().And.OnlyContain(d => definition.DutyLabels.ContainsKey(d) && definition.DutyLabel(d).Es != d && definition.DutyLabel(d).En != d);
    }

    [Fact]
    public void A_refusal_says_the_duties_in_words_and_who_holds_them_by_name()
    {
        var refused = Refuse.IncompatibleDuty("Ana Morales", Duty.Labels[Duty.ReviewFinance], Duty.Labels[Duty.ApproveFirst]);

        refused.Message.Es.Should().Be("Ana Morales ya intervino en este caso con la función «Revisión financiera», incompatible con «Primera aprobación de pago».");
        refused.Message.En.Should().Contain("“Financial review”, incompatible with “First approval of a payment”");
    }
}
