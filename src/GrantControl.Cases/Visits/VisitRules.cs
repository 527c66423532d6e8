namespace GrantControl.Cases.Visits;

/// <summary>Names of the rules of visits that stand beside the six guards.</summary>
public static class VisitRules
{
    public const string PlannedAhead = "planned-ahead";
    public const string ChecklistComplete = "checklist-complete";
    public const string PlaceKnown = "place-known";
    public const string ActionsOwned = "actions-owned";
    public const string ActionOpen = "action-open";
    public const string ActionAnswered = "action-answered";
    public const string VerifierIsAnother = "verifier-is-another";
    public const string VisitKnown = "visit-known";
    public const string VisitsSettled = "visits-settled";
    public const string AlreadyRecorded = "already-recorded";
}
