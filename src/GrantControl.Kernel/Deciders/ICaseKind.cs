using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Kernel.Deciders;

/// <summary>The state of a case, as far as a host needs to know it.</summary>
public interface ICaseState
{
    CaseId Id { get; }

    /// <summary>Number of events so far; 0 for a case that does not exist.</summary>
    long Version { get; }

    /// <summary>The state of the case's own workflow.</summary>
    string State { get; }

    int PolicyVersion { get; }

    /// <summary>Hash of the content the gates look at, lower-case hexadecimal; empty when there is none.</summary>
    string ContentHash { get; }

    /// <summary>The organisation the case is about, to read its facts; null when none.</summary>
    string? Organisation { get; }
}

/// <summary>One kind of case: everything the hosts need to run it, and nothing they could use to get round it.</summary>
public interface ICaseKind
{
    /// <summary>English identifier, singular: <c>grant</c>.</summary>
    string Kind { get; }

    /// <summary>Plural used in addresses: <c>grants</c>.</summary>
    string Route { get; }

    /// <summary>Prefix of case numbers: <c>SUB</c>.</summary>
    string NumberPrefix { get; }

    Label Label { get; }

    WorkflowDefinition Workflow { get; }

    /// <summary>Event records by their name in the journal.</summary>
    EventCatalog Events { get; }

    /// <summary>Command records by their name in the interface.</summary>
    CommandCatalog Commands { get; }

    /// <summary>The command that opens a case of this kind.</summary>
    string OpeningCommand { get; }

    /// <summary>The CLR type of the state, for snapshots.</summary>
    Type StateType { get; }

    ICaseState New(CaseId id);

    ICaseState Evolve(ICaseState state, Recorded recorded);

    Decision Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine);

    /// <summary>What one event does outside the case, given the state before and after it.</summary>
    Effects Effects(ICaseState before, Recorded recorded, ICaseState after);

    /// <summary>The row that lists and inboxes read.</summary>
    CaseIndexRow Index(ICaseState state);

    /// <summary>Texts by which people look for a case, besides those of its index row.</summary>
    IReadOnlyList<SearchText> Texts(ICaseState state) => [];

    /// <summary>Who may see the case; null when it is not confidential.</summary>
    Readers? Readers(ICaseState state) => null;

    /// <summary>Deadlines that run or are paused.</summary>
    IReadOnlyList<OpenDeadline> Deadlines(ICaseState state);

    /// <summary>Commands this actor may send now, as far as state, role, duty and interests say.</summary>
    IReadOnlyList<PermittedCommand> Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine);

    /// <summary>The case as the interface shows it (serialised camel-case).</summary>
    object View(ICaseState state);

    /// <summary>The organisation a command on a new case names, so that its facts can be read; null when none.</summary>
    string? OrganisationOf(ICaseCommand command);

    /// <summary>What else a command needs to know of the world.</summary>
    FactsWanted Wants(ICaseState state, ICaseCommand command) => FactsWanted.None;
}

/// <summary>A command offered to a person.</summary>
/// <param name="Target">The child it would move (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Variant">Tells commands of one name apart: the gate of a <c>clear</c>.</param>
public sealed record PermittedCommand(string Command, string Target, string? Variant, string Transition, Label Label)
{
    /// <summary>Set when the command is of the right state and role but a gate, a freeze or a rule still stands in its way: the code it would be refused with.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>What stands in its way, in words, when a rule of the row says so; null otherwise.</summary>
    public Label? Why { get; init; }
}

/// <summary>One row of the index of cases.</summary>
/// <param name="Amount">Total of the case in its currency; null before it is known.</param>
/// <param name="WaitingFor">Roles that can move it now.</param>
/// <param name="NextDue">The nearest running deadline.</param>
public sealed record CaseIndexRow(
    string Number,
    string Title,
    string? Organisation,
    string? OrganisationName,
    Money? Amount,
    string State,
    IReadOnlyList<string> WaitingFor,
    DateOnly? NextDue,
    bool Blocked,
    bool Final)
{
    /// <summary>Ids of deadlines that run while a rule of the case still keeps everybody from what they are for.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];

    /// <summary>The date on which the liquidation of this case becomes overdue; null when it is not in liquidation.</summary>
    public DateOnly? LiquidationDue { get; init; }
}

/// <summary>A kind that citizens open through a door of their own, and nobody through the interface of the office.</summary>
public interface IOpenedByCitizens;

/// <summary>A kind whose cases are identified by what they are about: the same content always is the same case.</summary>
public interface IIdentifiedByContent
{
    /// <summary>The identity of the case an opening command is about; null when the command is of another name.</summary>
    CaseId? IdOf(string institution, ICaseCommand command);
}
