using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>NGO grants, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class GrantKind : CaseKind<GrantState>
{
    public static readonly GrantKind Instance = new();

    private GrantKind()
    {
    }

    public override string Kind => "grant";

    public override string Route => "grants";

    public override string NumberPrefix => "SUB";

    public override WorkflowDefinition Workflow => GrantWorkflow.Definition;

    public override EventCatalog Events { get; } = GrantCatalog.Events();

    public override CommandCatalog Commands { get; } = GrantCatalog.Commands();

    public override string OpeningCommand => "open";

    public override GrantState New(CaseId id) => new(new CaseCore(id));

    public override GrantState Evolve(GrantState state, Recorded recorded) => GrantFold.Evolve(state, recorded);

    public override Decision Decide(GrantState state, CommandEnvelope envelope, IWorkflowEngine engine) => GrantDecider.Decide(state, envelope, engine);

    public override Effects Effects(GrantState before, Recorded recorded, GrantState after) => GrantEffects.Of(before, recorded, after);

    public override CaseIndexRow Index(GrantState state) => base.Index(state) with
    {
        LiquidationDue = state.State is GrantStates.Liquidation or GrantStates.RefundDue or GrantStates.Recovery ? state.LiquidationSince?.AddDays(GrantPolicy.LiquidationDays) : null,
    };

    protected override string TitleOf(GrantState state) => state.Title;

    protected override string? OrganisationNameOf(GrantState state) => state.OrganisationName;

    protected override Money? AmountOf(GrantState state) => state.Plan.Budget?.Total;

    protected internal override Func<string, StateRule?> RulesOf(GrantState state) => GrantStateRules.Of(state);

    protected internal override bool AboveThreshold(GrantState state) => state.AboveThreshold;

    protected internal override bool Waits(GrantState state, string target, string row) => GrantCalendar.Waits(state, target, row);

    protected internal override DateOnly? DateOf(GrantState state, string target, string name) => GrantCalendar.DateOf(state, target, name);

    public override IReadOnlyList<SearchText> Texts(GrantState state) => GrantTexts.Of(state);

    public override object View(GrantState state) => GrantView.Of(state);

    public override string? OrganisationOf(ICaseCommand command) => (command as OpenGrant)?.Organisation;
}
