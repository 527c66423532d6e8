using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Rounds;

/// <summary>A physical inventory, folded from its events.</summary>
public sealed record RoundState(CaseCore Core) : CaseState(Core)
{
    public string Title { get; init; } = "";

    public string? Place { get; init; }

    public string? Custodian { get; init; }

    public ImmutableArray<RoundItem> Expected { get; init; } = [];

    /// <summary>Numbers seen so far, in the order they were.</summary>
    public ImmutableArray<string> Counted { get; init; } = [];

    /// <summary>What the count found; null until it is finished.</summary>
    public RoundDifferences? Differences { get; init; }

    public DateOnly? SignedOn { get; init; }

    /// <summary>The state after one event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a physical inventory.</exception>
    public RoundState Apply(Recorded recorded)
    {
        var next = this with { Core = Core.Apply(recorded) };
        return recorded.Event switch
        {
            RoundOpened e => next with
            {
                Core = next.Core with { Institution = e.Institution, Number = e.Number },
                Title = e.Title,
                Place = e.Place,
                Custodian = e.Custodian,
                Expected = [.. e.Expected],
            },
            AssetsCounted e => next with { Counted = next.Counted.AddRange(e.Numbers) },
            AssetUncounted e => next with { Counted = next.Counted.Remove(e.Inventory) },
            CountFinished e => next with { Differences = e.Differences },
            RoundReopened => next with { Differences = null },
            RoundSigned e => next with { SignedOn = e.On },
            RoundCancelled or RoundClosed or FindingRaised or FindingResolved or DeadlineMissed => next,
            _ => throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}."),
        };
    }
}

/// <summary>A physical inventory as the interface shows it.</summary>
public sealed record RoundView
{
    public required string Title { get; init; }

    public string? Place { get; init; }

    public string? Custodian { get; init; }

    public required IReadOnlyList<RoundItem> Expected { get; init; }

    public required IReadOnlyList<string> Counted { get; init; }

    public RoundDifferences? Differences { get; init; }

    public DateOnly? SignedOn { get; init; }

    public required IReadOnlyList<DocumentUse> Documents { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public static RoundView Of(RoundState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new()
        {
            Title = s.Title,
            Place = s.Place,
            Custodian = s.Custodian,
            Expected = s.Expected,
            Counted = s.Counted,
            Differences = s.Differences,
            SignedOn = s.SignedOn,
            Documents = s.Core.Documents,
            Findings = s.Core.Findings,
        };
    }
}
