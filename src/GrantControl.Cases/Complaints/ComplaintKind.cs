using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>Complaints of citizens, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class ComplaintKind : CaseKind<ComplaintState>, IOpenedByCitizens
{
    public static readonly ComplaintKind Instance = new();

    private ComplaintKind()
    {
    }

    public override string Kind => "complaint";

    public override string Route => "complaints";

    public override string NumberPrefix => "DEN";

    public override WorkflowDefinition Workflow => ComplaintWorkflow.Definition;

    public override EventCatalog Events { get; } = ComplaintCatalog.Events();

    public override CommandCatalog Commands { get; } = ComplaintCatalog.Commands();

    public override string OpeningCommand => "file";

    public override ComplaintState New(CaseId id) => new(new CaseCore(id));

    public override ComplaintState Evolve(ComplaintState state, Recorded recorded) => ComplaintFold.Evolve(state, recorded);

    public override Decision Decide(ComplaintState state, CommandEnvelope envelope, IWorkflowEngine engine) => ComplaintDecider.Decide(state, envelope, engine);

    public override Effects Effects(ComplaintState before, Recorded recorded, ComplaintState after) => ComplaintEffects.Of(recorded, after);

    protected override string TitleOf(ComplaintState state) => state.Title;

    protected internal override Func<string, StateRule?> RulesOf(ComplaintState state) => ComplaintStateRules.Of(state);

    protected internal override bool Waits(ComplaintState state, string target, string row) => ComplaintStateRules.Waits(state)(target, row);

    protected internal override DateOnly? DateOf(ComplaintState state, string target, string name) => name == ComplaintWorkflow.PlanEnd ? state.PlanEnd : null;

    public override Readers? Readers(ComplaintState state) => state.Readers;

    public override IReadOnlyList<SearchText> Texts(ComplaintState state) =>
    [
        .. state.Filed is { } filed ? [new SearchText(SearchText.Content, string.Join(' ', new[] { filed.What, filed.Place, filed.Accused }.OfType<string>()))] : Array.Empty<SearchText>(),
        .. state.Core.Documents.Select(static d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
    ];

    /// <summary>The two rows of a conclusion are one act to whoever concludes: he says which when he does.</summary>
    public override IReadOnlyList<PermittedCommand> Permitted(ComplaintState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        [.. base.Permitted(state, actor, facts, at, engine).DistinctBy(static p => p.Command == "conclude" ? p.Command : p.Transition)];

    public override object View(ComplaintState state) => ComplaintView.Of(state);

    /// <summary>The case or the people a command names, and the organisation it accuses.</summary>
    public override FactsWanted Wants(ComplaintState state, ICaseCommand command) => command switch
    {
        FileComplaint c => new FactsWanted { Party = c.AccusedOrganisation },
        AcknowledgeComplaint c => new FactsWanted { Party = c.AccusedOrganisation, People = [.. (c.AccusedPeople ?? []).Take(ComplaintPolicy.MaxAccused)] },
        AssignComplaint c => new FactsWanted { People = [c.Investigator, c.Reviewer] },
        EntrustPlan c => new FactsWanted { People = [c.Person] },
        LinkDuplicate c => new FactsWanted { Case = c.Number },
        LinkCase c => new FactsWanted { Case = c.Number },
        _ => FactsWanted.None,
    };
}
