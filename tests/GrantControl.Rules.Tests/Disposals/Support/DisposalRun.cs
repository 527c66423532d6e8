using System.Collections.Immutable;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Disposals.Support;

/// <summary>A disposal in a test, with the register it works on. It never changes; every command answers another run.</summary>
public sealed record DisposalRun
{
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-000000000009");

    public static readonly CaseId OtherCase = CaseId.Parse("019b0000-0000-7000-8000-00000000000a");

    private static readonly ImmutableDictionary<string, AssetFacts> Register = new[]
    {
        Asset("PC-1", "SN-1", "equipment", 600_000, 60), Asset("PC-2", "SN-2", "equipment", 600_000, 60), Asset("ESC-1", "", "furniture", 150_000, 120),
        Asset("CAR-1", "VIN-1", AssetFacts.Vehicle, 24_000_000, 120),
    }.ToImmutableDictionary(a => a.Inventory, StringComparer.Ordinal);

    public static DisposalRun New { get; } = new();

    public DisposalState State { get; init; } = DisposalKind.Instance.New(Case);

    public ImmutableList<Recorded> Events { get; init; } = [];

    public ImmutableDictionary<string, AssetFacts> Assets { get; init; } = Register;

    public PartyFacts? Party { get; init; }

    public DateOnly Today { get; init; } = FirstDay;

    public IWorkflowEngine Engine { get; init; } = TableWalker.Instance;

    private Facts Facts => new(new BusinessCalendar("test-1", new HashSet<DateOnly>())) { NextNumber = "DES-2026-000001", Party = Party };

    public DateTimeOffset At => new(Today.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero);

    public static AssetFacts Asset(string inventory, string serial, string kind, long cost, int life) =>
        new(inventory, serial, $"Bien {inventory}", kind, "Custodia Uno", "Bodega", new Money(cost, Currency.Gtq), new DateOnly(2020, 3, 15), life);

    public DisposalRun On(DateOnly day) => this with { Today = day };

    public DisposalRun Held(string inventory, string state, CaseId by) => this with { Assets = Assets.SetItem(inventory, Assets[inventory] with { State = state, HeldBy = by }) };

    public DisposalOutcomeOf When(ICaseCommand command, Actor by, long? version = null)
    {
        var name = DisposalKind.Instance.Commands.All.First(c => c.Value == command.GetType()).Key;
        var wanted = DisposalKind.Instance.Wants(State, command);
        var facts = Facts with { Assets = Assets.Where(a => wanted.Assets.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal) };
        var expected = version ?? (by.IsSystem || State.Version == 0 ? null : State.Version);
        var envelope = new CommandEnvelope("demo", Case, $"command-{Events.Count:0000}", name, command, by, expected, At, facts);
        var decision = DisposalDecider.Decide(State, envelope, Engine);
        return new DisposalOutcomeOf(this, decision is Decision.Accepted accepted ? Append(accepted.Events, envelope) : this, decision, name);
    }

    public DisposalRun Given(ICaseCommand command, Actor by) => When(command, by).ThenAccepted().After;

    private DisposalRun Append(IReadOnlyList<CaseEvent> events, CommandEnvelope envelope)
    {
        var run = this;
        foreach (var e in events)
        {
            var meta = new EventMeta(run.State.Version + 1, envelope.Actor.Person, envelope.Actor.StandInFor?.From, envelope.At, envelope.CommandId, 1);
            var recorded = new Recorded(e, meta);
            var after = DisposalFold.Evolve(run.State, recorded);
            var marks = DisposalEffects.Of(run.State, recorded, after).Assets;
            run = run with { State = after, Events = run.Events.Add(recorded), Assets = marks.Aggregate(run.Assets, Move) };
        }

        return run;
    }

    /// <summary>The register's own condition: a move that does not fit how the good stands is a failure of the test.</summary>
    private static ImmutableDictionary<string, AssetFacts> Move(ImmutableDictionary<string, AssetFacts> assets, AssetMark mark)
    {
        var asset = assets[mark.Inventory];
        var (needs, then) = mark.Move switch
        {
            AssetMove.Lock => (AssetFacts.InUse, AssetFacts.Locked),
            AssetMove.Release => (AssetFacts.Locked, AssetFacts.InUse),
            AssetMove.Remove => (AssetFacts.Locked, AssetFacts.Removed),
            _ => throw new InvalidOperationException("A disposal registers nothing."),
        };
        asset.State.Should().Be(needs, "{0} of {1}", mark.Move, mark.Inventory);
        return assets.SetItem(mark.Inventory, asset with { State = then, HeldBy = then == AssetFacts.InUse ? null : Case });
    }
}

/// <summary>What a command did, and what a test says of it.</summary>
public sealed record DisposalOutcomeOf(DisposalRun Before, DisposalRun After, Decision Decision, string Name)
{
    public Rejection? Rejection => (Decision as Decision.Rejected)?.Rejection;

    public DisposalOutcomeOf ThenAccepted()
    {
        Rejection.Should().BeNull($"{Name} in '{Before.State.State}' is allowed");
        return this;
    }

    public DisposalOutcomeOf ThenState(string state)
    {
        ThenAccepted().After.State.State.Should().Be(state);
        return this;
    }

    /// <summary>Refused by this code, and by this rule when named, which the row's checklist shows; nothing changed.</summary>
    public DisposalOutcomeOf ThenRefused(string code, string? rule = null)
    {
        Rejection.Should().NotBeNull($"{Name} in '{Before.State.State}' is refused with {code}");
        (Rejection!.Code, Rejection.Rule).Should().Be((code, rule ?? Rejection.Rule), $"{Name} said: {Rejection.Message.En}");
        After.Should().BeSameAs(Before);
        var rows = DisposalWorkflow.Definition.Transitions.Where(t => t.Trigger == Name).ToList();
        if (rows.Count > 0 && !Rejection.Rule.StartsWith("guard-", StringComparison.Ordinal) && Rejection.Rule is not ("state" or "step-done" or "gates" or "fields-valid"))
        {
            rows.SelectMany(t => t.Rules).Should().Contain(Rejection.Rule, "{0} shows what it asks", Name);
        }

        return this;
    }

    public DisposalOutcomeOf ThenRefusedField(string path, string rule)
    {
        ThenRefused(Codes.Invalid, rule);
        Rejection!.Fields.Select(f => f.Path).Should().Contain(path);
        return this;
    }
}
