using System.Text;
using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>What hosts rely on: commands and events as JSON, snapshots, offers, index rows, gate marks.</summary>
public sealed class GrantContractTests
{
    public static TheoryData<string> Rows => GrantRows.Names(GrantRows.All);

    public static TheoryData<string> Human => GrantRows.Names(GrantRows.Human);

    public static TheoryData<string> States => new(GrantStates.All.Select(s => s.Id));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Command_events_and_state_survive_being_written(string name)
    {
        var row = GrantRows.Named(name);
        var run = row.Given();
        var outcome = row.Act().ThenAccepted();
        GrantReplay.ShouldEqualLive(outcome.After);

        var body = JsonSerializer.SerializeToUtf8Bytes<object>(outcome.Command, CaseJson.Options);
        var read = GrantKind.Instance.Commands.Read(GrantRun.NameOf(outcome.Command), body);
        Bytes((run with { State = GrantReplay.FromSnapshot(run.State) }).When(read, row.By)).Should().Equal(Bytes(outcome), "a snapshot decides as the live state does");
    }

    [Theory]
    [MemberData(nameof(Human))]
    public void What_is_allowed_is_offered(string name)
    {
        var row = GrantRows.Named(name);

        Offered(row.Given(), row.By).Should().Contain(o => o.Transition == row.Transition && o.Command == row.Definition.Trigger && o.BlockedBy == null);
        Offered(row.Given(), row.By with { Roles = new HashSet<string>() }).Should().BeEmpty();
        if (!row.ByNgo)
        {
            Offered(row.Given(), row.By with { Declaration = null }).Should().BeEmpty();
            Offered(row.Given(), row.By.RelatedTo(TestPeople.Organisation)).Should().BeEmpty();
            var today = row.Given().Today;
            Offered(row.Given(), TestPeople.Of("suplente").StandingInFor(row.By.RelatedTo(TestPeople.Organisation), today, today)).Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void An_offer_is_never_refused_for_state_role_duty_or_interests(string state)
    {
        var run = GrantPath.To(state);
        string[] never = [Codes.WrongState, Codes.RoleRequired, Codes.IncompatibleDuty, Codes.ConflictOfInterest];
        foreach (var person in TestPeople.All)
        {
            foreach (var offer in Offered(run, person).Where(o => o.BlockedBy is null))
            {
                var refused = run.When(WalkCommands.For(offer, run, new Random(7)), person).Rejection;
                never.Should().NotContain(refused?.Code, $"{offer.Command} was offered to {person.Person} in {state}");
            }
        }
    }

    [Fact]
    public void A_gate_in_the_way_is_told_with_the_offer()
    {
        Offered(GrantPath.To(GrantStates.UnderReview), TestPeople.Head).Single(o => o.Command == "authorize").BlockedBy.Should().Be(Codes.GateOpen);
        Offered(GrantPath.To(GrantStates.Signed).Frozen(), TestPeople.Finance).Single(o => o.Command == "activate").BlockedBy.Should().Be(Codes.Blocked);
    }

    [Theory]
    [InlineData(GrantStates.Draft, "NGO")]
    [InlineData(GrantStates.Submitted, "TEC")]
    [InlineData(GrantStates.UnderReview, "CTL FIN LEG")]
    [InlineData(GrantStates.Authorized, "NGO TIT")]
    [InlineData(GrantStates.Signed, "FIN")]
    [InlineData(GrantStates.RefundDue, "LEG")]
    [InlineData(GrantStates.Closed, "")]
    public void An_index_row_says_who_can_move_the_case(string state, string roles)
    {
        var run = GrantPath.To(state);
        var row = GrantKind.Instance.Index(run.State);

        string.Join(' ', row.WaitingFor).Should().Be(roles);
        (row.Number, row.State, row.Organisation, row.Amount).Should().Be(("SUB-2026-000001", state, TestPeople.Organisation, TestPlan.Q(100_000_00)));
        row.NextDue.Should().Be(run.State.Core.Deadlines.Count == 0 ? null : run.State.Core.Deadlines.Values.Where(d => d.PausedWith is null).Min(d => (DateOnly?)d.Due));
    }

    [Fact]
    public void Gate_marks_follow_clearances_to_the_content_they_stand_on()
    {
        var cleared = GrantPath.ClearedBut(Gate.Control).When(Commands.Clear(Gate.Control), TestPeople.Control);
        Marks(cleared).Should().Equal(new GateMark(Gate.Control, TestPeople.Control.Person, cleared.After.State.ContentHash));

        var corrected = cleared.After.Given(Commands.Observe(Gate.Control, Section.Activities), TestPeople.Control)
            .Given(new SaveSections(Activities: TestPlan.Activities with { Ends = TestPlan.Ends.AddDays(10) }), TestPeople.Formulator)
            .When(Commands.Answer(1), TestPeople.Formulator);
        Marks(corrected).Should().BeEquivalentTo(
        [
            new GateMark(Gate.Legal, TestPeople.Legal.Person, corrected.After.State.ContentHash),
            new GateMark(Gate.Finance, TestPeople.Finance.Person, corrected.After.State.ContentHash),
            new GateMark(Gate.Control, null, null),
        ]);
    }

    [Theory]
    [InlineData("""{"gate":"legal","documents":[],"note":null,"extra":1}""")]
    [InlineData("""{"gate":"legal"}""")]
    [InlineData("""{"gate":null,"documents":[]}""")]
    [InlineData("""{"gate":"legal","documents":[null]}""")]
    [InlineData("""{"gate":"le\u0000gal","documents":[]}""")]
    [InlineData("""{"gate":"\ud800","documents":[]}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"gate":""")]
    public void A_body_that_is_not_the_command_is_no_command(string body)
    {
        var read = () => GrantKind.Instance.Commands.Read("clear", Encoding.UTF8.GetBytes(body));

        read.Should().Throw<JsonException>();
    }

    [Fact]
    public void Every_trigger_people_may_send_has_a_command_and_every_command_a_trigger()
    {
        var triggers = GrantWorkflow.Definition.Children.Prepend(GrantWorkflow.Definition)
            .SelectMany(d => d.Transitions).Where(t => !t.Automatic && !t.Cascade && !t.Parts[0].ByClockOnly).Select(t => t.Trigger);

        GrantKind.Instance.Commands.All.Keys.Should().BeEquivalentTo(triggers.Append("open").Append("expire").Distinct());
    }

    private static IReadOnlyList<PermittedCommand> Offered(GrantRun run, Actor person) => GrantKind.Instance.Permitted(run.State, person, run.Facts, run.At, run.Engine);

    private static IReadOnlyList<GateMark> Marks(Outcome outcome) =>
        GrantKind.Instance.Effects(outcome.Before.State, outcome.After.Events[^1], outcome.After.State).Gates;

    private static IEnumerable<byte> Bytes(Outcome outcome) => outcome.ThenAccepted().Events.SelectMany(EventCatalog.Write);
}
