using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>NGO grants, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class GrantKind : ICaseKind
{
    public static readonly GrantKind Instance = new();

    private GrantKind()
    {
    }

    public string Kind => "grant";

    public string Route => "grants";

    public string NumberPrefix => "SUB";

    public Label Label => GrantWorkflow.Definition.Label;

    public WorkflowDefinition Workflow => GrantWorkflow.Definition;

    public EventCatalog Events { get; } = GrantCatalog.Events();

    public CommandCatalog Commands { get; } = GrantCatalog.Commands();

    public string OpeningCommand => "open";

    public Type StateType => typeof(GrantState);

    public ICaseState New(CaseId id) => new GrantState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => GrantFold.Evolve((GrantState)state, recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => GrantDecider.Decide((GrantState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => GrantEffects.Of((GrantState)before, recorded, (GrantState)after);

    public CaseIndexRow Index(ICaseState state)
    {
        var grant = (GrantState)state;
        var final = Workflow.State(grant.State).Final;
        return new CaseIndexRow(
            grant.Core.Number,
            grant.Title,
            grant.Organisation,
            grant.OrganisationName,
            grant.Plan.Budget?.Total,
            grant.State,
            final ? [] : Offers.WaitingFor(
                grant.Core, Workflow, TableWalker.Instance, grant.AboveThreshold, GrantStateRules.Of(grant), (target, row) => GrantCalendar.Waits(grant, target, row)),
            grant.Core.Deadlines.Values.Where(d => d.PausedWith is null).Select(d => (DateOnly?)d.Due).Min(),
            grant.Core.Blocked,
            final)
        {
            LiquidationDue = grant.State is GrantStates.Liquidation or GrantStates.RefundDue or GrantStates.Recovery ? grant.LiquidationSince?.AddDays(GrantPolicy.LiquidationDays) : null,
        };
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state) => GrantTexts.Of((GrantState)state);

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((GrantState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var grant = (GrantState)state;
        return Offers.For(grant.Core, Workflow, engine, grant.AboveThreshold, actor, at, GrantStateRules.Of(grant));
    }

    public object View(ICaseState state) => GrantView.Of((GrantState)state);

    public string? OrganisationOf(ICaseCommand command) => (command as OpenGrant)?.Organisation;
}
