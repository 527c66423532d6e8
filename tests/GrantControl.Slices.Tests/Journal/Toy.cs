using System.Collections.Immutable;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>A kind of case without rules: whatever a test asks for is decided, so that the database alone can refuse it.</summary>
public sealed class ToyKind : ICaseKind
{
    public static readonly ToyKind Instance = new();

    public string Kind => "toy";

    public string Route => "toys";

    public string NumberPrefix => "JUG";

    public Label Label { get; } = new("Juguete", "Toy");

    public WorkflowDefinition Workflow { get; } = new("toy", 1, new("Juguete", "Toy"), "open")
    {
        States = [new("open", new("Abierto", "Open")), new("closed", new("Cerrado", "Closed")) { Final = true }],
        Transitions = [new("act", "act", new("Actuar", "Act"), ["open"], "open") { Parts = [new("any", ["TEC", "FIN"], null, new("Quien sea", "Anyone"))] }],
        Gates = [new("legal", new("Legal", "Legal"), "LEG", []), new("finance", new("Finanzas", "Finance"), "FIN", [])],
        IncompatibleDuties = [["ask", "approve", "pay"]],
    };

    public EventCatalog Events { get; } = new EventCatalog().Add<ToyOpened>("toy.opened/1").Add<ToyActed>("toy.acted/1").Add<ToyExpired>("toy.expired/1");

    public CommandCatalog Commands { get; } = new CommandCatalog().Add<OpenToy>("open").Add<ActToy>("act").Add<ExpireToy>("expire");

    public string OpeningCommand => "open";

    public Type StateType => typeof(ToyState);

    public ICaseState New(CaseId id) => new ToyState(id);

    public ICaseState Evolve(ICaseState state, Recorded recorded)
    {
        var toy = (ToyState)state with { Version = recorded.Meta.Version, PolicyVersion = recorded.Meta.PolicyVersion };
        return recorded.Event switch
        {
            ToyOpened e => toy with { Number = e.Number, Title = e.Title, Organisation = e.Organisation, State = "open" },
            ToyActed e => toy with
            {
                Acts = toy.Acts + 1,
                ContentHash = e.Content ?? toy.ContentHash,
                Deadlines = e.Due is { } due ? toy.Deadlines.Add(new OpenDeadline($"d{toy.Acts}", "", "act", "TEC", "TIT", due)) : toy.Deadlines,
                LiquidationDue = e.LiquidationDue ?? toy.LiquidationDue,
            },
            ToyExpired e => toy with { Deadlines = [.. toy.Deadlines.Select(d => d.Id == e.Deadline ? d with { Missed = true } : d)] },
            _ => toy,
        };
    }

    public Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => (envelope.Command, (ToyState)state) switch
    {
        (OpenToy, _) when !envelope.Actor.Roles.Contains("TEC") => new Rejection("role-required", "toy-opens", new("Falta rol.", "Role missing.")),
        (OpenToy, _) when envelope.Facts.Organisation is { Sanctioned: true } or { OverdueLiquidations: > 0 } =>
            new Rejection("blocked", "toy-organisation", new("Impedida.", "Barred.")),
        (OpenToy c, _) => Decision.Accept(new ToyOpened(envelope.Facts.NextNumber!, c.Title, c.Organisation)),
        (ActToy { Refuse: true }, _) => new Rejection("blocked", "toy-refuses", new("No.", "No.")),
        (ActToy { Advances: true }, _) when envelope.Facts.Blocks is [var block, ..] => new Rejection("blocked", "toy-frozen", new(block.Number, block.Reason)),
        (ActToy c, _) => Decision.Accept(new ToyActed(
            c.Claims ?? [], c.Duties ?? [], c.Gates ?? [], c.Lines ?? [], c.Content, c.Due, c.LiquidationDue, c.Note)
        {
            Postings = c.Postings,
            Blocks = c.Blocks ?? [],
            Step = c.Advances ? new Step("", "act", "any", "open", "open") { Position = new WorkflowPosition("open") } : null,
        }),
        (ExpireToy c, var toy) when toy.Deadlines.Any(d => d.Id == c.Deadline && !d.Missed) => Decision.Accept(new ToyExpired(c.Deadline)),
        _ => new Rejection("wrong-state", "toy-deadline", new("No corre.", "Not running.")),
    };

    public Effects Effects(ICaseState before, Recorded recorded, ICaseState after) => recorded.Event is ToyActed e
        ? new Effects
        {
            Postings = e.Postings ?? [],
            Claims = e.Claims,
            Duties = e.Duties,
            Gates = e.Gates,
            BudgetLines = e.Lines,
            Blocks = e.Blocks,
            Notices = e.Note is null ? [] : [new Notice("TIT", null, "note", new Label(e.Note, e.Note))],
        }
        : Kernel.Deciders.Effects.None;

    public CaseIndexRow Index(ICaseState state)
    {
        var toy = (ToyState)state;
        return new CaseIndexRow(
            toy.Number, toy.Title, toy.Organisation, toy.Organisation, null, toy.State, ["TEC", "FIN"],
            toy.Deadlines.Where(d => !d.Missed).Select(d => (DateOnly?)d.Due).Min(), false, false)
        { LiquidationDue = toy.LiquidationDue };
    }

    public IReadOnlyList<OpenDeadline> Deadlines(ICaseState state) => ((ToyState)state).Deadlines;

    public IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        actor.Roles.Contains("TEC") || actor.StandInFor?.Roles.Contains("TEC") == true ? [new PermittedCommand("act", "", null, "act", Workflow.Transitions[0].Label)] : [];

    public object View(ICaseState state) => new { ((ToyState)state).Title, ((ToyState)state).Acts };

    public string? OrganisationOf(ICaseCommand command) => (command as OpenToy)?.Organisation;
}

public sealed record ToyState(CaseId Id) : ICaseState
{
    public long Version { get; init; }

    public string State { get; init; } = "new";

    public int PolicyVersion { get; init; }

    public string ContentHash { get; init; } = "";

    public string? Organisation { get; init; }

    public string Number { get; init; } = "";

    public string Title { get; init; } = "";

    public int Acts { get; init; }

    public DateOnly? LiquidationDue { get; init; }

    public ImmutableList<OpenDeadline> Deadlines { get; init; } = [];
}

public sealed record OpenToy(string Title, string? Organisation = null) : ICaseCommand;

public sealed record ActToy(
    IReadOnlyList<Posting>? Postings = null, IReadOnlyList<Claim>? Claims = null, IReadOnlyList<DutyHeld>? Duties = null,
    IReadOnlyList<GateMark>? Gates = null, IReadOnlyList<BudgetLineRecord>? Lines = null, string? Content = null, DateOnly? Due = null,
    DateOnly? LiquidationDue = null, string? Note = null, bool Refuse = false, IReadOnlyList<BlockMark>? Blocks = null, bool Advances = false) : ICaseCommand;

public sealed record ExpireToy(string Deadline) : ICaseCommand;

public sealed record ToyOpened(string Number, string Title, string? Organisation) : CaseEvent;

public sealed record ToyActed(
    IReadOnlyList<Claim> Claims, IReadOnlyList<DutyHeld> Duties, IReadOnlyList<GateMark> Gates, IReadOnlyList<BudgetLineRecord> Lines,
    string? Content, DateOnly? Due, DateOnly? LiquidationDue, string? Note) : CaseEvent
{
    public IReadOnlyList<BlockMark> Blocks { get; init; } = [];
}

public sealed record ToyExpired(string Deadline) : CaseEvent;
