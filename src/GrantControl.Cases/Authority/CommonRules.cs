namespace GrantControl.Cases.Authority;

/// <summary>Names of rules that every kind of case may ask, beside the six guards.</summary>
public static class CommonRules
{
    public const string FieldsValid = "fields-valid";
    public const string Reasoned = "reasoned";
    public const string FindingOpen = "finding-open";
    public const string FindingsClosed = "findings-closed";
    public const string ResolverIsAnother = "resolver-is-another";
    public const string FreezeStands = "freeze-stands";
    public const string DeadlinePassed = "deadline-passed";
}
