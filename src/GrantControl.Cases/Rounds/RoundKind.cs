using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Rounds;

/// <summary>Physical inventories, as the hosts see them.</summary>
public sealed class RoundKind : ICaseKind
{
    public static readonly RoundKind Instance = new();

    private RoundKind()
    {
    }

    public string Kind => "round";

    public string Route => "rounds";

    public string NumberPrefix => "FIS";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => RoundWorkflow.Definition;

    public EventCatalog Events { get; } = new EventCatalog()
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

    public CommandCatalog Commands { get; } = new CommandCatalog()
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

    public string OpeningCommand => "open";

    public Type StateType => typeof(RoundState);

    public ICaseState New(CaseId id) => new RoundState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ((RoundState)state).Apply(recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => RoundDecider.Decide((RoundState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var s = (RoundState)after;
        return new Effects
        {
            Claims = [.. recorded.Event.Step is { } step ? Evidence.Claims(s.Core, step) : []],
            Duties = CommonEffects.Duties(recorded, s.Core),
            Notices = CommonEffects.Notices(recorded.Event, s.Core, Workflow, Role.Property),
            Assets = recorded.Event is RoundSigned signed ? [.. signed.Seen.Select(i => new AssetMark(i, AssetMove.See) { On = signed.On })] : [],
        };
    }

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (RoundState)state;
        var final = Workflow.State(s.State).Final;
        return new CaseIndexRow(
            s.Core.Number, s.Title, null, null, null, s.State,
            final ? [] : Offers.WaitingFor(s.Core, Workflow, TableWalker.Instance, aboveThreshold: false, RoundDecider.RulesOf(s)),
            s.Core.Deadlines.Values.Where(static d => d.PausedWith is null).Select(static d => (DateOnly?)d.Due).Min(), s.Core.Blocked, final);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state) =>
    [
        new SearchText(SearchText.Content, $"{((RoundState)state).Place} {((RoundState)state).Custodian}"),
        .. ((RoundState)state).Core.Findings.Select(static f => new SearchText(SearchText.Finding, f.Text)),
    ];

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((RoundState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var s = (RoundState)state;
        return Offers.For(s.Core, Workflow, engine, aboveThreshold: false, actor, at, RoundDecider.RulesOf(s));
    }

    public object View(ICaseState state) => RoundView.Of((RoundState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    public FactsWanted Wants(ICaseState state, ICaseCommand command) => command switch
    {
        OpenRound { Place: null, Custodian: null } => FactsWanted.None,
        OpenRound c => new FactsWanted { Where = new AssetWhere(c.Place, c.Custodian) },
        FinishCount => new FactsWanted { Assets = [.. ((RoundState)state).Expected.Select(static i => i.Inventory).Concat(((RoundState)state).Counted).Distinct(StringComparer.Ordinal)] },
        _ => FactsWanted.None,
    };
}
