using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// What every kind does alike: from state to row of the index, deadlines, offers. A kind says what is its own, in terms of
/// its own state.
/// </summary>
public abstract class CaseKind<TState> : ICaseKind
    where TState : CaseState
{
    public abstract string Kind { get; }

    public abstract string Route { get; }

    public abstract string NumberPrefix { get; }

    public Label Label => Workflow.Label;

    public abstract WorkflowDefinition Workflow { get; }

    public abstract EventCatalog Events { get; }

    public abstract CommandCatalog Commands { get; }

    public abstract string OpeningCommand { get; }

    public Type StateType => typeof(TState);

    public abstract TState New(CaseId id);

    public abstract TState Evolve(TState state, Recorded recorded);

    public abstract Decision Decide(TState state, CommandEnvelope envelope, IWorkflowEngine engine);

    /// <inheritdoc cref="ICaseKind.Effects"/>
    public abstract Effects Effects(TState before, Recorded recorded, TState after);

    /// <inheritdoc cref="ICaseKind.View"/>
    public abstract object View(TState state);

    /// <inheritdoc cref="ICaseKind.Texts"/>
    public virtual IReadOnlyList<SearchText> Texts(TState state) => [];

    /// <inheritdoc cref="ICaseKind.Readers"/>
    public virtual Readers? Readers(TState state) => null;

    /// <inheritdoc cref="ICaseKind.Wants"/>
    public virtual FactsWanted Wants(TState state, ICaseCommand command) => FactsWanted.None;

    public virtual string? OrganisationOf(ICaseCommand command) => null;

    /// <inheritdoc cref="ICaseKind.Permitted"/>
    public virtual IReadOnlyList<PermittedCommand> Permitted(TState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        Offers.For(state.Core, Workflow, engine, AboveThreshold(state), actor, at, RulesOf(state));

    /// <inheritdoc cref="ICaseKind.Index"/>
    public virtual CaseIndexRow Index(TState state)
    {
        var final = Workflow.State(state.State).Final;
        var (roles, held) = final ? ([], []) : Offers.Waiting(state.Core, Workflow, TableWalker.Instance, AboveThreshold(state), RulesOf(state), (target, row) => Waits(state, target, row));
        return new CaseIndexRow(
            state.Core.Number,
            TitleOf(state),
            state.Organisation,
            OrganisationNameOf(state),
            AmountOf(state),
            state.State,
            roles,
            state.Core.Deadlines.Values.Where(static d => d.PausedWith is null).Select(static d => (DateOnly?)d.Due).Min(),
            state.Core.Blocked,
            final)
        {
            Held = held,
        };
    }

    /// <summary>Rules that the state alone decides, bound to it; those every kind shares stand in <see cref="StateRules"/>.</summary>
    protected internal virtual Func<string, StateRule?> RulesOf(TState state) => StateRules.None;

    /// <summary>Whether the parts that stand only above the threshold are needed.</summary>
    protected internal virtual bool AboveThreshold(TState state) => false;

    /// <summary>Whether a row, by target and id, is still waited for though its state has not changed: a report filed is not.</summary>
    protected internal virtual bool Waits(TState state, string target, string row) => true;

    /// <summary>A date the case itself supplies to its deadlines, by target and name; null while it has none.</summary>
    protected internal virtual DateOnly? DateOf(TState state, string target, string name) => null;

    protected abstract string TitleOf(TState state);

    protected virtual string? OrganisationNameOf(TState state) => null;

    /// <summary>Total of the case; null before it is known, and for a kind without money.</summary>
    protected virtual Money? AmountOf(TState state) => null;

    ICaseState ICaseKind.New(CaseId id) => New(id);

    ICaseState ICaseKind.Evolve(ICaseState state, Recorded recorded) => Evolve((TState)state, recorded);

    Decision ICaseKind.Decide(ICaseState state, CommandEnvelope envelope, IWorkflowEngine engine) => Decide((TState)state, envelope, engine);

    Effects ICaseKind.Effects(ICaseState before, Recorded recorded, ICaseState after) => Effects((TState)before, recorded, (TState)after);

    CaseIndexRow ICaseKind.Index(ICaseState state) => Index((TState)state);

    IReadOnlyList<SearchText> ICaseKind.Texts(ICaseState state) => Texts((TState)state);

    Readers? ICaseKind.Readers(ICaseState state) => Readers((TState)state);

    IReadOnlyList<OpenDeadline> ICaseKind.Deadlines(ICaseState state) => [.. ((TState)state).Core.Deadlines.Values];

    IReadOnlyList<PermittedCommand> ICaseKind.Permitted(ICaseState state, Actor actor, Facts facts, DateTimeOffset at, IWorkflowEngine engine) =>
        Permitted((TState)state, actor, facts, at, engine);

    object ICaseKind.View(ICaseState state) => View((TState)state);

    FactsWanted ICaseKind.Wants(ICaseState state, ICaseCommand command) => Wants((TState)state, command);
}
