using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>What ends with the grant: tranches the bank was not yet told to pay, and an amendment still proposed.</summary>
internal static class Cancellation
{
    private static readonly string[] NotYetOrdered =
    [
        TrancheWorkflow.Scheduled, TrancheWorkflow.Requested, TrancheWorkflow.Cleared, TrancheWorkflow.FirstApproved, TrancheWorkflow.Approved,
    ];

    /// <summary>To be called after the event that ended the grant, so that its cascade follows it in the journal.</summary>
    public static void EndChildren(GrantSession session, string reason)
    {
        foreach (var number in session.State.Tranches.Keys.Where(n => NotYetOrdered.Contains(session.State.StateOf(GrantState.TrancheTarget(n)))).ToList())
        {
            CancelTranche(session, number);
        }

        foreach (var amendment in session.State.Amendments.Values.Where(a => session.State.StateOf(GrantState.AmendmentTarget(a.Number)) == AmendmentWorkflow.Proposed).ToList())
        {
            session.Emit(new AmendmentWithdrawn(amendment.Number, reason)
            {
                Step = session.Automatic(GrantState.AmendmentTarget(amendment.Number), "lapse"),
                Postings = ReleaseOf(amendment),
            });
        }
    }

    /// <summary>Cancels one tranche; what was accrued for it is only committed again, until the closing releases it.</summary>
    public static void CancelTranche(GrantSession session, int number)
    {
        var target = GrantState.TrancheTarget(number);
        var accrued = session.State.StateOf(target) == TrancheWorkflow.Approved;
        session.Emit(new TrancheCancelled(number)
        {
            Step = session.Automatic(target, "cancel"),
            Postings = accrued ? [.. session.State.Tranches[number].Plan.Charges.Select(c => new Posting(Account.Committed, Account.Accrued, c.Amount, c.BudgetLine, target))] : null,
        });
    }

    /// <summary>Gives back what Finance had reserved for an amendment that will not be adopted; null when nothing was.</summary>
    public static IReadOnlyList<Posting>? ReleaseOf(AmendmentState amendment) => amendment.Reserved.Length == 0 ? null
        : [.. amendment.Reserved.Select(c => new Posting(Account.Available, Account.Reserved, c.Amount, c.BudgetLine, GrantState.AmendmentTarget(amendment.Number)))];
}
