using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Custody;

/// <summary>Changes of custody, as the hosts see them.</summary>
public sealed class CustodyKind : ICaseKind
{
    public static readonly CustodyKind Instance = new();

    private CustodyKind()
    {
    }

    public string Kind => "custody";

    public string Route => "transfers";

    public string NumberPrefix => "CUS";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => CustodyWorkflow.Definition;

    public EventCatalog Events { get; } = new EventCatalog()
        .Add<CustodyOffered>("custody.offered/1")
        .Add<CustodyAccepted>("custody.accepted/1")
        .Add<CustodyDeclined>("custody.declined/1")
        .Add<CustodyWithdrawn>("custody.withdrawn/1")
        .Add<DeadlineMissed>("custody.deadline-missed/1");

    public CommandCatalog Commands { get; } = new CommandCatalog()
        .Add<OfferCustody>("offer")
        .Add<AcceptCustody>("accept")
        .Add<DeclineCustody>("decline")
        .Add<WithdrawCustody>("withdraw")
        .Add<ExpireDeadline>("expire");

    public string OpeningCommand => "offer";

    public Type StateType => typeof(CustodyState);

    public ICaseState New(CaseId id) => new CustodyState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ((CustodyState)state).Apply(recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => CustodyDecider.Decide((CustodyState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var s = (CustodyState)after;
        return new Effects
        {
            Duties = CommonEffects.Duties(recorded, s.Core),
            Notices = CommonEffects.Notices(recorded.Event, s.Core, Workflow, Role.Custodian),
            Assets = [.. s.Items.Select(i => Mark(s, i.Inventory, recorded.Event)).OfType<AssetMark>()],
        };
    }

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (CustodyState)state;
        var final = Workflow.State(s.State).Final;
        return new CaseIndexRow(
            s.Core.Number, s.Title, null, null, null, s.State,
            final ? [] : Offers.WaitingFor(s.Core, Workflow, TableWalker.Instance, aboveThreshold: false, CustodyDecider.RulesOf(s)),
            s.Core.Deadlines.Values.Where(static d => d.PausedWith is null).Select(static d => (DateOnly?)d.Due).Min(), s.Core.Blocked, final);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state) =>
    [
        new SearchText(SearchText.Content, $"{((CustodyState)state).Place} {((CustodyState)state).Reason}"),
        .. ((CustodyState)state).Items.Select(static i => new SearchText(SearchText.Content, $"{i.Inventory} {i.Serial} {i.Description}", i.Inventory)),
    ];

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((CustodyState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var s = (CustodyState)state;
        return Offers.For(s.Core, Workflow, engine, aboveThreshold: false, actor, at, CustodyDecider.RulesOf(s));
    }

    public object View(ICaseState state) => CustodyView.Of((CustodyState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    public FactsWanted Wants(ICaseState state, ICaseCommand command) => command switch
    {
        OfferCustody c => new FactsWanted { Assets = [.. c.Assets] },
        AcceptCustody => new FactsWanted { Assets = [.. ((CustodyState)state).Items.Select(static i => i.Inventory)] },
        _ => FactsWanted.None,
    };

    private static AssetMark? Mark(CustodyState s, string inventory, CaseEvent e) => e switch
    {
        CustodyOffered => new AssetMark(inventory, AssetMove.Lock),
        CustodyAccepted x => new AssetMark(inventory, AssetMove.Transfer) { Handover = new AssetHandover(s.To, s.Place, x.Versions[inventory]) },
        CustodyDeclined or CustodyWithdrawn => new AssetMark(inventory, AssetMove.Release),
        _ => null,
    };
}
