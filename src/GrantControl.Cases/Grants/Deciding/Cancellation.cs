using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>What ends with the grant: tranches the bank was not yet told to pay, and an amendment still proposed.</summary>
internal static class Cancellation
{
    /// <summary>To be called after the event that ended the grant, so that its cascade follows it in the journal.</summary>
    public static void EndChildren(GrantSession session, string reason)
    {
        foreach (var number in session.State.Tranches.Keys.Where(n => TrancheCancellation.IsOpen(session.State, n)).ToList())
        {
            TrancheCancellation.Cancel(session, number);
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

    /// <summary>Gives back what Finance had reserved for an amendment that will not be adopted; null when nothing was.</summary>
    public static IReadOnlyList<Posting>? ReleaseOf(AmendmentState amendment) => amendment.Reserved.Length == 0 ? null
        : [.. amendment.Reserved.Select(c => new Posting(Account.Available, Account.Reserved, c.Amount, c.BudgetLine, GrantState.AmendmentTarget(amendment.Number)))];
}
