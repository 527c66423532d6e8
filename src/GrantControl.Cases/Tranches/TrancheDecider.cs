using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Tranches;

/// <summary>What a case decides of its tranches, whatever kind it is.</summary>
public static class TrancheDecider
{
    /// <summary>The decision on a command of a tranche; null for every other command.</summary>
    public static Decision? Decide<TState>(CaseSession<TState> session, ICaseCommand command)
        where TState : CaseState, ITrancheCase => command switch
        {
            RequestTranche c => TrancheRequests.Request(session, c),
            VerifyTranche c => TrancheRequests.Verify(session, c),
            ReturnTranche c => TrancheRequests.Return(session, c),
            ApproveTranche c => TranchePayments.Approve(session, c),
            OrderTranche c => TranchePayments.Order(session, c),
            ConfirmTranche c => TranchePayments.Confirm(session, c),
            RejectPayment c => TranchePayments.Reject(session, c),
            ReportTranche c => ExpenseReports.Report(session, c),
            ObserveTranche c => ExpenseReports.Observe(session, c),
            CorrectTranche c => ExpenseReports.Correct(session, c),
            AcceptTranche c => ExpenseReports.Accept(session, c),
            _ => null,
        };
}

/// <summary>Names of tranches and their events and commands, the same in every kind that pays in them.</summary>
public static class TrancheCatalog
{
    /// <param name="prefix">What stands before the event's own name in the journal: <c>tranche.</c> for grants.</param>
    /// <param name="accounted">Whether what was paid is reported and accepted.</param>
    public static EventCatalog AddTranches(this EventCatalog catalog, string prefix, bool accounted = true)
    {
        catalog
            .Add<TrancheRequested>($"{prefix}requested/1")
            .Add<TrancheVerified>($"{prefix}verified/1")
            .Add<TrancheApproved>($"{prefix}approved/1")
            .Add<TrancheReturned>($"{prefix}returned/1")
            .Add<TrancheOrdered>($"{prefix}ordered/1")
            .Add<TranchePaid>($"{prefix}paid/1")
            .Add<PaymentRejected>($"{prefix}payment-rejected/1")
            .Add<TrancheCancelled>($"{prefix}cancelled/1");
        return !accounted ? catalog : catalog
            .Add<TrancheReported>($"{prefix}reported/1")
            .Add<TrancheAccepted>($"{prefix}accepted/1")
            .Add<TrancheObserved>($"{prefix}observed/1")
            .Add<TrancheCorrected>($"{prefix}corrected/1");
    }

    public static CommandCatalog AddTranches(this CommandCatalog catalog, bool accounted = true)
    {
        catalog
            .Add<RequestTranche>("request-tranche")
            .Add<VerifyTranche>("verify-tranche")
            .Add<ApproveTranche>("approve-tranche")
            .Add<ReturnTranche>("return-tranche")
            .Add<OrderTranche>("order-tranche")
            .Add<ConfirmTranche>("confirm-tranche")
            .Add<RejectPayment>("reject-payment");
        return !accounted ? catalog : catalog
            .Add<ReportTranche>("report-tranche")
            .Add<AcceptTranche>("accept-tranche")
            .Add<ObserveTranche>("observe-tranche")
            .Add<CorrectTranche>("correct-tranche");
    }
}
