using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits.History;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Budget;
using GrantControl.Rules.Tests.Complaints.Support;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>Cases of each kind in which much has happened: one that runs, and one that ended where the kind has an end.</summary>
internal static class RichCases
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, AssetFacts> Register = new[] { "B-1", "B-2" }.ToDictionary(
        i => i, i => new AssetFacts(i, "", $"Bien {i}", "equipment", "gives", "Bodega", new Money(100_000, Currency.Gtq), new DateOnly(2024, 1, 1), 60), StringComparer.Ordinal);

    private static readonly Actor Giver = TestPeople.Of("gives", Role.Custodian);
    private static readonly Actor Receiver = TestPeople.Of("receives", Role.Custodian);
    private static readonly Actor Counter = TestPeople.Of("counts", Role.Property);
    private static readonly Actor Keeper = TestPeople.Of("keeps", Role.Technical);

    public static IReadOnlyList<ICaseKind> Kinds { get; } =
    [
        GrantKind.Instance, ContractKind.Instance, DisposalKind.Instance, ComplaintKind.Instance, CustodyKind.Instance, RoundKind.Instance, BudgetKind.Instance,
        InventoryKind.Instance, VisitHistoryKind.Instance,
    ];

    public static IReadOnlyList<ICaseState> Of(ICaseKind kind) => kind.Kind switch
    {
        "grant" => [Grant, GrantPath.To(GrantStates.Returned).State, GrantPath.To(GrantStates.Closed).State],
        "contract" => [Contract, ContractPath.To(ContractStates.Closed).State],
        "disposal" => [DisposalPath.To(DisposalStates.Assigned, Destination.Auction).State, DisposalPath.To(DisposalStates.Closed).State],
        "complaint" => [Complaint, ComplaintPath.To(ComplaintStates.Closed).State],
        "custody" => [Reach(kind, Offer), Reach(kind, Offer, (new AcceptCustody("Completo."), Receiver))],
        "round" => [Reach(kind, Open, Count, (new FinishCount(), Counter)), Reach(kind, Open, (new CancelRound("Otra fecha."), Counter))],
        "budget" => [Budget],
        "inventory" => [Reach(kind, (new ImportAssets("enero", "Bienes", Currency.Gtq, Goods), Counter))],
        "visit-history" => [Reach(kind, (new ImportVisits("enero", "Visitas", "GT", new(2025, 1, 1), new(2025, 12, 31), [new("GT.HU", "Chiantla", 7)], [new("GT.HU", 7)], 7), Keeper))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind.Kind, "Give the new kind a case in which much has happened."),
    };

    private static ICaseState Grant => GrantPath.To(GrantStates.Active).Accounted(1).Given(Commands.Amend(), TestPeople.Formulator).VisitedWithTrouble()
        .Given((Commands.RaiseFinding(), TestPeople.Watcher), (Commands.Freeze, TestPeople.Watcher)).State;

    private static ICaseState Contract => ContractPath.LateBy(10).Given(ContractPath.Delay(), ContractPath.Administrator).Given(ContractPath.Hear(), ContractPath.Lawyer)
        .Given(ContractPath.Impose(), ContractPath.Head).Given(ContractPath.Amend(0, ContractPath.Ends.AddDays(10)), ContractPath.Administrator).Apply(r => ContractPath.Pay(r, 1, TrancheWorkflow.Ordered))
        .Given(new RaiseFinding("Falta una firma", true), ContractPath.Watcher).State;

    private static ICaseState Complaint => ComplaintPath.To(ComplaintStates.Finding, filed: ComplaintPath.File(ComplaintPath.Identity, Role.Technical, "org-a"))
        .Given(new LinkCase(ComplaintRun.Grant.Number), ComplaintPath.Control).Given(new FreezeCase(ComplaintRun.Grant.Number, "Sobreprecio."), ComplaintPath.Control)
        .Given(new LinkDuplicate(ComplaintRun.Other.Number), ComplaintPath.SecondAuditor).State;

    private static ICaseState Budget
    {
        get
        {
            var scenario = BudgetScenario.InForce();
            scenario.Send("transfer", new TransferBudget("1", "2", BudgetScenario.Q("5.00"), "Traslado", [BudgetScenario.Resolution()]))
                .Should().BeOfType<Decision.Accepted>();
            return scenario.State;
        }
    }

    private static (ICaseCommand, Actor) Offer => (new OfferCustody("Cambio", "receives", "Oficina", "Cambia de oficina.", ["B-1"]), Giver);

    private static (ICaseCommand, Actor) Open => (new OpenRound("Ronda", "Bodega"), Counter);

    private static (ICaseCommand, Actor) Count => (new CountAssets(["B-1", "X-9"]), Counter);

    private static AssetEntered[] Goods =>
    [
        new("B-1", "SN-1", "Computadora", "equipment", "gives", "Bodega", new Money(600_000, Currency.Gtq), new DateOnly(2020, 3, 15), 60),
        new("B-2", "", "Escritorio", "furniture", "gives", "Oficina", new Money(150_000, Currency.Gtq), new DateOnly(2019, 1, 2), 120),
    ];

    private static ICaseState Reach(ICaseKind kind, params (ICaseCommand Command, Actor By)[] way)
    {
        var id = kind is IIdentifiedByContent known ? known.IdOf("demo", way[0].Command)!.Value : CaseId.Parse("019b0000-0000-7000-8000-00000000000b");
        var state = kind.New(id);
        foreach (var (command, by) in way)
        {
            var wanted = kind.Wants(state, command);
            var facts = new Facts(new BusinessCalendar("test-1", new HashSet<DateOnly>()))
            {
                NextNumber = $"{kind.NumberPrefix}-2026-000001",
                People = wanted.People.Contains(Receiver.Person) ? new Dictionary<string, Actor>(StringComparer.Ordinal) { [Receiver.Person] = Receiver } : new(StringComparer.Ordinal),
                Assets = command is ImportAssets ? new(StringComparer.Ordinal) : Register.Where(a => wanted.Assets.Contains(a.Key) || wanted.Where?.Place == a.Value.Place).ToDictionary(StringComparer.Ordinal),
            };
            var name = kind.Commands.All.First(c => c.Value == command.GetType()).Key;
            var decision = kind.Decide(state, new CommandEnvelope("demo", id, "command-1", name, command, by, state.Version == 0 ? null : state.Version, At, facts), TableWalker.Instance);
            foreach (var e in decision.Should().BeOfType<Decision.Accepted>((decision as Decision.Rejected)?.Rejection.ToString() ?? "").Which.Events)
            {
                state = kind.Evolve(state, new Recorded(e, new EventMeta(state.Version + 1, by.Person, null, At, "command-1", 1)));
            }
        }

        return state;
    }
}
