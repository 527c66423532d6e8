using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>Contracts, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class ContractKind : ICaseKind
{
    public static readonly ContractKind Instance = new();

    private ContractKind()
    {
    }

    public string Kind => "contract";

    public string Route => "contracts";

    public string NumberPrefix => "CON";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => ContractWorkflow.Definition;

    public EventCatalog Events { get; } = ContractCatalog.Events();

    public CommandCatalog Commands { get; } = ContractCatalog.Commands();

    public string OpeningCommand => "open";

    public Type StateType => typeof(ContractState);

    public ICaseState New(CaseId id) => new ContractState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ContractFold.Evolve((ContractState)state, recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => ContractDecider.Decide((ContractState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => ContractEffects.Of((ContractState)before, recorded, (ContractState)after);

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (ContractState)state;
        var final = Workflow.State(s.State).Final;
        return new CaseIndexRow(
            s.Core.Number,
            s.Title,
            s.Organisation,
            s.SupplierName,
            s.Terms?.Amount,
            s.State,
            final ? [] : Offers.WaitingFor(s.Core, Workflow, TableWalker.Instance, false, ContractStateRules.Of(s), (_, row) => ContractCalendar.Waits(s, row)),
            s.Core.Deadlines.Values.Where(d => d.PausedWith is null).Select(d => (DateOnly?)d.Due).Min(),
            s.Core.Blocked,
            final);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state)
    {
        var s = (ContractState)state;
        var content = s.Terms is null ? [] : s.Terms.Items.Select(i => i.Description).Concat(s.Terms.Deliverables.Select(d => d.Title)).Prepend(s.Terms.Object);
        return
        [
            .. content.Select(t => new SearchText(SearchText.Content, t)),
            .. s.Observations.Select(o => new SearchText(SearchText.Observation, o.Text, o.Section)),
            .. s.Core.Documents.DistinctBy(d => d.Sha256).Select(d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
            .. s.Core.Findings.Select(f => new SearchText(SearchText.Finding, f.Text)),
        ];
    }

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((ContractState)state).Core.Deadlines.Values];

    /// <summary>Of two ways to accept a delivery only the one that fits its quantities is offered, and administering only to who was appointed.</summary>
    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var s = (ContractState)state;
        var administers = s.Administrator is not null && (actor.StandInFor?.From ?? actor.Person) == s.Administrator;
        return [.. Offers.For(s.Core, Workflow, engine, false, actor, at, ContractStateRules.Of(s)).Where(o => Fits(s, o) && (administers || !IsAdministrators(s, actor, at, o)))];
    }

    public object View(ICaseState state) => ContractView.Of((ContractState)state);

    public string? OrganisationOf(ICaseCommand command) => (command as OpenContract)?.Organisation;

    private static bool Fits(ContractState s, PermittedCommand o) => o.Command != "accept-delivery"
        || o.Variant == (s.Deliverables.FirstOrDefault(d => DeliverableWorkflow.Target(d.Key) == o.Target).Value is { } d && ContractDecider.Completes(d) ? DeliverableWorkflow.Whole : DeliverableWorkflow.InPart);

    /// <summary>Whether the only part of a row that the actor could take is the administrator's.</summary>
    private static bool IsAdministrators(ContractState s, Actor actor, DateTimeOffset at, PermittedCommand o) =>
        DeadlineBook.DefinitionOf(ContractWorkflow.Definition, o.Target).Transitions.First(t => t.Id == o.Transition).Parts
            .Where(p => AuthorityGuard.Holds(actor, s.Core, p, BusinessCalendar.DayOf(at))).All(p => p.Id == ContractWho.AdministratorId);
}
