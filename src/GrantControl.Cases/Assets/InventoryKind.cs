using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>Inventories, as the hosts see them: a case like any other, so that the register follows from the journal.</summary>
public sealed class InventoryKind : ICaseKind, IIdentifiedByContent
{
    public static readonly InventoryKind Instance = new();

    private InventoryKind()
    {
    }

    public string Kind => "inventory";

    public string Route => "inventories";

    public string NumberPrefix => "INV";

    public Label Label => Workflow.Label;

    public WorkflowDefinition Workflow => InventoryWorkflow.Definition;

    public EventCatalog Events { get; } = new EventCatalog().Add<InventoryImported>("inventory.imported/1");

    public CommandCatalog Commands { get; } = new CommandCatalog().Add<ImportAssets>("import");

    public string OpeningCommand => "import";

    public Type StateType => typeof(InventoryState);

    /// <summary>The same institution and code are always the same inventory, so it is imported once.</summary>
    public static CaseId IdFor(string institution, string code) => BudgetId.Of("inventory", institution, code);

    public ICaseState New(CaseId id) => InventoryState.New(id);

    public ICaseState Evolve(ICaseState state, Recorded recorded) => ((InventoryState)state).Apply(recorded);

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        var (inventory, command) = ((InventoryState)state, (ImportAssets)envelope.Command);

        // A new case has no version to have seen; on an existing one the state itself refuses a second import.
        var seen = envelope with { ExpectedVersion = envelope.ExpectedVersion ?? inventory.Version };
        var (step, refusal) = Gatekeeper.Admit(new ActRequest(seen, inventory.Core, Workflow, engine));
        refusal ??= InventoryRules.Refuses(command, BusinessCalendar.DayOf(envelope.At), envelope.Facts.Assets)
            ?? (envelope.Case == IdFor(envelope.Institution, command.Code) ? null
                : Refuse.Field("assets-valid", "code", "El caso es de otro inventario.", "The case is that of another inventory."));
        return refusal is not null ? refusal : Decision.Accept(new InventoryImported(
            envelope.Institution, envelope.Facts.NextNumber ?? command.Code, command.Code, command.Title, command.Currency, command.Assets)
        {
            Step = step,
            Postings = [.. command.Assets.Select(a => new Posting(Account.FixedAssets, Account.NetAssets, a.Cost, "", $"asset:{a.Inventory}"))],
        });
    }

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => recorded.Event is InventoryImported e
        ? new Effects { Postings = e.Postings ?? [], Assets = [.. e.Assets.Select(a => new AssetMark(a.Inventory, AssetMove.Register) { Registered = FactsOf(a) })] }
        : Kernel.Deciders.Effects.None;

    public CaseIndexRow Index(ICaseState state)
    {
        var s = (InventoryState)state;
        return new CaseIndexRow(s.Core.Number, s.Title, null, null, s.Cost, s.State, [], null, s.Core.Blocked, Final: false);
    }

    public IReadOnlyList<SearchText> Texts(ICaseState state) =>
        [.. ((InventoryState)state).Assets.Select(a => new SearchText(SearchText.Content, $"{a.Inventory} {a.Serial} {a.Description}", a.Inventory))];

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => [.. ((InventoryState)state).Core.Deadlines.Values];

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        Offers.For(((InventoryState)state).Core, Workflow, engine, aboveThreshold: false, actor, at);

    public object View(ICaseState state) => InventoryView.Of((InventoryState)state);

    public string? OrganisationOf(ICaseCommand command) => null;

    public FactsWanted Wants(ICaseState state, ICaseCommand command) =>
        command is ImportAssets import ? new FactsWanted { Assets = [.. import.Assets.Select(static a => a.Inventory)] } : FactsWanted.None;

    public CaseId? IdOf(string institution, ICaseCommand command) => command is ImportAssets import ? IdFor(institution, import.Code) : null;

    private static AssetFacts FactsOf(AssetEntered a) =>
        new(a.Inventory, a.Serial, a.Description, a.Class, a.Custodian, a.Place, a.Cost, a.AcquiredOn, a.UsefulLifeMonths);
}
