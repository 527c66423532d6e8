using System.Collections.Immutable;
using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Complaints.Support;

/// <summary>A complaint in a test, with the world it looks at. It never changes; every command answers another run.</summary>
public sealed record ComplaintRun
{
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-0000000000c1");

    /// <summary>A grant and a complaint of the same institution, and a budget, which is neither.</summary>
    public static readonly CaseFacts Grant = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c2"), "grant", "SUB-2026-000007", "Becas", "org-a", Final: false);
    public static readonly CaseFacts Other = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c3"), "complaint", "DEN-2026-000002", "Lo mismo", null, Final: false);
    public static readonly CaseFacts Budget = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c4"), "budget", "PRE-2026-000001", "Presupuesto", null, Final: false);

    public static ComplaintRun New { get; } = new();

    public ComplaintState State { get; init; } = ComplaintKind.Instance.New(Case);

    public ImmutableList<Recorded> Events { get; init; } = [];

    public ImmutableDictionary<string, Actor> People { get; init; } = ComplaintPath.Everybody.ToImmutableDictionary(p => p.Person, StringComparer.Ordinal);

    public DateTimeOffset At { get; init; } = new(FirstDay.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);

    public DateOnly Today => BusinessCalendar.DayOf(At);

    public IWorkflowEngine Engine { get; init; } = TableWalker.Instance;

    public ComplaintRun On(DateOnly day) => this with { At = new DateTimeOffset(day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero) };

    public ComplaintRun Later(TimeSpan time) => this with { At = At + time };

    public ComplaintOutcome When(ICaseCommand command, Actor by, long? version = null)
    {
        var name = ComplaintKind.Instance.Commands.All.First(c => c.Value == command.GetType()).Key;
        var wanted = ComplaintKind.Instance.Wants(State, command);
        var facts = new Facts(new BusinessCalendar("test-1", new HashSet<DateOnly>()))
        {
            NextNumber = "DEN-2026-000001",
            People = People.Where(p => wanted.People.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            Case = new[] { Grant, Other, Budget }.Append(new CaseFacts(Case, "complaint", "DEN-2026-000001", "Ella misma", null, Final: false)).FirstOrDefault(c => c.Number == wanted.Case),
            Party = wanted.Party is null ? null : new PartyFacts(
                wanted.Party, wanted.Party.StartsWith("org-", StringComparison.Ordinal) ? new OrganisationFacts(wanted.Party, "Organización", false, 0) : null, new HashSet<string>()),
        };
        var expected = version ?? (by.IsSystem || State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("demo", Case, $"command-{Events.Count:0000}", name, command, by, expected, At, facts);
        var decision = ComplaintDecider.Decide(State, envelope, Engine);
        return new ComplaintOutcome(this, decision is Decision.Accepted accepted ? Append(accepted.Events, envelope) : this, decision, name);
    }

    public ComplaintRun Given(ICaseCommand command, Actor by) => When(command, by).ThenAccepted().After;

    private ComplaintRun Append(IReadOnlyList<CaseEvent> events, CommandEnvelope envelope)
    {
        var run = this;
        foreach (var e in events)
        {
            var meta = new EventMeta(run.State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, 1);
            var recorded = new Recorded(e, meta);
            run = run with { State = ComplaintFold.Evolve(run.State, recorded), Events = run.Events.Add(recorded) };
        }

        return run;
    }
}

/// <summary>What a command did, and what a test says of it.</summary>
public sealed record ComplaintOutcome(ComplaintRun Before, ComplaintRun After, Decision Decision, string Name)
{
    public Rejection? Rejection => (Decision as Decision.Rejected)?.Rejection;

    public ComplaintOutcome ThenAccepted()
    {
        Rejection.Should().BeNull($"{Name} in '{Before.State.State}' is allowed: {Rejection?.Message.En} {string.Join("; ", Rejection?.Fields.Select(f => f.Path + " " + f.Message.En) ?? [])}");
        return this;
    }

    public ComplaintOutcome ThenState(string state)
    {
        ThenAccepted().After.State.State.Should().Be(state);
        return this;
    }

    /// <summary>Refused by this code, and by this rule when named, which the row's checklist shows; nothing changed.</summary>
    public ComplaintOutcome ThenRefused(string code, string? rule = null)
    {
        Rejection.Should().NotBeNull($"{Name} in '{Before.State.State}' is refused with {code}");
        (Rejection!.Code, Rejection.Rule).Should().Be((code, rule ?? Rejection.Rule), $"{Name} said: {Rejection.Message.En}");
        After.Should().BeSameAs(Before);
        var rows = ComplaintWorkflow.Definition.Transitions.Where(t => t.Trigger == Name).ToList();
        if (rows.Count > 0 && !Rejection.Rule.StartsWith("guard-", StringComparison.Ordinal) && Rejection.Rule is not ("state" or "step-done" or "fields-valid" or "case"))
        {
            rows.SelectMany(t => t.Rules).Should().Contain(Rejection.Rule, "{0} shows what it asks", Name);
        }

        return this;
    }

    public ComplaintOutcome ThenRefusedField(string path, string rule)
    {
        ThenRefused(Codes.Invalid, rule);
        Rejection!.Fields.Select(f => f.Path).Should().Contain(path);
        return this;
    }
}
