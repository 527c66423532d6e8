using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>Disposals of assets, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class DisposalKind : ICaseKind
{
    public static readonly DisposalKind Instance = new();

    private DisposalKind()
    {
    }

    public string Kind => "disposal";

    public string Route => "disposals";

    public string NumberPrefix => "DES";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => DisposalWorkflow.Definition;

    public EventCatalog Events { get; } = DisposalCatalog.Events();

    public CommandCatalog Commands { get; } = DisposalCatalog.Commands();

    public string OpeningCommand => "open";

    public Type StateType => typeof(DisposalState);

    public ICaseState New(CaseId id) => new DisposalState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => DisposalFold.Evolve((DisposalState)state, recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => DisposalDecider.Decide((DisposalState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => DisposalEffects.Of((DisposalState)before, recorded, (DisposalState)after);

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (DisposalState)state;
        var final = Workflow.State(s.State).Final;
        return new CaseIndexRow(
            s.Core.Number,
            s.Title,
            null,
            null,
            s.Cost,
            s.State,
            final ? [] : Offers.WaitingFor(s.Core, Workflow, TableWalker.Instance, s.AboveThreshold, DisposalStateRules.Of(s)),
            s.Core.Deadlines.Values.Where(d => d.PausedWith is null).Select(d => (DateOnly?)d.Due).Min(),
            s.Core.Blocked,
            final);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state)
    {
        var s = (DisposalState)state;
        return
        [
            new SearchText(SearchText.Content, s.Cause),
            .. s.Items.Select(i => new SearchText(SearchText.Content, $"{i.Inventory} {i.Serial} {i.Description}", i.Inventory)),
            .. s.Core.Documents.Select(d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
            .. s.Core.Findings.Select(f => new SearchText(SearchText.Finding, f.Text)),
        ];
    }

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((DisposalState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var s = (DisposalState)state;
        return Offers.For(s.Core, Workflow, engine, s.AboveThreshold, actor, at, DisposalStateRules.Of(s));
    }

    public object View(ICaseState state) => DisposalView.Of((DisposalState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    /// <summary>The goods a command names or the case holds, and who would receive them.</summary>
    public FactsWanted Wants(ICaseState state, ICaseCommand command) => command switch
    {
        OpenDisposal c => new FactsWanted { Assets = [.. c.Assets] },
        SaveDisposal c => new FactsWanted { Assets = [.. c.Assets] },
        RequestDisposal or CloseDisposal => new FactsWanted { Assets = [.. ((DisposalState)state).Items.Select(static i => i.Inventory)] },
        AssignDestination c => new FactsWanted { Party = c.Receiver?.Id },
        ExecuteDisposal c => new FactsWanted { Party = c.Outcome?.Receiver?.Id },
        _ => FactsWanted.None,
    };
}
