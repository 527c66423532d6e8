using GrantControl.Cases.Authority;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

/// <summary>Names of the rules that stand beside the six guards and those of tranches.</summary>
public static class ContractRules
{
    public const string SupplierKnown = "supplier-known";
    public const string NotSanctioned = "not-sanctioned";
    public const string TermsValid = "contract-terms-valid";
    public const string ItemsSumToAmount = "items-sum-to-amount";
    public const string DeliverablesCoverItems = "deliverables-cover-items";
    public const string PaymentsMatchDeliverables = "payments-match-deliverables";
    public const string ContractComplete = "contract-complete";
    public const string BudgetAvailable = "budget-available";
    public const string EveryObservationAnswered = "every-observation-answered";
    public const string AppointmentOpen = "appointment-open";
    public const string AdministratorNamed = "administrator-named";
    public const string AdministratorIsAppointed = "administrator-is-appointed";
    public const string AdministratorAccepted = "administrator-accepted";
    public const string NoConflictDeclared = "no-conflict-declared";
    public const string GuaranteeCovers = "contract-guarantee-covers";
    public const string AccountVerified = "account-verified";
    public const string NotCommitted = "not-committed";
    public const string CommitmentExists = "commitment-exists";
    public const string QuantitiesWithinContract = "quantities-within-contract";
    public const string DeliverablesAccepted = "deliverables-accepted";
    public const string DeliverablesResolved = "deliverables-resolved";
    public const string DefectsCured = "defects-cured";
    public const string BeforeExpiry = "before-expiry";
    public const string OneAmendmentAtATime = "one-amendment-at-a-time";
    public const string AmendmentWithinCap = "amendment-within-cap";
    public const string TermOnlyLonger = "term-only-longer";
    public const string DelayExists = "delay-exists";
    public const string DelaysReported = "delays-reported";
    public const string HearingRecorded = "hearing-recorded";
    public const string PenaltyWithinCap = "penalty-within-cap";
    public const string NotEvaluated = "not-evaluated";
    public const string SomethingReceivable = "something-receivable";
    public const string SomethingRetained = "something-retained";
    public const string PaymentsSettled = "payments-settled";
    public const string PenaltiesSettled = "penalties-settled";
    public const string SettlementReconciles = "settlement-reconciles";
    public const string WithinReceivable = "within-receivable";
    public const string BankReferenceUnique = Tranches.TrancheRules.BankReferenceUnique;
    public const string RetentionWhole = "retention-whole";
    public const string GuaranteeInForce = "guarantee-in-force";
    public const string SupplierEvaluated = "supplier-evaluated";
    public const string GuaranteesReleased = "guarantees-released";
    public const string RetentionReleased = "retention-released";
    public const string BooksZero = "contract-books-zero";
    public const string WithinRetention = "within-retention";
    public const string FieldsValid = CommonRules.FieldsValid;
    public const string Reasoned = CommonRules.Reasoned;
}

/// <summary>The figures of the default policy. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class ContractPolicy
{
    /// <summary>All amendments together may add at most this much to the original amount, in percent.</summary>
    public const int AmendmentCapPercent = 20;

    /// <summary>All extensions together may add at most this much to the original term, in percent of its days.</summary>
    public const int ExtensionCapPercent = 50;

    /// <summary>All penalties together take at most this much of the amount, in percent.</summary>
    public const int PenaltyCapPercent = 5;

    /// <summary>Of one payment at most this much goes to penalties, in percent; the rest waits for the next.</summary>
    public const int PenaltyOfPaymentPercent = 50;

    /// <summary>Days before an end at which it is told: to the administrator, then also to his superior, then also to internal control.</summary>
    public static IReadOnlyList<int> AlertDays { get; } = [60, 30, 15];

    /// <summary>Years after the closing in which it may be opened again.</summary>
    public const int RetentionYears = 5;

    /// <summary>Calendar days in which an appointment is accepted or another person named.</summary>
    public const int AcceptDays = 5;

    public const int MaxItems = 200;
    public const int MaxDeliverables = 60;
    public const int MaxPayments = 60;
    public const int MaxQuantity = 1_000_000;
    public const int MaxPenaltyPerMille = 50;
    public const int MaxRetentionPercent = 20;
    public const int MaxReference = 60;

    /// <summary>A share of an amount, rounded down to the centavo.</summary>
    /// <param name="percent">0 to 100.</param>
    public static Money Share(Money amount, int percent) => new((long)((Int128)amount.Minor * percent / 100), amount.Currency);
}
