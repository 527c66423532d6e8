using GrantControl.Cases.Authority;

namespace GrantControl.Cases.Tranches;

/// <summary>Names of the rules of the tranche table.</summary>
public static class TrancheRules
{
    public const string Reasoned = CommonRules.Reasoned;
    public const string EveryObservationAnswered = "every-observation-answered";
    public const string EveryLineDecided = "every-line-decided";
    public const string TrancheInTurn = "tranche-in-turn";
    public const string PreviousTrancheLiquidated = "previous-tranche-liquidated";
    public const string ReportsUpToDate = "reports-up-to-date";
    public const string WithinCommitment = "within-commitment";
    public const string PreconditionsEvidenced = "preconditions-evidenced";
    public const string VisitMade = "visit-made";
    public const string BatchAddsUp = "batch-adds-up";
    public const string AccountUnchanged = "account-unchanged";
    public const string BankReferenceUnique = "bank-reference-unique";
    public const string AmountAsOrdered = "amount-as-ordered";
    public const string EvidencePerLine = "evidence-per-line";
    public const string LinesWithinPayment = "lines-within-payment";
}

/// <summary>The figures of the tranche table. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class TranchePolicy
{
    /// <summary>Share of the money paid that may still be unaccounted for when the next tranche is asked for, in percent.</summary>
    public const int UnliquidatedPercent = 20;

    public const int MaxBankReference = 64;
}
