using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Kinds;

/// <summary>A case of any kind in a test. It never changes; every command answers another run.</summary>
public abstract record CaseRun<TRun, TState>(CaseKind<TState> Kind, CaseId Id)
    where TRun : CaseRun<TRun, TState>
    where TState : CaseState
{
    /// <summary>Noon of a Monday, in UTC−6: when the first command of a test is sent.</summary>
    private static readonly DateTimeOffset Start = new(2026, 1, 12, 18, 0, 0, TimeSpan.Zero);

    public TState State { get; init; } = Kind.New(Id);

    public ImmutableList<Recorded> Events { get; init; } = [];

    public DateTimeOffset At { get; init; } = Start;

    public DateOnly Today => BusinessCalendar.DayOf(At);

    public IWorkflowEngine Engine { get; init; } = TableWalker.Instance;

    /// <summary>Rules that refuse and stand on no row's checklist, besides those that stand on every row.</summary>
    public virtual IReadOnlyList<string> OnNoRow => [];

    public TRun On(DateOnly day) => (TRun)(this with { At = new DateTimeOffset(day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero) });

    public TRun With(Func<TState, TState> change) => (TRun)(this with { State = change(State) });

    /// <summary>As if a person had exercised one duty, and no other.</summary>
    public TRun Holding(string person, string duty) => With(s => s with { Core = s.Core with { Duties = s.Core.Duties.SetItem(person, [duty]) } });

    public CaseOutcome<TRun, TState> When(ICaseCommand command, Actor by, long? version = null)
    {
        var name = Kind.Commands.All.First(c => c.Value == command.GetType()).Key;
        var expected = version ?? (by.IsSystem || State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("demo", Id, $"command-{Events.Count:0000}", name, command, by, expected, At, FactsFor(command));
        var decision = Kind.Decide(State, envelope, Engine);
        return new CaseOutcome<TRun, TState>((TRun)this, decision is Decision.Accepted accepted ? Append(accepted.Events, envelope) : (TRun)this, decision, name);
    }

    public TRun Given(ICaseCommand command, Actor by) => When(command, by).ThenAccepted().After;

    /// <summary>What follows from the run, said in one line.</summary>
    public T Apply<T>(Func<TRun, T> act) => act((TRun)this);

    public IReadOnlyList<PermittedCommand> Offered(Actor to) => Kind.Permitted(State, to, Facts, At, Engine);

    /// <summary>What every command knows: a calendar without holidays and the number of a new case.</summary>
    protected Facts Facts => new(new BusinessCalendar("test-1", new HashSet<DateOnly>())) { NextNumber = $"{Kind.NumberPrefix}-2026-000001" };

    /// <summary>What this command knows of the world.</summary>
    protected abstract Facts FactsFor(ICaseCommand command);

    /// <summary>The run after one event.</summary>
    protected virtual TRun After(TState state, Recorded recorded) => (TRun)(this with { State = state, Events = Events.Add(recorded) });

    private TRun Append(IReadOnlyList<CaseEvent> events, CommandEnvelope envelope) => events.Aggregate((TRun)this, (run, e) =>
    {
        var meta = new EventMeta(run.State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, Kind.Workflow.PolicyVersion);
        var recorded = new Recorded(e, meta);
        return run.After(Kind.Evolve(run.State, recorded), recorded);
    });
}

/// <summary>What a command did, and what a test says of it.</summary>
public sealed record CaseOutcome<TRun, TState>(TRun Before, TRun After, Decision Decision, string Name)
    where TRun : CaseRun<TRun, TState>
    where TState : CaseState
{
    public Rejection? Rejection => (Decision as Decision.Rejected)?.Rejection;

    public CaseOutcome<TRun, TState> ThenAccepted()
    {
        Rejection.Should().BeNull($"{Name} in '{Before.State.State}' is allowed: {Rejection?.Message.En} {string.Join("; ", Rejection?.Fields.Select(f => $"{f.Path} {f.Message.En}") ?? [])}");
        return this;
    }

    public CaseOutcome<TRun, TState> ThenState(string state) => ThenState(CaseCore.Main, state);

    public CaseOutcome<TRun, TState> ThenState(string target, string state)
    {
        ThenAccepted().After.State.StateOf(target).Should().Be(state);
        return this;
    }

    /// <summary>Refused by this code, and by this rule when named, which the row's checklist shows; nothing changed.</summary>
    public CaseOutcome<TRun, TState> ThenRefused(string code, string? rule = null)
    {
        Rejection.Should().NotBeNull($"{Name} in '{Before.State.State}' is refused with {code}");
        (Rejection!.Code, Rejection.Rule).Should().Be((code, rule ?? Rejection.Rule), $"{Name} said: {Rejection.Message.En}");
        After.Should().BeSameAs(Before);
        RowChecklist.ShouldShow(Before.Kind.Workflow, Name, Rejection.Rule, Before.OnNoRow);
        return this;
    }

    public CaseOutcome<TRun, TState> ThenRefusedField(string path, string rule)
    {
        ThenRefused(Codes.Invalid, rule);
        Rejection!.Fields.Select(f => f.Path).Should().Contain(path);
        return this;
    }
}
