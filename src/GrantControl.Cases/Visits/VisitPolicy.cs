using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Visits;

/// <summary>The figures of the default policy of visits. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class VisitPolicy
{
    /// <summary>Days from the start of a case to its first visit, while none has rated it.</summary>
    public const int FirstVisitDays = 90;

    /// <summary>Business days to verify a corrective action that was reported as done.</summary>
    public const int VerifyDays = 10;

    /// <summary>Days that may lie between a visit and its record: phones come back from the field late, not after months.</summary>
    public const int LateDays = 60;

    /// <summary>Months ahead a visit may be planned, and a corrective action may take.</summary>
    public const int MonthsAhead = 24;

    /// <summary>Longest text of a note, in characters.</summary>
    public const int MaxText = Authority.FieldCheck.MaxText;

    public const int MaxPhotos = 12;
    public const int MaxFindings = 20;
    public const int MaxActions = 20;
    public const int MaxVisits = 200;

    /// <summary>Longest drawing of a signature, in characters of SVG path data.</summary>
    public const int MaxSignature = 20_000;

    /// <summary>Points from which a case is of medium and of high risk.</summary>
    public const int MediumFrom = 2;
    public const int HighFrom = 4;

    /// <summary>From here an amount weighs two points: US$ 100,000.00, the threshold of HACT's assessments, or Q 750,000.00.</summary>
    public static Money LargeFrom(Currency currency) => currency == Currency.Usd ? new Money(10_000_000, currency) : new Money(75_000_000, Currency.Gtq);

    /// <summary>From here it weighs one: US$ 25,000.00 or Q 200,000.00.</summary>
    public static Money MiddlingFrom(Currency currency) => currency == Currency.Usd ? new Money(2_500_000, currency) : new Money(20_000_000, Currency.Gtq);

    public static int VisitsAYear(RiskRating rating) => rating switch
    {
        RiskRating.High => 4,
        RiskRating.Medium => 2,
        _ => 1,
    };
}
