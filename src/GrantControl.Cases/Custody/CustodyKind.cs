using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Custody;

/// <summary>Changes of custody, as the hosts see them.</summary>
public sealed class CustodyKind : CaseKind<CustodyState>
{
    public static readonly CustodyKind Instance = new();

    private CustodyKind()
    {
    }

    public override string Kind => "custody";

    public override string Route => "transfers";

    public override string NumberPrefix => "CUS";

    public override WorkflowDefinition Workflow => CustodyWorkflow.Definition;

    public override EventCatalog Events { get; } = new EventCatalog()
        .Add<CustodyOffered>("custody.offered/1")
        .Add<CustodyAccepted>("custody.accepted/1")
        .Add<CustodyDeclined>("custody.declined/1")
        .Add<CustodyWithdrawn>("custody.withdrawn/1")
        .Add<DeadlineMissed>("custody.deadline-missed/1");

    public override CommandCatalog Commands { get; } = new CommandCatalog()
        .Add<OfferCustody>("offer")
        .Add<AcceptCustody>("accept")
        .Add<DeclineCustody>("decline")
        .Add<WithdrawCustody>("withdraw")
        .Add<ExpireDeadline>("expire");

    public override string OpeningCommand => "offer";

    public override CustodyState New(CaseId id) => new(new CaseCore(id));

    public override CustodyState Evolve(CustodyState state, Recorded recorded) => state.Apply(recorded);

    public override Decision Decide(CustodyState state, CommandEnvelope envelope, IWorkflowEngine engine) => CustodyDecider.Decide(state, envelope, engine);

    public override Effects Effects(CustodyState before, Recorded recorded, CustodyState after)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new Effects
        {
            Duties = CommonEffects.Duties(recorded, after.Core),
            Notices = CommonEffects.Notices(recorded.Event, after.Core, Workflow, Role.Custodian),
            Assets = [.. after.Items.Select(i => Mark(after, i.Inventory, recorded.Event)).OfType<AssetMark>()],
        };
    }

    protected override string TitleOf(CustodyState state) => state.Title;

    protected internal override Func<string, StateRule?> RulesOf(CustodyState state) => CustodyDecider.RulesOf(state);

    public override IReadOnlyList<SearchText> Texts(CustodyState state) =>
    [
        new SearchText(SearchText.Content, $"{state.Place} {state.Reason}"),
        .. state.Items.Select(static i => new SearchText(SearchText.Content, $"{i.Inventory} {i.Serial} {i.Description}", i.Inventory)),
    ];

    public override object View(CustodyState state) => CustodyView.Of(state);

    public override FactsWanted Wants(CustodyState state, ICaseCommand command) => command switch
    {
        OfferCustody c => new FactsWanted { Assets = [.. c.Assets], People = [c.To] },
        AcceptCustody => new FactsWanted { Assets = [.. state.Items.Select(static i => i.Inventory)] },
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
