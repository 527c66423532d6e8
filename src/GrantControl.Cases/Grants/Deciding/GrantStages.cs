using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    /// <summary>The commands of the case itself, in the order of its table; null for those of its tranches and amendments.</summary>
    private static Decision? Grant(GrantSession session, ICaseCommand command) => command switch
    {
        OpenGrant c => Open(session, c),
        SaveSections c => Save(session, c),
        SubmitGrant c => Submit(session, c),
        WithdrawGrant c => Withdraw(session, c),
        AdmitGrant c => Admit(session, c),
        ClearGate c => Clear(session, c),
        ObserveGate c => Observe(session, c),
        ResubmitGrant c => Resubmit(session, c),
        AuthorizeGrant c => Authorize(session, c),
        RejectGrant c => RejectPlan(session, c),
        SignGrant c => Sign(session, c),
        ActivateGrant c => Activate(session, c),
        SuspendGrant c => Suspend(session, c),
        LiftSuspension c => Lift(session, c),
        TerminateGrant c => Terminate(session, c),
        FileFinalReport c => ReportFinal(session, c),
        DetermineLiquidation c => Determine(session, c),
        RecordRefund c => Refund(session, c),
        DisallowExpense c => Disallow(session, c),
        EscalateDebt c => Escalate(session, c.Reason),
        WriteOffDebt c => WriteOff(session, c),
        CloseGrant c => Close(session, c),
        ReopenGrant c => Reopen(session, c),
        RaiseFinding c => Oversight.Raise(session, c),
        ResolveFinding c => Oversight.Resolve(session, c),
        FreezePayments c => Oversight.Freeze(session, c),
        UnfreezePayments c => Oversight.Unfreeze(session, c),
        CompensateDuties c => Compensate(session, c),
        ExpireDeadline c => Expire(session, c),
        _ => null,
    };
}
