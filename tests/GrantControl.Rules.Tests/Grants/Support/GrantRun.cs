using System.Collections.Immutable;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>
/// A grant in a test: its state, its events and the day it is. It never changes; every command answers another run, so a run
/// driven once to a state can serve many tests.
/// </summary>
public sealed record GrantRun
{
    /// <summary>The day the first command of a test is sent: a Monday.</summary>
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-000000000001");

    private static readonly ImmutableDictionary<Type, string> Names = GrantKind.Instance.Commands.All.ToImmutableDictionary(c => c.Value, c => c.Key);

    public static GrantRun New { get; } = new();

    public GrantState State { get; init; } = GrantKind.Instance.New(Case);

    public ImmutableList<Recorded> Events { get; init; } = [];

    public DateOnly Today { get; init; } = FirstDay;

    public IWorkflowEngine Engine { get; init; } = TableWalker.Instance;

    public Facts Facts { get; init; } = new(new BusinessCalendar("test-1", new HashSet<DateOnly>()))
    {
        Organisation = new OrganisationFacts(TestPeople.Organisation, "Organización de demostración A", false, 0),
        NextNumber = "SUB-2026-000001",
    };

    /// <summary>Noon of the day, in UTC−6.</summary>
    public DateTimeOffset At => new(Today.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);

    public static string NameOf(ICaseCommand command) => Names[command.GetType()];

    public GrantRun On(DateOnly day) => this with { Today = day };

    public GrantRun Later(int days) => On(Today.AddDays(days));

    public GrantRun LaterBusinessDays(int days) => On(Facts.Calendar.Add(Today, days));

    public GrantRun With(OrganisationFacts? organisation) => this with { Facts = Facts with { Organisation = organisation } };

    /// <summary>Sends a command on the version it sees, unless another one is given.</summary>
    public Outcome When(ICaseCommand command, Actor by, long? version = null)
    {
        var expected = version ?? (by.IsSystem || State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("demo", Case, $"command-{Events.Count:0000}", NameOf(command), command, by, expected, At, Facts);
        var decision = GrantDecider.Decide(State, envelope, Engine);
        return new Outcome(this, decision is Decision.Accepted accepted ? Append(accepted.Events, envelope) : this, decision, command);
    }

    /// <summary>Commands that a test takes for granted: each must be accepted.</summary>
    public GrantRun Given(ICaseCommand command, Actor by) => When(command, by).ThenAccepted().After;

    public GrantRun Given(params (ICaseCommand Command, Actor By)[] commands) =>
        commands.Aggregate(this, static (run, next) => run.Given(next.Command, next.By));

    /// <summary>An event a test takes for granted, without a command of its own.</summary>
    public GrantRun Given(CaseEvent e) =>
        Append([e], new CommandEnvelope("demo", Case, $"event-{Events.Count:0000}", "given", new CloseGrant(), TestPeople.Clock, null, At, Facts));

    private GrantRun Append(IReadOnlyList<CaseEvent> events, CommandEnvelope envelope)
    {
        var run = this;
        foreach (var e in events)
        {
            var meta = new EventMeta(run.State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, GrantWorkflow.Definition.PolicyVersion);
            var recorded = new Recorded(e, meta);
            run = run with { State = GrantFold.Evolve(run.State, recorded), Events = run.Events.Add(recorded) };
        }

        return run;
    }
}
