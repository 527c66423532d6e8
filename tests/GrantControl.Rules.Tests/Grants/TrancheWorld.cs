using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>
/// A running grant of three tranches over two budget lines, and what people send to it. Every event that is accepted goes
/// through its journal bytes before it is folded, so that each test also stands on what replay would read.
/// </summary>
internal sealed class TrancheWorld
{
    public const string LineA = "2026/11-001";
    public const string LineB = "2026/11-002";

    private static readonly Dictionary<Type, string> Names = GrantKind.Instance.Commands.All.ToDictionary(c => c.Value, c => c.Key);
    private int _documents;

    public GrantState State { get; private set; } = Running();

    public DateTimeOffset At { get; private set; } = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public DateOnly Today => BusinessCalendar.DayOf(At);

    /// <summary>What every accepted event did outside the case, in order.</summary>
    public List<Effects> Effects { get; } = [];

    public static BankAccount PaidInto { get; } = new("Banco de demostración", "01-0001-77", "Organización de demostración A");

    public static Money Q(long quetzales) => new(quetzales * 100, Currency.Gtq);

    public static Plan Planned { get; } = new()
    {
        General = new GeneralSection("Agua para comunidades rurales.", "Representante de demostración", "REG-1", PaidInto),
        Results = new ResultsSection([new PlannedResult("R1", "Familias con agua", [new Indicator("R1.1", "Familias", "familias", "0", "250", "Padrón firmado")])]),
        Activities = new ActivitiesSection(new(2026, 1, 15), new(2026, 12, 15), [new PlannedActivity("A1", "R1", "Obra", new(2026, 1, 15), new(2026, 12, 15))]),
        Budget = new BudgetSection(Q(100_000), [new PlanLine("L1", "Obra", LineA, Q(60_000), "R1"), new PlanLine("L2", "Capacitación", LineB, Q(40_000), "R1")]),
        Tranches = new TranchesSection(
        [
            Tranche(1, new(2026, 2, 2), 30_000, 20_000, "Convenio suscrito"),
            Tranche(2, new(2026, 5, 4), 18_000, 12_000, "Informe anterior", "Avance físico") with { VisitRequired = true },
            Tranche(3, new(2026, 8, 3), 12_000, 8_000),
        ]),
    };

    public static PlannedTranche Tranche(int number, DateOnly on, long a, long b, params string[] preconditions) =>
        new(number, on, [new Charge(LineA, Q(a)), new Charge(LineB, Q(b))], preconditions);

    public TrancheWorld With(Func<GrantState, GrantState> change)
    {
        State = change(State);
        return this;
    }

    /// <summary>Puts the grant itself into a state, as its own stages would.</summary>
    public TrancheWorld InState(string state) => With(s => s with
    {
        Core = s.Core with { Positions = s.Core.Positions.SetItem(CaseCore.Main, s.Core.Position with { State = state }) },
    });

    public TrancheWorld Later(int days)
    {
        At = At.AddDays(days);
        return this;
    }

    public TrancheWorld Owning(string account, string line, Money balance) => With(s => s with
    {
        Core = s.Core with { Balances = s.Core.Balances.SetItem($"{account}|{line}", balance.Minor) },
    });

    /// <summary>As if internal audit had signed a compensating control.</summary>
    public TrancheWorld Compensating(string person, string dutyA, string dutyB) => With(s => s with
    {
        Core = s.Core with { Compensations = s.Core.Compensations.Add(new Compensation(person, dutyA, dutyB, "Oficina pequeña.")) },
    });

    /// <summary>A document nobody used before.</summary>
    public DocumentCited Doc(string type) => Named(type, $"{type}-{++_documents}");

    public static DocumentCited Named(string type, string name) =>
        new(type, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))), name);

    public TrancheAttempt When(string person, ICaseCommand command) => When(TrancheCast.Of(person), command);

    public TrancheAttempt When(Actor actor, ICaseCommand command, long? version = null)
    {
        var envelope = new CommandEnvelope(
            "mj", State.Id, $"key-{State.Version:00000000}", Names[command.GetType()], command, actor, version ?? State.Version, At, new Facts(Calendar));
        var decision = GrantKind.Instance.Decide(State, envelope, TableWalker.Instance);
        var before = State;
        foreach (var e in (decision as Decision.Accepted)?.Events ?? [])
        {
            Fold(e, envelope);
        }

        return new TrancheAttempt(this, before, command, decision);
    }

    private void Fold(CaseEvent e, CommandEnvelope envelope)
    {
        var kind = GrantKind.Instance;
        var meta = new EventMeta(State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, 1);
        var bytes = EventCatalog.Write(e);
        var read = kind.Events.Read(kind.Events.NameOf(e), bytes);
        EventCatalog.Write(read).Should().Equal(bytes, "what the journal keeps says the same as what was decided");
        var replayed = (GrantState)kind.Evolve(State, new Recorded(read, meta));
        Effects.Add(kind.Effects(State, new Recorded(read, meta), replayed));
        State = replayed;
    }

    public static BusinessCalendar Calendar { get; } = new("gt-1", new HashSet<DateOnly>());

    private static GrantState Running()
    {
        var sections = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Section.General] = Planned.General!,
            [Section.Results] = Planned.Results!,
            [Section.Activities] = Planned.Activities!,
            [Section.Budget] = Planned.Budget!,
            [Section.Tranches] = Planned.Tranches!,
        }.ToImmutableSortedDictionary(s => s.Key, s => new SectionVersion(1, CanonicalJson.Hash(s.Value)), StringComparer.Ordinal);
        var hash = GrantState.HashOf(sections);
        var tranches = Planned.Tranches!.Tranches.ToImmutableSortedDictionary(t => t.Number, t => new TrancheState(t));
        var active = new WorkflowPosition(GrantStates.Active) { ClearedGates = [Gate.Legal, Gate.Finance, Gate.Control] };
        var core = new CaseCore(new CaseId(new Guid("01900000-0000-7000-8000-000000000001")))
        {
            Institution = "mj",
            Number = "SUB-2026-000001",
            Version = 20,
            PolicyVersion = 1,
            Organisation = TrancheCast.Organisation,
            Positions = tranches.Keys.Select(n => KeyValuePair.Create(GrantState.TrancheTarget(n), new WorkflowPosition(TrancheWorkflow.Scheduled)))
                .Append(KeyValuePair.Create(CaseCore.Main, active)).ToImmutableSortedDictionary(StringComparer.Ordinal),
            Duties = TrancheCast.DutiesBefore.ToImmutableSortedDictionary(d => d.Key, d => ImmutableSortedSet.Create(StringComparer.Ordinal, d.Value), StringComparer.Ordinal),
            Balances = Planned.Budget!.Lines.SelectMany(l => new[]
            {
                KeyValuePair.Create($"{Account.Committed}|{l.BudgetLine}", l.Amount.Minor),
                KeyValuePair.Create($"{Account.Available}|{l.BudgetLine}", -l.Amount.Minor),
            }).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        var state = new GrantState(core)
        {
            OrganisationName = "Organización de demostración A",
            Title = "Agua",
            Call = "C-2026",
            CallDate = new DateOnly(2026, 1, 10),
            Currency = Currency.Gtq,
            Plan = Planned,
            Sections = sections,
            Presented = sections.ToImmutableSortedDictionary(s => s.Key, s => s.Value.Hash, StringComparer.Ordinal),
            Clearances = Gate.All.ToImmutableSortedDictionary(g => g.Id, g => new Clearance(ReviewerOf(g.Id), null, new(2026, 1, 12, 15, 0, 0, TimeSpan.Zero), 8, hash, null), StringComparer.Ordinal),
            VerifiedAccount = PaidInto,
            Tranches = tranches,
        };
        var book = new DeadlineBook(GrantWorkflow.Definition, Calendar, (target, name) => GrantCalendar.DateOf(state, target, name));
        var (opened, _) = book.Update(core.Deadlines, core.Positions, new DateOnly(2026, 1, 15));
        return state with { Core = core with { Deadlines = opened.ToImmutableSortedDictionary(d => d.Id, d => d, StringComparer.Ordinal) } };
    }

    public static string ReviewerOf(string gate) =>
        gate == Gate.Legal ? TrancheCast.Legal : gate == Gate.Finance ? TrancheCast.Finance : TrancheCast.ControlReviewer;

    public DocumentCited[] Docs(params string[] types) => [.. types.Select(Doc)];
}
