using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantFold
{
    private static GrantState? Amendment(GrantState state, CaseEvent e, EventMeta meta) => e switch
    {
        AmendmentProposed p => Proposed(state, p),
        AmendmentCleared c => With(state, c.Number, a => a with
        {
            Clearances = a.Clearances.SetItem(c.Gate, new Clearance(meta.Actor, meta.StandInFor, meta.At, meta.Version, c.ContentHash, null)),
            Reserved = c.Gate == Gate.Finance ? [.. (c.Postings ?? []).Select(p => new Charge(p.BudgetLine, p.Amount))] : a.Reserved,
        }),
        AmendmentObserved o => With(state, o.Number, a => a with { Observations = [.. o.Observations], Reserved = [] }),
        AmendmentWithdrawn w => With(state, w.Number, a => a with { WithdrawnBecause = w.Reason, Reserved = [] }),
        AmendmentAdopted x => With(AmendmentInForce.Of(state, state.Amendments[x.Number]), x.Number, a => a with { Reserved = [] }),
        _ => null,
    };

    /// <summary>Clearances carried over stand from now on for the content proposed, with who gave them and when.</summary>
    private static GrantState Proposed(GrantState state, AmendmentProposed p)
    {
        var carried = p.Carried.ToImmutableSortedDictionary(g => g, g => state.Clearances[g] with { ContentHash = p.ContentHash }, StringComparer.Ordinal);
        var target = GrantState.AmendmentTarget(p.Number);
        return state with
        {
            Amendments = state.Amendments.SetItem(p.Number, new AmendmentState(p.Number, p.Reason, p.Sections, [.. p.Changed], p.ContentHash) { Clearances = carried }),
            Core = state.Core with { Positions = state.Core.Positions.SetItem(target, AmendmentInForce.Start(p.Carried)) },
        };
    }

    private static GrantState With(GrantState state, int amendment, Func<AmendmentState, AmendmentState> change) =>
        state with { Amendments = state.Amendments.SetItem(amendment, change(state.Amendments[amendment])) };
}
