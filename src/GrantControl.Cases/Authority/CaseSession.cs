using GrantControl.Cases.Visits;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>One decision in the making: it collects events and folds them as it goes, so that a second event sees the first.</summary>
public class CaseSession<TState>(CaseKind<TState> kind, TState state, CommandEnvelope envelope, IWorkflowEngine engine)
    where TState : CaseState
{
    private readonly List<CaseEvent> _events = [];

    public TState State { get; private set; } = state;

    public CommandEnvelope Envelope => envelope;

    public IWorkflowEngine Engine => engine;

    public DateOnly Today => BusinessCalendar.DayOf(envelope.At);

    /// <summary>The part of the state every kind shares.</summary>
    public CaseCore Core => State.Core;

    /// <summary>Judges the opening of this case. Exactly one of the two results is null.</summary>
    public (Step? Step, Rejection? Refusal) Open() => Gatekeeper.Open(Request(new ActOptions()));

    /// <summary>Judges the act by the guards and the rules of the state. Exactly one of the two results is null.</summary>
    public (Step? Step, Rejection? Refusal) Act(ActOptions options) => Gatekeeper.Admit(Request(options) with { StateRules = kind.RulesOf(State), Visits = options.Visits });

    /// <summary>A step the program takes inside this command: a cascade, or an automatic adoption. It loads no duty on anybody.</summary>
    public Step Automatic(string target, string transition, ActOptions? options = null) =>
        Gatekeeper.Automatic(Request((options ?? new ActOptions()) with { Target = target }), transition);

    public void Emit(CaseEvent e)
    {
        _events.Add(e);
        var actor = envelope.Actor;
        var meta = new EventMeta(State.Version + 1, actor.Person, actor.StandInFor?.From, envelope.At, envelope.CommandId, kind.Workflow.PolicyVersion);
        State = kind.Evolve(State, new Recorded(e, meta));
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

    protected virtual ActRequest Request(ActOptions options) => new(envelope, Core, kind.Workflow, engine, options.Target, options.Variant)
    {
        Trigger = options.Trigger,
        Documents = options.Documents,
        AboveThreshold = kind.AboveThreshold(State),
        ChangedSections = options.ChangedSections,
        AlsoMoved = options.AlsoMoved,
        DateOf = options.DateOf ?? ((target, name) => kind.DateOf(State, target, name)),
        Waits = (target, row) => !options.Ends.Contains(row) && kind.Waits(State, target, row),
    };
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
