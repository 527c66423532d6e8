using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>What an event of a grant does outside the case: ledger, claims, duties, gate marks, notices.</summary>
public static class GrantEffects
{
    public static Effects Of(GrantState before, Recorded recorded, GrantState after) => new()
    {
        Postings = recorded.Event.Postings ?? [],
        Claims = [.. Claims(recorded.Event, after)],
        Duties = CommonEffects.Duties(recorded, after.Core),
        Gates = Marks(before, recorded.Event, after),
        Notices = CommonEffects.Notices(recorded.Event, after.Core, GrantWorkflow.Definition, Role.Ngo),
    };

    /// <summary>A bank reference pays or refunds once, whatever case names it (unique bank reference).</summary>
    private static IEnumerable<Claim> Claims(CaseEvent e, GrantState after)
    {
        var documents = e.Step is null ? [] : Evidence.Claims(after.Core, e.Step);
        return e switch
        {
            TranchePaid paid => documents.Append(new Claim(Claim.BankReference, paid.BankReference, $"case:{after.Id}:{GrantState.TrancheTarget(paid.Tranche)}")),
            RefundRecorded refund => documents.Append(new Claim(Claim.BankReference, refund.BankReference, $"case:{after.Id}:refund:{after.Refunds.Length}")),
            _ => documents,
        };
    }

    /// <summary>Gates whose person or content changed; a gate opened again loses its mark.</summary>
    private static IReadOnlyList<GateMark> Marks(GrantState before, CaseEvent e, GrantState after) =>
        e is GateCleared or GrantResubmitted or AmendmentAdopted or SectionsSaved
            ? [.. GrantWorkflow.Definition.Gates
                .Select(g => (g.Id, Was: before.Clearances.GetValueOrDefault(g.Id), Is: after.Clearances.GetValueOrDefault(g.Id)))
                .Where(g => g.Was != g.Is)
                .Select(g => new GateMark(g.Id, g.Is?.By, g.Is?.ContentHash))]
            : [];
}
