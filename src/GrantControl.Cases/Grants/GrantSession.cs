using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>One decision in the making: it collects events and folds them as it goes, so that a second event sees the first.</summary>
public sealed class GrantSession(GrantState state, CommandEnvelope envelope, IWorkflowEngine engine)
{
    private readonly List<CaseEvent> _events = [];

    public GrantState State { get; private set; } = state;

    public CommandEnvelope Envelope => envelope;

    public IWorkflowEngine Engine => engine;

    public DateOnly Today => Kernel.Calendars.BusinessCalendar.DayOf(envelope.At);

    /// <summary>Judges the act by the guards. Exactly one of the two results is null.</summary>
    public (Step? Step, Rejection? Refusal) Act(ActOptions options) => Gatekeeper.Admit(Request(options));

    /// <summary>A step the program takes inside this command: a cascade, or an automatic adoption. It loads no duty on anybody.</summary>
    public Step Automatic(string target, string transition, ActOptions? options = null) =>
        Gatekeeper.Automatic(Request((options ?? new ActOptions()) with { Target = target }), transition);

    public void Emit(CaseEvent e)
    {
        _events.Add(e);
        var actor = envelope.Actor;
        var meta = new EventMeta(State.Version + 1, actor.Person, actor.StandInFor?.From, envelope.At, envelope.CommandId, GrantWorkflow.Definition.PolicyVersion);
        State = GrantFold.Evolve(State, new Recorded(e, meta));
    }

    public Decision Accept() => new Decision.Accepted(_events);

    /// <summary>Judges the opening of this case for an organisation.</summary>
    public (Step? Step, Rejection? Refusal) Open(string organisation, DateOnly callDate) => Gatekeeper.Open(
        Request(new ActOptions { DateOf = (_, name) => name == GrantDates.Call ? callDate : null }) with { Core = State.Core with { Organisation = organisation } });

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

    private ActRequest Request(ActOptions options) => new(envelope, State.Core, GrantWorkflow.Definition, engine, options.Target, options.Variant)
    {
        Trigger = options.Trigger,
        Documents = options.Documents,
        AboveThreshold = State.AboveThreshold,
        ChangedSections = options.ChangedSections,
        AlsoMoved = options.AlsoMoved,
        DateOf = options.DateOf ?? ((target, name) => GrantCalendar.DateOf(State, target, name)),
        Waits = (target, transition) => !options.Ends.Contains(transition) && GrantCalendar.Waits(State, target, transition),
    };
}

/// <summary>What an act of a grant may say besides its name.</summary>
public sealed record ActOptions
{
    public string Target { get; init; } = CaseCore.Main;

    public string? Variant { get; init; }

    public string? Trigger { get; init; }

    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    public IReadOnlyCollection<string> ChangedSections { get; init; } = [];

    public IReadOnlyDictionary<string, WorkflowPosition> AlsoMoved { get; init; } = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal);

    public Func<string, string, DateOnly?>? DateOf { get; init; }

    /// <summary>Transitions nobody waits for any more after the act, though the state stays.</summary>
    public IReadOnlyCollection<string> Ends { get; init; } = [];
}

/// <summary>The dates a grant supplies to its deadlines.</summary>
public static class GrantCalendar
{
    /// <summary>A final report on file is not waited for, whatever state the settlement is in.</summary>
    public static bool Waits(GrantState state, string target, string transition) =>
        target.Length > 0 || transition != GrantWorkflow.ReportFinal || state.FinalReport is null;

    public static DateOnly? DateOf(GrantState state, string target, string name) => name switch
    {
        GrantDates.Call => state.CallDate,
        GrantDates.PlanEnd => state.Plan.Activities?.Ends,
        GrantDates.Remedy => state.Suspension?.RemedyBy,
        GrantDates.TranchePlanned => PlannedOn(state, target),
        _ => null,
    };

    private static DateOnly? PlannedOn(GrantState state, string target) =>
        state.Plan.Tranches?.Tranches.FirstOrDefault(t => GrantState.TrancheTarget(t.Number) == target)?.PlannedOn;
}
