using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>What the table alone allows, row by row.</summary>
public sealed class TableWalkerTests
{
    private static readonly ParentPosition Running = new("active", ["legal", "money"]);

    private static WorkflowDefinition Payment => Definition.Child("payment");

    [Theory]
    [InlineData("draft", "", "save-draft submit")]
    [InlineData("review", "", "clear-legal clear-money observe")]
    [InlineData("review", "legal", "clear-money observe")]
    [InlineData("review", "legal money", "observe authorise")]
    [InlineData("returned", "legal", "save-returned resubmit lapse")]
    [InlineData("authorised", "legal", "")]
    [InlineData("authorised", "legal money", "sign")]
    [InlineData("withdrawn", "", "")]
    public void Permitted_lists_what_may_be_done_now(string state, string gates, string permitted) =>
        TableWalker.Instance.Permitted(Definition, At(state, gates), null, false).Select(t => t.Id)
            .Should().Equal(permitted.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("draft", "", "clear-legal", Refusal.WrongState)]
    [InlineData("review", "", "clear-legal", Refusal.None)]
    [InlineData("review", "legal", "clear-legal", Refusal.OutOfOrder)]
    [InlineData("review", "legal", "authorise", Refusal.GateOpen)]
    [InlineData("review", "legal money", "authorise", Refusal.None)]
    [InlineData("authorised", "money", "sign", Refusal.GateOpen)]
    [InlineData("closed", "legal money", "close", Refusal.WrongState)]
    public void Check_names_the_first_reason(string state, string gates, string transition, Refusal refusal) =>
        TableWalker.Instance.Check(Definition, At(state, gates), null, ActOf(Definition, transition, 1)).Should().Be(refusal);

    [Fact]
    public void A_committee_is_needed_only_above_the_threshold_and_comes_first()
    {
        var ready = At("review", "legal money");

        Check(ready, "authorise", 0, "c1", above: false).Should().Be(Refusal.OutOfOrder);
        Check(ready, "authorise", 1, "t", above: false).Should().Be(Refusal.None);
        Check(ready, "authorise", 1, "t", above: true).Should().Be(Refusal.OutOfOrder);
        Fire(ready, "authorise", 1, "t", above: false).State.Should().Be("authorised");
    }

    [Fact]
    public void A_quorum_counts_different_persons_and_nobody_twice()
    {
        var one = Fire(At("review", "legal money"), "authorise", 0, "c1", above: true);
        one.State.Should().Be("review");
        Check(one, "authorise", 0, "c1", above: true).Should().Be(Refusal.OutOfOrder);

        var three = Fire(Fire(one, "authorise", 0, "c2", above: true), "authorise", 0, "c3", above: true);
        three.Count("authorise", "com").Should().Be(3);
        Check(three, "authorise", 0, "c4", above: true).Should().Be(Refusal.OutOfOrder, "the quorum is full");
        Check(three, "authorise", 1, "c2", above: true).Should().Be(Refusal.OutOfOrder, "a member is not also the head");

        var done = Fire(three, "authorise", 1, "t", above: true);
        done.Should().Be(At("authorised", "legal money"));
    }

    [Fact]
    public void Parts_without_sequence_come_in_any_order_and_wait_for_each_other()
    {
        var half = Fire(At("authorised", "legal money"), "sign", 1, "ngo");

        half.State.Should().Be("authorised");
        half.PartsDone.Should().Equal(new PartDone("sign", "ngo", "ngo"));
        TableWalker.Instance.Permitted(Definition, half, null, false).Select(t => t.Id).Should().Equal("sign");
        Check(half, "sign", 0, "ngo").Should().Be(Refusal.OutOfOrder);
        Fire(half, "sign", 0, "t").Should().Be(At("active", "legal money"));
    }

    [Theory]
    [InlineData("purpose", "money")]
    [InlineData("budget", "")]
    [InlineData("purpose budget", "")]
    [InlineData("", "legal money")]
    public void Resubmitting_reopens_exactly_the_gates_that_watch_what_changed(string changed, string left)
    {
        var act = ActOf(Definition, "resubmit", 0) with { ChangedSections = changed.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        TableWalker.Instance.Fire(Definition, At("returned", "legal money"), null, act).Should().Be(At("review", left));
    }

    [Fact]
    public void Reopening_all_opens_every_gate()
    {
        var policy = Definition.Change("resubmit", t => t with { ReopensChanged = false, ReopensAll = true });

        TableWalker.Instance.Fire(policy, At("returned", "legal money"), null, ActOf(policy, "resubmit", 0)).ClearedGates.Should().BeEmpty();
    }

    [Fact]
    public void Half_done_parts_are_lost_when_the_state_or_the_content_changes_and_kept_otherwise()
    {
        var policy = Definition.Add(
            Row("note", "authorised", "authorised", Of(Role.Audit, "close")),
            Row("edit", "authorised", "authorised", Of(Role.Ngo, "formulate")) with { ChangesContent = true },
            Row("back", "authorised", "review", Of(Role.Audit, "close")));
        var half = TableWalker.Instance.Fire(policy, At("authorised", "legal money"), null, ActOf(policy, "sign", 1));

        After("note").PartsDone.Should().HaveCount(1);
        After("edit").PartsDone.Should().BeEmpty();
        After("back").PartsDone.Should().BeEmpty();

        WorkflowPosition After(string id) => TableWalker.Instance.Fire(policy, half, null, ActOf(policy, id, 0));
    }

    [Fact]
    public void A_child_moves_only_in_its_parents_states_and_behind_its_parents_gates()
    {
        var start = new WorkflowPosition("scheduled");
        var act = ActOf(Payment, "request", 0);

        Check(Running).Should().Be(Refusal.None);
        Check(Running with { ClearedGates = ["legal"] }).Should().Be(Refusal.GateOpen);
        Check(Running with { State = "authorised" }).Should().Be(Refusal.WrongState);
        Check(null).Should().Be(Refusal.WrongState);
        Permitted(Running).Should().Equal("request");
        Permitted(Running with { ClearedGates = ["legal"] }).Should().BeEmpty();

        Refusal Check(ParentPosition? parent) => TableWalker.Instance.Check(Payment, start, parent, act);
        IEnumerable<string> Permitted(ParentPosition parent) => TableWalker.Instance.Permitted(Payment, start, parent, false).Select(t => t.Id);
    }

    [Fact]
    public void Cascades_and_automatic_rows_fire_but_are_never_offered()
    {
        var change = Definition.Child("change");
        var ready = At("proposed", "legal money");

        TableWalker.Instance.Permitted(change, ready, Running, false).Select(t => t.Id).Should().Equal("drop");
        TableWalker.Instance.Fire(change, ready, Running, ActOf(change, "adopt", 0)).State.Should().Be("adopted");
        TableWalker.Instance.Fire(change, ready, Running with { State = "closed" }, ActOf(change, "lapse", 0)).State.Should().Be("dropped");
    }

    [Fact]
    public void Firing_what_may_not_fire_is_an_error()
    {
        var act = () => Fire(At("review", ""), "authorise", 1, "t");

        act.Should().Throw<InvalidOperationException>().WithMessage("*authorise*GateOpen*");
    }

    [Fact]
    public void An_act_cannot_bring_a_row_of_its_own()
    {
        var forged = ActOf(Definition, "authorise", 1) with { Transition = Definition.Transitions.First(t => t.Id == "authorise") with { NeedsGates = [] } };

        TableWalker.Instance.Check(Definition, At("review", ""), null, forged).Should().Be(Refusal.GateOpen);
        TableWalker.Instance.Check(Definition, At("review", ""), null, forged with { Transition = Row("pay", "review", "active", forged.Part) })
            .Should().Be(Refusal.WrongState);
    }

    private static WorkflowPosition At(string state, string gates) =>
        new(state) { ClearedGates = [.. gates.Split(' ', StringSplitOptions.RemoveEmptyEntries)] };

    private static Act ActOf(WorkflowDefinition d, string transition, int part, string person = "p", bool above = false)
    {
        var row = d.Transitions.First(t => t.Id == transition);
        return new Act(row, row.Parts[Math.Min(part, row.Parts.Count - 1)], person, above);
    }

    private static Refusal Check(WorkflowPosition at, string transition, int part, string person, bool above = false) =>
        TableWalker.Instance.Check(Definition, at, null, ActOf(Definition, transition, part, person, above));

    private static WorkflowPosition Fire(WorkflowPosition at, string transition, int part, string person, bool above = false) =>
        TableWalker.Instance.Fire(Definition, at, null, ActOf(Definition, transition, part, person, above));
}
