using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>Contracts, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class ContractKind : CaseKind<ContractState>
{
    public static readonly ContractKind Instance = new();

    private ContractKind()
    {
    }

    public override string Kind => "contract";

    public override string Route => "contracts";

    public override string NumberPrefix => "CON";

    public override WorkflowDefinition Workflow => ContractWorkflow.Definition;

    public override EventCatalog Events { get; } = ContractCatalog.Events();

    public override CommandCatalog Commands { get; } = ContractCatalog.Commands();

    public override string OpeningCommand => "open";

    public override ContractState New(CaseId id) => new(new CaseCore(id));

    public override ContractState Evolve(ContractState state, Recorded recorded) => ContractFold.Evolve(state, recorded);

    public override Decision Decide(ContractState state, CommandEnvelope envelope, IWorkflowEngine engine) => ContractDecider.Decide(state, envelope, engine);

    public override Effects Effects(ContractState before, Recorded recorded, ContractState after) => ContractEffects.Of(before, recorded, after);

    protected override string TitleOf(ContractState state) => state.Title;

    protected override string? OrganisationNameOf(ContractState state) => state.SupplierName;

    protected override Money? AmountOf(ContractState state) => state.Terms?.Amount;

    protected internal override Func<string, StateRule?> RulesOf(ContractState state) => ContractStateRules.Of(state);

    protected internal override bool Waits(ContractState state, string target, string row) => ContractCalendar.Waits(state, row);

    protected internal override DateOnly? DateOf(ContractState state, string target, string name) => ContractCalendar.DateOf(state, target, name);

    public override IReadOnlyList<SearchText> Texts(ContractState state)
    {
        var content = state.Terms is null ? [] : state.Terms.Items.Select(i => i.Description).Concat(state.Terms.Deliverables.Select(d => d.Title)).Prepend(state.Terms.Object);
        return
        [
            .. content.Select(t => new SearchText(SearchText.Content, t)),
            .. state.Observations.Select(o => new SearchText(SearchText.Observation, o.Text, o.Section)),
            .. state.Core.Documents.DistinctBy(d => d.Sha256).Select(d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
            .. state.Core.Findings.Select(f => new SearchText(SearchText.Finding, f.Text)),
        ];
    }

    /// <summary>Of two ways to accept a delivery only the one that fits its quantities is offered, and administering only to who was appointed.</summary>
    public override IReadOnlyList<PermittedCommand> Permitted(ContractState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var administers = state.Administrator is not null && (actor.StandInFor?.From ?? actor.Person) == state.Administrator;
        return [.. base.Permitted(state, actor, facts, at, engine).Where(o => Fits(state, o) && (administers || !IsAdministrators(state, actor, at, o)))];
    }

    public override object View(ContractState state) => ContractView.Of(state);

    /// <summary>Whoever acts in place of the administrator appointed is told his name.</summary>
    public override FactsWanted Wants(ContractState state, ICaseCommand command) =>
        state.Administrator is { } appointed ? new FactsWanted { People = [appointed] } : FactsWanted.None;

    public override string? OrganisationOf(ICaseCommand command) => (command as OpenContract)?.Organisation;

    private static bool Fits(ContractState s, PermittedCommand o) => o.Command != "accept-delivery"
        || o.Variant == (s.Deliverables.FirstOrDefault(d => DeliverableWorkflow.Target(d.Key) == o.Target).Value is { } d && ContractDecider.Completes(d) ? DeliverableWorkflow.Whole : DeliverableWorkflow.InPart);

    /// <summary>Whether the only part of a row that the actor could take is the administrator's.</summary>
    private bool IsAdministrators(ContractState s, Actor actor, DateTimeOffset at, PermittedCommand o) =>
        Workflow.Row(o.Target, o.Transition)!.Parts
            .Where(p => AuthorityGuard.Holds(actor, s.Core, p, BusinessCalendar.DayOf(at))).All(ContractWho.IsAdministrators);
}
