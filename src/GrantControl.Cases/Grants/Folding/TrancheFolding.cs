using System.Collections.Immutable;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantFold
{
    private static GrantState? Tranche(GrantState state, CaseEvent e, EventMeta meta) => e switch
    {
        TrancheRequested or TrancheApproved or TrancheCancelled => state,
        TrancheVerified v => With(state, v.Tranche, t => t with
        {
            Evidence = t.Evidence.SetItems(v.Evidence.Select(x => KeyValuePair.Create(x.Precondition, x.Document.Sha256))),
            Visited = v.Visited,
        }),

        // The evidence cited stays and may be cited again; the visit has to be stated anew.
        TrancheReturned r => With(state, r.Tranche, t => t with { Visited = false }),
        TrancheOrdered o => With(state, o.Tranche, t => t with { Order = o.Order }),
        TranchePaid p => With(state, p.Tranche, t => t with { BankReference = p.BankReference, PaidOn = p.PaidOn }),
        PaymentRejected r => With(state, r.Tranche, t => t with { Order = null }),
        _ => null,
    };

    private static GrantState With(GrantState state, int tranche, Func<TrancheState, TrancheState> change) =>
        state with { Tranches = state.Tranches.SetItem(tranche, change(state.Tranches[tranche])) };
}
