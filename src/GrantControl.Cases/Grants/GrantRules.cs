using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;

namespace GrantControl.Cases.Grants;

/// <summary>Names of the rules that stand beside the six guards. A refusal carries the name of the rule that refused.</summary>
public static class GrantRules
{
    public const string OrganisationKnown = "organisation-known";
    public const string CallOpen = "call-open";
    public const string SectionsValid = "sections-valid";
    public const string PlanComplete = "plan-complete";
    public const string LinesSumToTotal = "lines-sum-to-total";
    public const string ResultsComplete = "results-complete";
    public const string NotSanctioned = "not-sanctioned";
    public const string NoOverdueLiquidation = "no-overdue-liquidation";
    public const string BudgetAvailable = "budget-available";
    public const string ObservationsCiteSections = "observations-cite-sections";
    public const string EveryObservationAnswered = TrancheRules.EveryObservationAnswered;
    public const string Reasoned = CommonRules.Reasoned;
    public const string SameContentHash = "same-content-hash";
    public const string AccountVerified = "account-verified";
    public const string GuaranteeCovers = "guarantee-covers";
    public const string OneAmendmentAtATime = "one-amendment-at-a-time";
    public const string AmendmentKeepsPaidTranches = "amendment-keeps-paid-tranches";
    public const string AmendmentBelowThreshold = "amendment-below-threshold";
    public const string FinalReportFiled = "final-report-filed";
    public const string EveryLineDecided = TrancheRules.EveryLineDecided;
    public const string PaidEqualsAcceptedPlusRefundable = "paid-equals-accepted-plus-refundable";
    public const string RefundWithinDebt = "refund-within-debt";
    public const string DebtUnpaid = "debt-unpaid";
    public const string FindingsClosed = CommonRules.FindingsClosed;
    public const string BalanceZero = "balance-zero";
    public const string WithinRetention = "within-retention";
    public const string TranchesSettled = "tranches-settled";
    public const string ExpenseAccepted = "expense-accepted";
    public const string FindingOpen = CommonRules.FindingOpen;
    public const string ResolverIsAnother = CommonRules.ResolverIsAnother;
    public const string FreezeStands = CommonRules.FreezeStands;
    public const string DeadlinePassed = CommonRules.DeadlinePassed;
    public const string FieldsValid = CommonRules.FieldsValid;
    public const string NotForOneself = "not-for-oneself";
    public const string PairCompensable = "pair-compensable";
    public const string TrancheInTurn = TrancheRules.TrancheInTurn;
    public const string PreviousTrancheLiquidated = TrancheRules.PreviousTrancheLiquidated;
    public const string ReportsUpToDate = TrancheRules.ReportsUpToDate;
    public const string WithinCommitment = TrancheRules.WithinCommitment;
    public const string PreconditionsEvidenced = TrancheRules.PreconditionsEvidenced;
    public const string VisitMade = TrancheRules.VisitMade;
    public const string BatchAddsUp = TrancheRules.BatchAddsUp;
    public const string AccountUnchanged = TrancheRules.AccountUnchanged;
    public const string BankReferenceUnique = TrancheRules.BankReferenceUnique;
    public const string AmountAsOrdered = TrancheRules.AmountAsOrdered;
    public const string EvidencePerLine = TrancheRules.EvidencePerLine;
    public const string LinesWithinPayment = TrancheRules.LinesWithinPayment;
}
