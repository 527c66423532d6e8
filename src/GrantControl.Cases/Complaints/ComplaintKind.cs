using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>Complaints of citizens, as the hosts see them: names of events and commands, and the pure functions behind them.</summary>
public sealed class ComplaintKind : ICaseKind, IOpenedByCitizens
{
    public static readonly ComplaintKind Instance = new();

    private ComplaintKind()
    {
    }

    public string Kind => "complaint";

    public string Route => "complaints";

    public string NumberPrefix => "DEN";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => ComplaintWorkflow.Definition;

    public EventCatalog Events { get; } = ComplaintCatalog.Events();

    public CommandCatalog Commands { get; } = ComplaintCatalog.Commands();

    public string OpeningCommand => "file";

    public Type StateType => typeof(ComplaintState);

    public ICaseState New(CaseId id) => new ComplaintState(new CaseCore(id));

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ComplaintFold.Evolve((ComplaintState)state, recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => ComplaintDecider.Decide((ComplaintState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => ComplaintEffects.Of(recorded, (ComplaintState)after);

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (ComplaintState)state;
        var final = Workflow.State(s.State).Final;
        return new CaseIndexRow(
            s.Core.Number,
            s.Title,
            null,
            null,
            null,
            s.State,
            final ? [] : Offers.WaitingFor(s.Core, Workflow, TableWalker.Instance, aboveThreshold: false, ComplaintStateRules.Of(s), ComplaintStateRules.Waits(s)),
            s.Core.Deadlines.Values.Where(d => d.PausedWith is null).Select(d => (DateOnly?)d.Due).Min(),
            s.Core.Blocked,
            final);
    }

    public Readers? Readers(ICaseState state) => ((ComplaintState)state).Readers;

    public IReadOnlyList<SearchText> Texts(ICaseState state)
    {
        var s = (ComplaintState)state;
        return
        [
            .. s.Filed is { } filed ? [new SearchText(SearchText.Content, string.Join(' ', new[] { filed.What, filed.Place, filed.Accused }.OfType<string>()))] : Array.Empty<SearchText>(),
            .. s.Core.Documents.Select(static d => new SearchText(SearchText.Document, d.Name, d.Sha256)),
        ];
    }

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((ComplaintState)state).Core.Deadlines.Values];

    /// <summary>The two rows of a conclusion are one act to whoever concludes: he says which when he does.</summary>
    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine)
    {
        var s = (ComplaintState)state;
        return
        [
            .. Offers.For(s.Core, Workflow, engine, aboveThreshold: false, actor, at, ComplaintStateRules.Of(s))
                .DistinctBy(static p => p.Command == "conclude" ? p.Command : p.Transition),
        ];
    }

    public object View(ICaseState state) => ComplaintView.Of((ComplaintState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    /// <summary>The case or the people a command names, and the organisation it accuses.</summary>
    public FactsWanted Wants(ICaseState state, ICaseCommand command) => command switch
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
