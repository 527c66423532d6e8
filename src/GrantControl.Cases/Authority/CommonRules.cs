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

    /// <summary>The trigger that wants a freeze to stand; every other row with that rule wants none.</summary>
    internal const string Unfreeze = "unfreeze";
    public const string DeadlinePassed = "deadline-passed";
}
