using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>Disposals of assets, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class DisposalKind : CaseKind<DisposalState>
{
    public static readonly DisposalKind Instance = new();

    private DisposalKind()
    {
    }

    public override string Kind => "disposal";

    public override string Route => "disposals";

    public override string NumberPrefix => "DES";

    public override WorkflowDefinition Workflow => DisposalWorkflow.Definition;

    public override EventCatalog Events { get; } = DisposalCatalog.Events();

    public override CommandCatalog Commands { get; } = DisposalCatalog.Commands();

    public override string OpeningCommand => "open";

    public override DisposalState New(CaseId id) => new(new CaseCore(id));

    public override DisposalState Evolve(DisposalState state, Recorded recorded) => DisposalFold.Evolve(state, recorded);

    public override Decision Decide(DisposalState state, CommandEnvelope envelope, IWorkflowEngine engine) => DisposalDecider.Decide(state, envelope, engine);

    public override Effects Effects(DisposalState before, Recorded recorded, DisposalState after) => DisposalEffects.Of(before, recorded, after);

    protected override string TitleOf(DisposalState state) => state.Title;

    protected override Money? AmountOf(DisposalState state) => state.Cost;

    protected internal override Func<string, StateRule?> RulesOf(DisposalState state) => DisposalStateRules.Of(state);

    protected internal override bool AboveThreshold(DisposalState state) => state.AboveThreshold;

    public override IReadOnlyList<SearchText> Texts(DisposalState state) =>
    [
        new SearchText(SearchText.Content, state.Cause),
        .. state.Items.Select(i => new SearchText(SearchText.Content, $"{i.Inventory} {i.Serial} {i.Description}", i.Inventory)),
        .. state.Core.Documents.Select(d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
        .. state.Core.Findings.Select(f => new SearchText(SearchText.Finding, f.Text)),
    ];

    public override object View(DisposalState state) => DisposalView.Of(state);

    /// <summary>The goods a command names or the case holds, and who would receive them.</summary>
    public override FactsWanted Wants(DisposalState state, ICaseCommand command) => command switch
    {
        OpenDisposal c => new FactsWanted { Assets = [.. c.Assets] },
        SaveDisposal c => new FactsWanted { Assets = [.. c.Assets] },
        RequestDisposal or CloseDisposal => new FactsWanted { Assets = [.. state.Items.Select(static i => i.Inventory)] },
        AssignDestination c => new FactsWanted { Party = c.Receiver?.Id },
        ExecuteDisposal c => new FactsWanted { Party = c.Outcome?.Receiver?.Id },
        _ => FactsWanted.None,
    };
}
