namespace GrantControl.Cases.Complaints;

/// <summary>The figures of the default policy. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class ComplaintPolicy
{
    /// <summary>Pieces of evidence one filing, answer or reopening may bring.</summary>
    public const int MaxEvidence = 5;

    /// <summary>Times an investigator may ask: each stops his clock.</summary>
    public const int MaxQuestions = 3;

    /// <summary>Days after closing in which whoever complained, or internal control, may have the complaint taken up again.</summary>
    public const int ReopenDays = 30;

    /// <summary>How long an identity may be looked at once two people agreed.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    /// <summary>Days a corrective plan may take at most.</summary>
    public const int LongestPlanDays = 366;

    public const int MaxMeasures = 20;
    public const int MaxAccused = 20;

    /// <summary>Kinds of case a complaint may be linked to.</summary>
    public static IReadOnlyList<string> Linkable { get; } = ["grant", "contract", "disposal"];
}
