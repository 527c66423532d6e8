using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision? Tranche(GrantSession session, ICaseCommand command) => command switch
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
