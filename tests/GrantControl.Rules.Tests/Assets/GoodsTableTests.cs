using GrantControl.Cases.Authority;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Assets;

/// <summary>Every row of the tables of custody and of physical inventories: where it may happen, who may do it, and that nobody else may.</summary>
public sealed class GoodsTableTests
{
    private static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset At = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<DocumentCited> Evidence = [new("finding-evidence", new string('a', 64), "denuncia.pdf")];

    private static readonly Dictionary<string, AssetFacts> Register = new[] { "B-1", "B-2" }.ToDictionary(
        i => i, i => new AssetFacts(i, "", $"Bien {i}", "equipment", "gives", "Bodega", new Money(100_000, Currency.Gtq), new DateOnly(2024, 1, 1), 60), StringComparer.Ordinal);

    /// <summary>How each state is reached, by whom.</summary>
    private static readonly Dictionary<(string Kind, string State), (ICaseCommand Command, Actor By)[]> Ways = new()
    {
        [("custody", CustodyWorkflow.Offered)] = [Offered],
        [("custody", CustodyWorkflow.Accepted)] = [Offered, (new AcceptCustody(), Receiver)],
        [("custody", CustodyWorkflow.Declined)] = [Offered, (new DeclineCustody("No."), Receiver)],
        [("custody", CustodyWorkflow.Withdrawn)] = [Offered, (new WithdrawCustody("No."), Giver)],
        [("round", RoundWorkflow.Counting)] = [Opened],
        [("round", RoundWorkflow.Counted)] = [Opened, Counted, Finished],
        [("round", RoundWorkflow.Signed)] = [Opened, Counted, Finished, Signed],
        [("round", RoundWorkflow.Closed)] = [Opened, Counted, Finished, Signed, Explained, (new CloseRound(), Closer)],
        [("round", RoundWorkflow.Cancelled)] = [Opened, (new CancelRound("Otra fecha."), Counter)],
    };

    private static Actor Giver => TestPeople.Of("gives", Role.Custodian);

    private static Actor Receiver => TestPeople.Of("receives", Role.Custodian);

    private static Actor Counter => TestPeople.Of("counts", Role.Property);

    private static Actor Auditor => TestPeople.Of("audits", Role.Audit);

    private static Actor Closer => TestPeople.Of("closes", Role.Control);

    /// <summary>People of the register.</summary>
    private static IReadOnlyList<Actor> Known => [Giver, Receiver, Closer];

    private static (ICaseCommand, Actor) Offered => (new OfferCustody("Cambio", "receives", "Oficina", "Cambia de oficina.", ["B-1"]), Giver);

    private static (ICaseCommand, Actor) Opened => (new OpenRound("Ronda", "Bodega"), Counter);

    private static (ICaseCommand, Actor) Counted => (new CountAssets(["B-1"]), Counter);

    private static (ICaseCommand, Actor) Finished => (new FinishCount(), Counter);

    private static (ICaseCommand, Actor) Signed => (new SignRound(), Auditor);

    private static (ICaseCommand, Actor) Explained => (new ResolveFinding(1, "Robo denunciado.", Evidence), Closer);

    public static TheoryData<string, string, string> Rows()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var kind in Kinds)
        {
            foreach (var row in kind.Workflow.Transitions)
            {
                foreach (var state in kind.Workflow.States)
                {
                    data.Add(kind.Kind, row.Id, state.Id);
                }
            }
        }

        return data;
    }

    public static TheoryData<string> Both => ["custody", "round"];

    private static IReadOnlyList<ICaseKind> Kinds { get; } = [CustodyKind.Instance, RoundKind.Instance];

    [Theory]
    [MemberData(nameof(Both))]
    public void The_table_hangs_together_and_every_wait_has_a_term(string kind)
    {
        var result = WorkflowProof.Of(KindOf(kind).Workflow);
        result.Holds.Should().BeTrue(string.Join("; ", result.Holes.Select(h => h.ToString())));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_state_is_reached(string kind) => KindOf(kind).Workflow.States.Select(s => (kind, s.Id)).Should().BeSubsetOf(Ways.Keys);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_for_its_states_and_its_people_only(string kind, string transition, string state)
    {
        var definition = KindOf(kind).Workflow;
        var row = definition.Transitions.First(t => t.Id == transition);
        var before = Reach(kind, state);
        var command = CommandOf(row.Trigger);
        var allowed = definition.Transitions.Where(t => t.Trigger == row.Trigger && t.From.Contains(state)).SelectMany(t => t.Parts).SelectMany(p => p.Roles).ToHashSet(StringComparer.Ordinal);
        if (allowed.Count == 0)
        {
            Decide(kind, before, command, PersonFor(row)).Should().BeOfType<Decision.Rejected>().Which.Rejection.Code.Should().Be(Codes.WrongState);
            return;
        }

        foreach (var role in Role.Labels.Keys.Where(r => r is not (Role.System or Role.Ngo) && !allowed.Contains(r)))
        {
            Decide(kind, before, command, TestPeople.Of("stranger", role)).Should().BeOfType<Decision.Rejected>($"{role} may not {row.Trigger}").Which.Rejection.Code.Should().Be(Codes.RoleRequired);
        }

        Decide(kind, before, command, PersonFor(row), version: before.Version - 1).Should().BeOfType<Decision.Rejected>().Which.Rejection.Code.Should().Be(Codes.StaleVersion);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("closes")]
    public void Goods_are_offered_only_to_a_person_of_the_register_who_keeps_goods(string to)
    {
        var decision = Decide("custody", CustodyKind.Instance.New(Case), new OfferCustody("Cambio", to, "Oficina", "Cambia de oficina.", ["B-1"]), Giver);

        decision.Should().BeOfType<Decision.Rejected>().Which.Rejection.Should().Match<Rejection>(r => r.Rule == CustodyRules.GoodsOffered && r.Fields.Count == 1 && r.Fields[0].Path == "to");
    }

    [Fact]
    public void A_good_that_left_or_moved_while_it_was_counted_is_not_missing_and_one_that_stayed_is()
    {
        var round = Reach("round", RoundWorkflow.Counting);
        var gone = new Dictionary<string, AssetFacts>(Register) { ["B-1"] = Register["B-1"] with { State = AssetFacts.Removed }, ["B-2"] = Register["B-2"] with { Place = "Oficina" } };

        Differences(round, gone).Missing.Should().BeEmpty();
        Differences(round, Register).Missing.Select(i => i.Inventory).Should().Equal("B-1", "B-2");
    }

    private static RoundDifferences Differences(ICaseState round, Dictionary<string, AssetFacts> register) =>
        ((CountFinished)((Decision.Accepted)Decide("round", round, new FinishCount(), Counter, register: register)).Events[0]).Differences;

    private static ICaseKind KindOf(string kind) => Kinds.First(k => k.Kind == kind);

    private static ICaseState Reach(string kind, string state)
    {
        var reached = KindOf(kind).New(Case);
        foreach (var (command, by) in Ways[(kind, state)])
        {
            var decision = Decide(kind, reached, command, by);
            foreach (var e in decision.Should().BeOfType<Decision.Accepted>((decision as Decision.Rejected)?.Rejection.Message.En ?? "").Which.Events)
            {
                reached = KindOf(kind).Evolve(reached, new Recorded(e, new EventMeta(reached.Version + 1, by.Person, null, At, "command-1", 1)));
            }
        }

        reached.State.Should().Be(state);
        return reached;
    }

    private static Decision Decide(string kind, ICaseState state, ICaseCommand command, Actor by, long? version = null, Dictionary<string, AssetFacts>? register = null)
    {
        var of = KindOf(kind);
        var wanted = of.Wants(state, command);
        var facts = new Facts(new BusinessCalendar("test-1", new HashSet<DateOnly>()))
        {
            NextNumber = "X-2026-000001",
            People = Known.Where(p => wanted.People.Contains(p.Person)).ToDictionary(p => p.Person, StringComparer.Ordinal),
            Assets = (register ?? Register).Where(a => wanted.Assets.Contains(a.Key) || wanted.Where?.Place == a.Value.Place).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal),
        };
        var name = of.Commands.All.First(c => c.Value == command.GetType()).Key;
        return of.Decide(state, new CommandEnvelope("demo", Case, "command-1", name, command, by, version ?? (state.Version == 0 ? null : state.Version), At, facts), TableWalker.Instance);
    }

    private static ICaseCommand CommandOf(string trigger) => trigger switch
    {
        "accept" => new AcceptCustody(),
        "decline" => new DeclineCustody("No."),
        "withdraw" => new WithdrawCustody("No."),
        "count" => new CountAssets(["B-2"]),
        "uncount" => new UncountAsset("B-1", "Error."),
        "finish" => new FinishCount(),
        "recount" => new RecountRound("Otra vez."),
        "sign" => new SignRound(),
        "cancel" => new CancelRound("No."),
        "close" => new CloseRound(),
        "raise-finding" => new RaiseFinding("Falta rotular.", false),
        _ => new ResolveFinding(1, "Explicado.", Evidence),
    };

    private static Actor PersonFor(Transition row) => TestPeople.Of("somebody", row.Parts[0].Roles[0]);
}
