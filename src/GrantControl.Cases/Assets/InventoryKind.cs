using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>Inventories, as the hosts see them: a case like any other, so that the register follows from the journal.</summary>
public sealed class InventoryKind : CaseKind<InventoryState>, IIdentifiedByContent
{
    public static readonly InventoryKind Instance = new();

    private InventoryKind()
    {
    }

    public override string Kind => "inventory";

    public override string Route => "inventories";

    public override string NumberPrefix => "INV";

    public override WorkflowDefinition Workflow => InventoryWorkflow.Definition;

    public override EventCatalog Events { get; } = new EventCatalog().Add<InventoryImported>("inventory.imported/1");

    public override CommandCatalog Commands { get; } = new CommandCatalog().Add<ImportAssets>("import");

    public override string OpeningCommand => "import";

    /// <summary>The same institution and code are always the same inventory, so it is imported once.</summary>
    public static CaseId IdFor(string institution, string code) => BudgetId.Of("inventory", institution, code);

    public override InventoryState New(CaseId id) => new(CaseCore.At(id, InventoryWorkflow.Draft));

    public override InventoryState Evolve(InventoryState state, Recorded recorded) => state.Apply(recorded);

    public override Decision Decide(InventoryState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        var command = (ImportAssets)envelope.Command;
        var (step, refusal) = Gatekeeper.Import(new ActRequest(envelope, state.Core, Workflow, engine));
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

    public override Effects Effects(InventoryState before, Recorded recorded, InventoryState after) => recorded.Event is InventoryImported e
        ? new Effects { Postings = e.Postings ?? [], Assets = [.. e.Assets.Select(a => new AssetMark(a.Inventory, AssetMove.Register) { Registered = FactsOf(a) })] }
        : Kernel.Deciders.Effects.None;

    protected override string TitleOf(InventoryState state) => state.Title;

    protected override Money? AmountOf(InventoryState state) => state.Cost;

    public override IReadOnlyList<SearchText> Texts(InventoryState state) =>
        [.. state.Assets.Select(a => new SearchText(SearchText.Content, $"{a.Inventory} {a.Serial} {a.Description}", a.Inventory))];

    public override object View(InventoryState state) => InventoryView.Of(state);

    public override FactsWanted Wants(InventoryState state, ICaseCommand command) =>
        command is ImportAssets import ? new FactsWanted { Assets = [.. import.Assets.Select(static a => a.Inventory)] } : FactsWanted.None;

    public CaseId? IdOf(string institution, ICaseCommand command) => command is ImportAssets import ? IdFor(institution, import.Code) : null;

    private static AssetFacts FactsOf(AssetEntered a) =>
        new(a.Inventory, a.Serial, a.Description, a.Class, a.Custodian, a.Place, a.Cost, a.AcquiredOn, a.UsefulLifeMonths);
}
