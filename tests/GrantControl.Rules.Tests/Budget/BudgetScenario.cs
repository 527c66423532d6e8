using System.Collections.Immutable;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>Given a budget, when a command comes, then events or a refusal.</summary>
internal sealed class BudgetScenario
{
    public static readonly DateTimeOffset Noon = new(2021, 1, 4, 18, 0, 0, TimeSpan.Zero);
    public static readonly Actor Finance = Person("fin1", Role.Finance);
    private static readonly CaseId Id = BudgetId.For("mj", "gt-2021");

    public BudgetState State { get; private set; } = BudgetKind.Instance.New(Id);

    public List<Effects> Effects { get; } = [];

    public List<Recorded> Recorded { get; } = [];

    public static Money Q(string amount) => Money.TryParse(amount, Currency.Gtq, out var m) ? m : throw new FormatException(amount);

    public static Actor Person(string id, params string[] roles) => new(id, id, roles.ToImmutableHashSet(StringComparer.Ordinal), null)
    {
        Declaration = new InterestsDeclaration(new DateOnly(2021, 12, 31), ImmutableHashSet<string>.Empty),
    };

    public static DocumentCited Resolution(char fill = 'a') => new(DocumentType.BudgetResolution, new string(fill, 64), "resolución.pdf");

    public static ImportBudget Import(params BudgetLineImported[] lines) => new("gt-2021", "Presupuesto 2021", 2021, Currency.Gtq, true, lines);

    public static BudgetLineImported Line(string code, string assigned, string modified = "0.00", string accrued = "0.00") =>
        new(code, $"Línea {code}", Q(assigned), Q(modified), Q(accrued));

    public static BudgetScenario InForce()
    {
        var scenario = new BudgetScenario();
        scenario.Send("import", Import(Line("1", "100.00", "-10.00", "30.00"), Line("2", "50.00"))).Should().BeOfType<Decision.Accepted>();
        return scenario;
    }

    public Decision Send(string name, ICaseCommand command, Actor? actor = null, long? version = null, CaseId? id = null)
    {
        var expected = version ?? (State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("mj", id ?? Id, "key-0001", name, command, actor ?? Finance, expected, Noon,
            new Facts(new BusinessCalendar("gt-1", ImmutableHashSet<DateOnly>.Empty)) { NextNumber = "PRE-2021-000001" });
        var decision = BudgetKind.Instance.Decide(State, envelope, TableWalker.Instance);
        foreach (var e in decision is Decision.Accepted accepted ? accepted.Events : [])
        {
            var recorded = new Recorded(e, new EventMeta(State.Version + 1, envelope.Actor.Person, null, Noon, "key-0001", 1));
            var after = BudgetKind.Instance.Evolve(State, recorded);
            Recorded.Add(recorded);
            Effects.Add(BudgetKind.Instance.Effects(State, recorded, after));
            State = after;
        }

        return decision;
    }

    public bool Offers(string command) => BudgetKind.Instance
        .Permitted(State, Finance, new Facts(new BusinessCalendar("gt-1", ImmutableHashSet<DateOnly>.Empty)), Noon, TableWalker.Instance).Any(o => o.Command == command);

    public Rejection Refused(string name, ICaseCommand command, Actor? actor = null, long? version = null, CaseId? id = null)
    {
        var before = State;
        var rejection = Send(name, command, actor, version, id).Should().BeOfType<Decision.Rejected>().Subject.Rejection;
        State.Should().BeSameAs(before);
        return rejection;
    }
}
