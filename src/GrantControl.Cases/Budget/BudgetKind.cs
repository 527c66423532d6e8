using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>Budgets, as the hosts see them: a case like any other, so that the journal stays the only truth.</summary>
public sealed class BudgetKind : ICaseKind, IIdentifiedByContent
{
    public static readonly BudgetKind Instance = new();

    private BudgetKind()
    {
    }

    public string Kind => "budget";

    public string Route => "budgets";

    public string NumberPrefix => "PRE";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => BudgetWorkflow.Definition;

    public EventCatalog Events { get; } = new EventCatalog()
        .Add<BudgetImported>("budget.imported/1")
        .Add<BudgetModified>("budget.modified/1");

    public CommandCatalog Commands { get; } = new CommandCatalog()
        .Add<ImportBudget>("import")
        .Add<ModifyBudget>("modify")
        .Add<TransferBudget>("transfer");

    public string OpeningCommand => "import";

    public Type StateType => typeof(BudgetState);

    public ICaseState New(CaseId id) => BudgetState.New(id);

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ((BudgetState)state).Apply(recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) =>
        BudgetDecider.Decide((BudgetState)state, envelope, engine);

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => BudgetEffects.Of(recorded, (BudgetState)after);

    public CaseIndexRow Index(ICaseState state)
    {
        var budget = (BudgetState)state;
        return new CaseIndexRow(budget.Core.Number, budget.Title, null, null, budget.Current, budget.State, [], null, budget.Core.Blocked, Final: false);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state) =>
        [.. ((BudgetState)state).Lines.Values.Select(l => new SearchText(SearchText.Content, $"{l.Code} {l.Name}", l.Code))];

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((BudgetState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        Offers.For(((BudgetState)state).Core, Workflow, engine, aboveThreshold: false, actor, at, BudgetRules.OfState((BudgetState)state));

    public object View(ICaseState state) => BudgetView.Of((BudgetState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    public CaseId? IdOf(string institution, ICaseCommand command) => command is ImportBudget import ? BudgetId.For(institution, import.Code) : null;
}
