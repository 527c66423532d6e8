namespace GrantControl.Cases.Disposals;

/// <summary>
/// The duties of a disposal. Whoever holds one of them in a case may hold no other in it: who keeps a good, judges it,
/// appraises it, decides on it, hands it over and writes it off are different people (GAO Green Book 10.03; source 004).
/// No pair can be compensated, because every one of them stands on the way to the books.
/// </summary>
public static class DisposalDuty
{
    public const string Keep = "keep";
    public const string Inspect = "inspect";
    public const string Witness = "witness";
    public const string Opine = "technical-opinion";
    public const string Appraise = "appraise";
    public const string Recommend = "recommend";
    public const string ReviewLegal = Authority.Duty.ReviewLegal;
    public const string Authorise = Authority.Duty.Authorise;
    public const string WriteOff = "write-off-books";
    public const string Close = Authority.Duty.Close;

    public static IReadOnlyList<string> All { get; } = [Keep, Inspect, Witness, Opine, Appraise, Recommend, ReviewLegal, Authorise, WriteOff, Close];
}
