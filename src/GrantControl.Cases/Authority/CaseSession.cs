using GrantControl.Cases.Visits;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>One decision in the making: it collects events and folds them as it goes, so that a second event sees the first.</summary>
public abstract class CaseSession<TState>(TState state, CommandEnvelope envelope, IWorkflowEngine engine)
    where TState : ICaseState
{
    private readonly List<CaseEvent> _events = [];

    public TState State { get; private set; } = state;

    public CommandEnvelope Envelope => envelope;

    public IWorkflowEngine Engine => engine;

    public DateOnly Today => BusinessCalendar.DayOf(envelope.At);

    /// <summary>The part of the state every kind shares.</summary>
    public abstract CaseCore Core { get; }

    protected abstract WorkflowDefinition Workflow { get; }

    /// <summary>The kind's rules that its state alone decides, bound to the state as it is now; <see cref="Authority.StateRules.None"/> when it has none.</summary>
    protected abstract Func<string, StateRule?> StateRules { get; }

    /// <summary>Judges the act by the guards and the rules of the state. Exactly one of the two results is null.</summary>
    public (Step? Step, Rejection? Refusal) Act(ActOptions options) => Gatekeeper.Admit(Request(options) with { StateRules = StateRules, Visits = options.Visits });

    /// <summary>A step the program takes inside this command: a cascade, or an automatic adoption. It loads no duty on anybody.</summary>
    public Step Automatic(string target, string transition, ActOptions? options = null) =>
        Gatekeeper.Automatic(Request((options ?? new ActOptions()) with { Target = target }), transition);

    public void Emit(CaseEvent e)
    {
        _events.Add(e);
        var actor = envelope.Actor;
        var meta = new EventMeta(State.Version + 1, actor.Person, actor.StandInFor?.From, envelope.At, envelope.CommandId, Workflow.PolicyVersion);
        State = Fold(State, new Recorded(e, meta));
    }

    public Decision Accept() => new Decision.Accepted(_events);

    /// <summary>The usual decision: the guards, then one event that records the step.</summary>
    public Decision Move(ActOptions options, Func<Step, CaseEvent> record) => Move(options, static () => null, record);

    /// <summary>The guards, then the transition's own rules, then one event that records the step.</summary>
    public Decision Move(ActOptions options, Func<Rejection?> rules, Func<Step, CaseEvent> record)
    {
        var (step, refusal) = Act(options);
        refusal ??= rules();
        if (refusal is not null)
        {
            return refusal;
        }

        Emit(record(step!));
        return Accept();
    }

    protected abstract TState Fold(TState state, Recorded recorded);

    protected abstract ActRequest Request(ActOptions options);
}

/// <summary>What an act may say besides its name.</summary>
public sealed record ActOptions
{
    public string Target { get; init; } = CaseCore.Main;

    public string? Variant { get; init; }

    public string? Trigger { get; init; }

    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    public IReadOnlyCollection<string> ChangedSections { get; init; } = [];

    public IReadOnlyDictionary<string, WorkflowPosition> AlsoMoved { get; init; } = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal);

    public Func<string, string, DateOnly?>? DateOf { get; init; }

    /// <summary>The visits of the case after the act; null when it leaves them alone.</summary>
    public CaseVisits? Visits { get; init; }

    /// <summary>Transitions nobody waits for any more after the act, though the state stays.</summary>
    public IReadOnlyCollection<string> Ends { get; init; } = [];
}
