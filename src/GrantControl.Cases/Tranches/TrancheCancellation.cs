using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Tranches;

/// <summary>What ends with its case: tranches the bank was not yet told to pay.</summary>
internal static class TrancheCancellation
{
    private static readonly string[] NotYetOrdered =
    [
        TrancheWorkflow.Scheduled, TrancheWorkflow.Requested, TrancheWorkflow.Cleared, TrancheWorkflow.FirstApproved, TrancheWorkflow.Approved,
    ];

    /// <summary>True while a tranche can still be cancelled.</summary>
    public static bool IsOpen(ITrancheCase state, int number) => NotYetOrdered.Contains(state.StateOfTranche(number));

    /// <summary>Cancels one tranche; what was accrued for it is only committed again, until the closing releases it.</summary>
    public static void Cancel<TState>(CaseSession<TState> session, int number)
        where TState : CaseState, ITrancheCase
    {
        var target = TrancheWorkflow.Target(number);
        var accrued = session.State.StateOfTranche(number) == TrancheWorkflow.Approved;
        session.Emit(new TrancheCancelled(number)
        {
            Step = session.Automatic(target, "cancel"),
            Postings = accrued ? [.. session.State.Tranches[number].Plan.Charges.Select(c => new Posting(Account.Committed, Account.Accrued, c.Amount, c.BudgetLine, target))] : null,
        });
    }
}
