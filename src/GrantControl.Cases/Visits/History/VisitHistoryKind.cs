using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits.History;

#pragma warning disable MA0048 // the kind and the state it folds

/// <summary>Reports of past visits, as the hosts see them: a case like a budget or an inventory, one command and one event.</summary>
public sealed class VisitHistoryKind : CaseKind<VisitHistoryState>, IIdentifiedByContent
{
    // Before the instance, which is made of it.
    private static readonly Part Keeper = new("keeper", [Role.Technical, Role.Control], null, Role.Labels[Role.Technical]);

    public static readonly VisitHistoryKind Instance = new();

    private const string Draft = "draft";

    private VisitHistoryKind()
    {
    }

    public override string Kind => "visit-history";

    public override string Route => "visit-histories";

    public override string NumberPrefix => "VIS";

    public override WorkflowDefinition Workflow { get; } = new("visit-history", 1, new("Informe de visitas anteriores", "Report of past visits"), Draft)
    {
        Opening = Keeper,
        States = [new(Draft, new("Borrador", "Draft")), new("registered", new("Registrado", "Registered"))],
        Transitions =
        [
            new("import", "import", new("Registrar visitas anteriores", "Register past visits"), [Draft], "registered")
            {
                Parts = [Keeper], Guards = Guards.Authority | Guards.Interests | Guards.Documents | Guards.Version, Rules = [VisitHistoryRules.Valid],
            },
        ],
    };

    public override EventCatalog Events { get; } = new EventCatalog().Add<VisitsImported>("visit-history.imported/1");

    public override CommandCatalog Commands { get; } = new CommandCatalog().Add<ImportVisits>("import");

    public override string OpeningCommand => "import";

    /// <summary>The same institution and code are always the same report, so it is imported once.</summary>
    public static CaseId IdFor(string institution, string code) => BudgetId.Of("visit-history", institution, code);

    public override VisitHistoryState New(CaseId id) => new(CaseCore.At(id, Draft));

    public override VisitHistoryState Evolve(VisitHistoryState state, Recorded recorded) => state.Apply(recorded);

    public override Decision Decide(VisitHistoryState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        var command = (ImportVisits)envelope.Command;
        var (step, refusal) = Gatekeeper.Import(new ActRequest(envelope, state.Core, Workflow, engine));
        refusal ??= VisitHistoryRules.Refuses(command, BusinessCalendar.DayOf(envelope.At))
            ?? (envelope.Case == IdFor(envelope.Institution, command.Code) ? null
                : Refuse.Field(VisitHistoryRules.Valid, "code", "El caso es de otro informe.", "The case is that of another report."));
        return refusal is not null ? refusal : Decision.Accept(new VisitsImported(
            envelope.Institution, envelope.Facts.NextNumber ?? command.Code, command.Code, command.Title, command.Country, command.Starts, command.Ends, command.Rows, command.Totals, command.StatedTotal)
        {
            Step = step,
        });
    }

    public override Effects Effects(VisitHistoryState before, Recorded recorded, VisitHistoryState after) => Kernel.Deciders.Effects.None;

    protected override string TitleOf(VisitHistoryState state) => state.Content?.Title ?? "";

    public override object View(VisitHistoryState state) => VisitHistoryView.Of(state);

    public CaseId? IdOf(string institution, ICaseCommand command) => command is ImportVisits import ? IdFor(institution, import.Code) : null;
}

/// <summary>A report of past visits, folded from its one event.</summary>
public sealed record VisitHistoryState(CaseCore Core) : CaseState(Core)
{
    /// <summary>What was imported; null before.</summary>
    public VisitsImported? Content { get; init; }

    /// <summary>The state after one event.</summary>
    /// <exception cref="InvalidOperationException">The event is none of a report of visits.</exception>
    public VisitHistoryState Apply(Recorded recorded)
    {
        var next = this with { Core = Core.Apply(recorded) };
        return recorded.Event is VisitsImported e
            ? next with { Core = next.Core with { Institution = e.Institution, Number = e.Number }, Content = e with { Step = null } }
            : throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}.");
    }
}

/// <summary>A report of past visits as the interface shows it.</summary>
public sealed record VisitHistoryView(string Number, string Code, string Title, string Country, DateOnly? Starts, DateOnly? Ends, IReadOnlyList<VisitsCounted> Rows, int Total)
{
    public static VisitHistoryView Of(VisitHistoryState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new VisitHistoryView(
            s.Core.Number, s.Content?.Code ?? "", s.Content?.Title ?? "", s.Content?.Country ?? "", s.Content?.Starts, s.Content?.Ends, s.Content?.Rows ?? [], s.Content?.Rows.Sum(static r => r.Visits) ?? 0);
    }
}
