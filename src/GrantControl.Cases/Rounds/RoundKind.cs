using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Rounds;

/// <summary>Physical inventories, as the hosts see them.</summary>
public sealed class RoundKind : CaseKind<RoundState>
{
    public static readonly RoundKind Instance = new();

    private RoundKind()
    {
    }

    public override string Kind => "round";

    public override string Route => "rounds";

    public override string NumberPrefix => "FIS";

    public override WorkflowDefinition Workflow => RoundWorkflow.Definition;

    public override EventCatalog Events { get; } = new EventCatalog()
        .Add<RoundOpened>("round.opened/1")
        .Add<AssetsCounted>("round.counted/1")
        .Add<AssetUncounted>("round.uncounted/1")
        .Add<CountFinished>("round.finished/1")
        .Add<RoundReopened>("round.reopened/1")
        .Add<RoundSigned>("round.signed/1")
        .Add<RoundCancelled>("round.cancelled/1")
        .Add<RoundClosed>("round.closed/1")
        .Add<FindingRaised>("round.finding-raised/1")
        .Add<FindingResolved>("round.finding-resolved/1")
        .Add<DeadlineMissed>("round.deadline-missed/1");

    public override CommandCatalog Commands { get; } = new CommandCatalog()
        .Add<OpenRound>("open")
        .Add<CountAssets>("count")
        .Add<UncountAsset>("uncount")
        .Add<FinishCount>("finish")
        .Add<RecountRound>("recount")
        .Add<SignRound>("sign")
        .Add<CancelRound>("cancel")
        .Add<CloseRound>("close")
        .Add<RaiseFinding>("raise-finding")
        .Add<ResolveFinding>("resolve-finding")
        .Add<ExpireDeadline>("expire");

    public override string OpeningCommand => "open";

    public override RoundState New(CaseId id) => new(new CaseCore(id));

    public override RoundState Evolve(RoundState state, Recorded recorded) => state.Apply(recorded);

    public override Decision Decide(RoundState state, CommandEnvelope envelope, IWorkflowEngine engine) => RoundDecider.Decide(state, envelope, engine);

    public override Effects Effects(RoundState before, Recorded recorded, RoundState after)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return new Effects
        {
            Claims = [.. recorded.Event.Step is { } step ? Evidence.Claims(after.Core, step) : []],
            Duties = CommonEffects.Duties(recorded, after.Core),
            Notices = CommonEffects.Notices(recorded.Event, after.Core, Workflow, Role.Property),
            Assets = recorded.Event is RoundSigned signed ? [.. signed.Seen.Select(i => new AssetMark(i, AssetMove.See) { On = signed.On })] : [],
        };
    }

    protected override string TitleOf(RoundState state) => state.Title;

    protected internal override Func<string, StateRule?> RulesOf(RoundState state) => RoundDecider.RulesOf(state);

    public override IReadOnlyList<SearchText> Texts(RoundState state) =>
    [
        new SearchText(SearchText.Content, $"{state.Place} {state.Custodian}"),
        .. state.Core.Findings.Select(static f => new SearchText(SearchText.Finding, f.Text)),
    ];

    public override object View(RoundState state) => RoundView.Of(state);

    public override FactsWanted Wants(RoundState state, ICaseCommand command) => command switch
    {
        OpenRound { Place: null, Custodian: null } => FactsWanted.None,
        OpenRound c => new FactsWanted { Where = new AssetWhere(c.Place, c.Custodian) },
        FinishCount => new FactsWanted { Assets = [.. state.Expected.Select(static i => i.Inventory).Concat(state.Counted).Distinct(StringComparer.Ordinal)] },
        _ => FactsWanted.None,
    };
}
