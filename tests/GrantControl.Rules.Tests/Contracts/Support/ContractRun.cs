using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Contracts.Support;

/// <summary>A contract in a test. It never changes; every command answers another run.</summary>
public sealed record ContractRun
{
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-00000000000c");

    public static ContractRun New { get; } = new();

    public ContractState State { get; init; } = ContractKind.Instance.New(Case);

    public ImmutableList<Recorded> Events { get; init; } = [];

    public DateOnly Today { get; init; } = FirstDay;

    public IWorkflowEngine Engine { get; init; } = TableWalker.Instance;

    public OrganisationFacts? Supplier { get; init; } = new(TestPeople.Organisation, "Suministros de Prueba, S. A.", false, 0);

    public DateTimeOffset At => new(Today.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);

    private Facts Facts => new(new BusinessCalendar("test-1", new HashSet<DateOnly>())) { NextNumber = "CON-2026-000001", Organisation = Supplier };

    public ContractRun On(DateOnly day) => this with { Today = day };

    public ContractRun After(int days) => On(Today.AddDays(days));

    public ContractOutcome When(ICaseCommand command, Actor by, long? version = null)
    {
        var name = ContractKind.Instance.Commands.All.First(c => c.Value == command.GetType()).Key;
        var expected = version ?? (by.IsSystem || State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("demo", Case, $"command-{Events.Count:0000}", name, command, by, expected, At, Facts);
        var decision = ContractDecider.Decide(State, envelope, Engine);
        return new ContractOutcome(this, decision is Decision.Accepted accepted ? Append(accepted.Events, envelope) : this, decision, name);
    }

    public ContractRun Given(ICaseCommand command, Actor by) => When(command, by).ThenAccepted().After;

    /// <summary>The clock fires every deadline that has passed, each once.</summary>
    public ContractRun Tick()
    {
        var run = this;
        while (run.State.Core.Deadlines.Values.FirstOrDefault(d => d.PausedWith is null && !d.Missed && d.Due < run.Today) is { } due)
        {
            run = run.Given(new ExpireDeadline(due.Id), TestPeople.Clock);
        }

        return run;
    }

    public IReadOnlyList<PermittedCommand> Offered(Actor to) => ContractKind.Instance.Permitted(State, to, Facts, At, Engine);

    private ContractRun Append(IReadOnlyList<CaseEvent> events, CommandEnvelope envelope)
    {
        var run = this;
        foreach (var e in events)
        {
            var meta = new EventMeta(run.State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, 1);
            var recorded = new Recorded(e, meta);
            run = run with { State = ContractFold.Evolve(run.State, recorded), Events = run.Events.Add(recorded) };
        }

        return run;
    }
}

/// <summary>What a command did, and what a test says of it.</summary>
public sealed record ContractOutcome(ContractRun Before, ContractRun After, Decision Decision, string Name)
{
    public Rejection? Rejection => (Decision as Decision.Rejected)?.Rejection;

    public ContractOutcome ThenAccepted()
    {
        Rejection.Should().BeNull($"{Name} in '{Before.State.State}' is allowed");
        return this;
    }

    public ContractOutcome ThenState(string target, string state)
    {
        ThenAccepted().After.State.StateOf(target).Should().Be(state);
        return this;
    }

    /// <summary>Refused by this code, and by this rule when named, which the row's checklist shows; nothing changed.</summary>
    public ContractOutcome ThenRefused(string code, string? rule = null)
    {
        Rejection.Should().NotBeNull($"{Name} in '{Before.State.State}' is refused with {code}");
        (Rejection!.Code, Rejection.Rule).Should().Be((code, rule ?? Rejection.Rule), $"{Name} said: {Rejection.Message.En}");
        After.Should().BeSameAs(Before);
        var rows = ContractWorkflow.Definition.Children.Append(ContractWorkflow.Definition).SelectMany(d => d.Transitions).Where(t => t.Trigger == Name).ToList();
        if (rows.Count > 0 && !Rejection.Rule.StartsWith("guard-", StringComparison.Ordinal)
            && Rejection.Rule is not ("state" or "step-done" or "gates" or "target" or "case" or CommonRules.FieldsValid or ContractRules.AdministratorIsAppointed or ContractRules.AdministratorAccepted))
        {
            rows.SelectMany(t => t.Rules).Should().Contain(Rejection.Rule, "{0} shows what it asks", Name);
        }

        return this;
    }

    public ContractOutcome ThenRefusedField(string path, string rule)
    {
        ThenRefused(Codes.Invalid, rule);
        Rejection!.Fields.Select(f => f.Path).Should().Contain(path);
        return this;
    }
}
