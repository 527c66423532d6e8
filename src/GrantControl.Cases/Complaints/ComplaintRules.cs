namespace GrantControl.Cases.Complaints;

/// <summary>Names of the rules that stand beside the six guards. A refusal carries the name of the rule that refused.</summary>
public static class ComplaintRules
{
    /// <summary>Nobody of the accused unit, and nobody related to whom is accused, handles the complaint.</summary>
    public const string AccusedBarred = "accused-barred";

    /// <summary>A unit acts in the place of the one that usually does only when that stands accused.</summary>
    public const string InPlaceOfAccused = "in-place-of-accused";
    public const string PeopleFit = "people-fit";
    public const string AssignedPerson = "assigned-person";
    public const string EntrustedPerson = "entrusted-person";
    public const string QuestionsCapped = "questions-capped";
    public const string SomethingConcluded = "something-concluded";

    /// <summary>While one conclusion waits for the reviewer there is no other: he agrees with it or sends it back.</summary>
    public const string OneConclusion = "one-conclusion";
    public const string PlanDated = "plan-dated";
    public const string AnswerPublic = "answer-public";
    public const string FreezesLifted = "freezes-lifted";
    public const string WithinReopening = "within-reopening";
    public const string NewEvidence = "new-evidence";
    public const string LinkKnown = "link-known";
    public const string LinkFreezeStands = "link-freeze-stands";
    public const string DuplicateKnown = "duplicate-known";
    public const string IdentitySealed = "identity-sealed";
    public const string RequestOpen = "request-open";
    public const string OtherArea = "other-area";
    public const string ConsentInForce = "consent-in-force";
}
