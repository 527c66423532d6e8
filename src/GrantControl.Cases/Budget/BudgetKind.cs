using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>Budgets, as the hosts see them: a case like any other, so that the journal stays the only truth.</summary>
public sealed class BudgetKind : CaseKind<BudgetState>, IIdentifiedByContent
{
    public static readonly BudgetKind Instance = new();

    private BudgetKind()
    {
    }

    public override string Kind => "budget";

    public override string Route => "budgets";

    public override string NumberPrefix => "PRE";

    public override WorkflowDefinition Workflow => BudgetWorkflow.Definition;

    public override EventCatalog Events { get; } = new EventCatalog()
        .Add<BudgetImported>("budget.imported/1")
        .Add<BudgetModified>("budget.modified/1");

    public override CommandCatalog Commands { get; } = new CommandCatalog()
        .Add<ImportBudget>("import")
        .Add<ModifyBudget>("modify")
        .Add<TransferBudget>("transfer");

    public override string OpeningCommand => "import";

    public override BudgetState New(CaseId id) => new(CaseCore.At(id, BudgetWorkflow.Draft));

    public override BudgetState Evolve(BudgetState state, Recorded recorded) => state.Apply(recorded);

    public override Decision Decide(BudgetState state, CommandEnvelope envelope, IWorkflowEngine engine) =>
        BudgetDecider.Decide(state, envelope, engine);

    public override Effects Effects(BudgetState before, Recorded recorded, BudgetState after) => BudgetEffects.Of(recorded, after);

    protected override string TitleOf(BudgetState state) => state.Title;

    protected override Money? AmountOf(BudgetState state) => state.Current;

    protected internal override Func<string, StateRule?> RulesOf(BudgetState state) => BudgetRules.OfState(state);

    public override IReadOnlyList<SearchText> Texts(BudgetState state) =>
        [.. state.Lines.Values.Select(l => new SearchText(SearchText.Content, $"{l.Code} {l.Name}", l.Code))];

    public override object View(BudgetState state) => BudgetView.Of(state);

    public CaseId? IdOf(string institution, ICaseCommand command) => command is ImportBudget import ? BudgetId.For(institution, import.Code) : null;
}
