using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

#pragma warning disable MA0048 // a rating and the three words it is made of

/// <summary>How likely money goes astray; it sets how often a case is visited (HACT: the rating sets the number of visits).</summary>
public enum RiskRating
{
    [Field("Bajo", "Low")]
    Low,

    [Field("Medio", "Medium")]
    Medium,

    [Field("Alto", "High")]
    High,
}

/// <summary>One addend of a rating.</summary>
/// <param name="Factor">Stable: <c>amount</c>, <c>first-time</c>, <c>overdue-liquidations</c>, <c>open-findings</c>.</param>
public sealed record RiskPoint(string Factor, int Points, Label Because);

/// <summary>The rating of a case with its arithmetic, as it was computed with a command.</summary>
/// <param name="Points">Only what weighs; their sum is the rating.</param>
public sealed record VisitRisk(RiskRating Rating, IReadOnlyList<RiskPoint> Points, int VisitsAYear)
{
    public const string Amount = "amount";
    public const string FirstTime = "first-time";
    public const string OverdueLiquidations = "overdue-liquidations";
    public const string OpenFindings = "open-findings";

    /// <summary>Months from one visit to the next.</summary>
    public int MonthsBetween => 12 / VisitsAYear;

    /// <summary>The rating of a case of this amount, organisation and findings.</summary>
    /// <param name="organisation">Null when the case is about none that is registered: then nothing is known for it or against it.</param>
    public static VisitRisk Of(Money amount, OrganisationFacts? organisation, IReadOnlyCollection<Finding> findings)
    {
        var open = findings.Where(static f => !f.Resolved).ToList();
        var points = new List<RiskPoint>();
        if (amount >= VisitPolicy.MiddlingFrom(amount.Currency))
        {
            var large = VisitPolicy.LargeFrom(amount.Currency);
            var from = amount >= large ? large : VisitPolicy.MiddlingFrom(amount.Currency);
            points.Add(new(Amount, amount >= large ? 2 : 1, new($"{amount}, desde {from}", $"{amount}, from {from}")));
        }

        if (organisation is { ClosedCases: 0 })
        {
            points.Add(new(FirstTime, 1, new("Primera vez: ningún expediente cerrado", "First time: no case closed yet")));
        }

        if (organisation is { OverdueLiquidations: > 0 and var overdue })
        {
            points.Add(new(OverdueLiquidations, 2, new($"Liquidaciones vencidas: {overdue}", $"Overdue liquidations: {overdue}")));
        }

        if (open.Count > 0)
        {
            var blocking = open.Count(static f => f.Blocking);
            points.Add(new(OpenFindings, blocking > 0 ? 2 : 1, new($"Hallazgos abiertos: {open.Count}, bloqueantes: {blocking}", $"Open findings: {open.Count}, blocking: {blocking}")));
        }

        var sum = points.Sum(static p => p.Points);
        var rating = sum >= VisitPolicy.HighFrom ? RiskRating.High : sum >= VisitPolicy.MediumFrom ? RiskRating.Medium : RiskRating.Low;
        return new VisitRisk(rating, points, VisitPolicy.VisitsAYear(rating));
    }
}
