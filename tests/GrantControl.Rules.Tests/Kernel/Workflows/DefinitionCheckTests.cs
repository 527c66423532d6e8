using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>Errors of form, each named with its row; a definition with one is refused before anything is walked.</summary>
public sealed class DefinitionCheckTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("tranche:3", 3)]
    [InlineData("tranche:12", 12)]
    [InlineData("tranche:", null)]
    [InlineData("tranche:-1", null)]
    [InlineData("3", null)]
    public void A_target_tells_the_number_of_its_child(string target, int? number) => WorkflowDefinition.NumberOf(target).Should().Be(number);

    public static TheoryData<string, Func<WorkflowDefinition, WorkflowDefinition>, string> Broken { get; } = new()
    {
        { "aid/sign", d => d.Change("sign", t => t with { To = "nowhere" }), DefinitionCheck.Unknown },
        { "aid/sign", d => d.Change("sign", t => t with { NeedsGates = ["tax"] }), DefinitionCheck.Unknown },
        { "aid/resubmit", d => d.Change("resubmit", t => t with { Deadline = t.Deadline! with { OnExpiry = "vanish" } }), DefinitionCheck.Unknown },
        { "aid/money", d => d.ChangeGate("money", g => g with { Watches = ["annex"] }), DefinitionCheck.Unknown },
        { "aid/active", d => d.ChangeState("active", s => s with { NeedsDuties = ["dance"] }), DefinitionCheck.Unknown },
        { "payment/pay", d => d.Child("payment", c => c.Change("pay", t => t with { ParentStates = ["moon"] })), DefinitionCheck.Unknown },
        { "aid", d => d with { Initial = "birth" }, DefinitionCheck.Unknown },
        { "aid/draft", d => d.ChangeState("draft", s => s with { MovesMoney = true }), DefinitionCheck.Contradiction },
        { "aid/sign", d => d.Add(Row("sign", "draft", "review", Of(Role.Ngo, "formulate"))), DefinitionCheck.Duplicate },
        { "aid/limbo", d => d with { States = [.. d.States, State("limbo")] }, DefinitionCheck.Unreachable },
        { "aid/sign", d => d.Change("sign", t => t with { Parts = [] }), DefinitionCheck.NoParts },
        { "aid/sign", d => d.Change("sign", t => t with { Parts = [t.Parts[0] with { Roles = [] }] }), DefinitionCheck.NobodyCan },
        { "aid/lapse", d => d.Change("lapse", t => t with { Parts = [t.Parts[0] with { Quorum = 2 }] }), DefinitionCheck.NobodyCan },
        { "aid/leave", d => d.Add(Row("leave", "closed", "withdrawn", Of(Role.Audit, "close"))), DefinitionCheck.FromFinal },
        { "aid/wake", d => d.Add(Row("wake", "closed", "review", Of(Role.System, null))), DefinitionCheck.FromFinal },
        { "aid/a-submit", d => d.Add(Row("a-submit", "draft", "review", Of(Role.Ngo, "formulate")) with { Trigger = "submit" }), DefinitionCheck.Ambiguous },
        { "aid/resubmit", d => d.Change("resubmit", t => t with { ReopensAll = true }), DefinitionCheck.Contradiction },
        { "change/adopt", d => d.Child("change", c => c.Change("adopt", t => t with { Parts = [Of(Role.Treasury, "pay")] })), DefinitionCheck.Contradiction },
        { "aid/legal", d => d.Without("clear-legal"), DefinitionCheck.GateUnused },
        { "aid/sign", d => d.Change("sign", t => t with { Label = new("Firmar", "") }), DefinitionCheck.BlankLabel },
        { "payment", d => d.Child("payment", c => c with { Children = [c with { Id = "grandchild" }] }), DefinitionCheck.TooLarge },
    };

    [Fact]
    public void The_sound_policy_is_well_formed() => DefinitionCheck.Find(Definition).Should().BeEmpty();

    [Fact]
    public void A_final_state_may_be_left_by_a_person_who_reopens() =>
        DefinitionCheck.Find(Definition.Add(Row("reopen", "closed", "review", Of(Role.Audit, "close")))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_error_of_form_names_its_row_and_stops_the_proof(string where, Func<WorkflowDefinition, WorkflowDefinition> plant, string code)
    {
        var broken = plant(Definition);

        DefinitionCheck.Find(broken).Should().Contain(e => e.Code == code && e.Where == where);
        var result = WorkflowProof.Of(broken);
        result.Holds.Should().BeFalse();
        result.Configurations.Should().Be(0);
        result.Holes.Should().OnlyContain(h => h.Rule == HoleRule.Structure);
    }
}
