using System.Collections.Immutable;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Disposals.Support;

/// <summary>A disposal in a test, with the register it works on.</summary>
public sealed record DisposalRun() : CaseRun<DisposalRun, DisposalState>(DisposalKind.Instance, Case)
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

    public ImmutableDictionary<string, AssetFacts> Assets { get; init; } = Register;

    public PartyFacts? Party { get; init; }

    public static AssetFacts Asset(string inventory, string serial, string kind, long cost, int life) =>
        new(inventory, serial, $"Bien {inventory}", kind, "Custodia Uno", "Bodega", new Money(cost, Currency.Gtq), new DateOnly(2020, 3, 15), life);

    public DisposalRun Held(string inventory, string state, CaseId by) => this with { Assets = Assets.SetItem(inventory, Assets[inventory] with { State = state, HeldBy = by }) };

    protected override Facts FactsFor(ICaseCommand command)
    {
        var wanted = Kind.Wants(State, command);
        return Facts with { Party = Party, Assets = Assets.Where(a => wanted.Assets.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal) };
    }

    protected override DisposalRun After(DisposalState state, Recorded recorded) =>
        base.After(state, recorded) with { Assets = Kind.Effects(State, recorded, state).Assets.Aggregate(Assets, Move) };

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
