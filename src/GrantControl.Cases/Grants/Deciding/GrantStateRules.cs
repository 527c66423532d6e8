using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>The rules of a grant, its tranches and amendments that the state alone decides, by name: offers ask them, and decisions refuse by them.</summary>
internal static class GrantStateRules
{
    public static Func<string, StateRule?> Of(GrantState s) => name => name switch
    {
        GrantRules.CallOpen => a => CallOpen(s, a),
        GrantRules.PlanComplete => _ => PlanRules.PlanComplete(s.Plan),
        GrantRules.LinesSumToTotal => _ => PlanRules.LinesSumToTotal(s.Plan),
        GrantRules.ResultsComplete => _ => PlanRules.ResultsComplete(s.Plan),
        GrantRules.OneAmendmentAtATime => _ => AmendmentChecks.OneAtATime(s),
        GrantRules.AmendmentKeepsPaidTranches => a => a.Child == 0 ? null : AmendmentChecks.StillFits(s, s.Amendments[a.Child]),
        GrantRules.FinalReportFiled => a => a.Row.Id == GrantWorkflow.Close ? SettlementRules.ReportedIfPaid(s, a.Today) : SettlementRules.FinalReportFiled(s, a.Today),
        GrantRules.EveryLineDecided => a => a.Child == 0 ? SettlementRules.EveryLineDecided(s, a.Today) : null,
        GrantRules.PaidEqualsAcceptedPlusRefundable => _ => SettlementRules.PaidEqualsAcceptedPlusRefundable(Settlement.Of(s)),
        GrantRules.ExpenseAccepted => _ => SettlementRules.SomeExpenseAccepted(s),
        GrantRules.DebtUnpaid => _ => SettlementRules.DebtUnpaid(Settlement.Of(s)),
        GrantRules.TranchesSettled => _ => SettlementRules.TranchesSettled(s),
        GrantRules.BalanceZero => _ => SettlementRules.BalanceZero(s),
        GrantRules.WithinRetention => a => SettlementRules.WithinRetention(s, a.Today),
        _ => TrancheStateRules.Of(s)(name),
    };

    private static Rejection? CallOpen(GrantState s, RowAsked asked)
    {
        var closed = asked.Today is { } today ? today > s.CallDate : asked.Missed(GrantWorkflow.Submit);
        return closed
            ? Refuse.With(Codes.WrongState, GrantRules.CallOpen, $"La convocatoria cerró el {s.CallDate:dd/MM/yyyy}.", $"The call closed on {s.CallDate:dd/MM/yyyy}.")
            : null;
    }
}
