using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>How events make a grant's state. Every fold is total: an event that was accepted is never refused here.</summary>
public static partial class GrantFold
{
    public static GrantState Evolve(GrantState state, Recorded recorded)
    {
        var folded = state with { Core = state.Core.Apply(recorded) };
        return Grant(folded, recorded.Event, recorded.Meta)
            ?? (TrancheFold.Evolve(folded.Tranches, recorded.Event, recorded.Meta) is { } tranches ? folded with { Tranches = tranches } : null)
            ?? Amendment(folded, recorded.Event, recorded.Meta)
            ?? (VisitFold.Is(recorded.Event) ? folded : null)
            ?? throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}.");
    }
}
