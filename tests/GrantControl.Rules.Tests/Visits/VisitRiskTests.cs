using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Rules.Tests.Visits;

/// <summary>A rating is a sum that is shown.</summary>
public sealed class VisitRiskTests
{
    [Theory]
    [InlineData(199_999_99, 3, 0, 0, 0, "", RiskRating.Low, 1)]
    [InlineData(200_000_00, 3, 0, 0, 0, "amount:1", RiskRating.Low, 1)]
    [InlineData(749_999_99, 0, 0, 0, 0, "amount:1 first-time:1", RiskRating.Medium, 2)]
    [InlineData(750_000_00, 3, 0, 0, 0, "amount:2", RiskRating.Medium, 2)]
    [InlineData(750_000_00, 0, 0, 1, 0, "amount:2 first-time:1 open-findings:1", RiskRating.High, 4)]
    [InlineData(1_00, 3, 2, 0, 1, "overdue-liquidations:2 open-findings:2", RiskRating.High, 4)]
    [InlineData(1_00, 3, 1, 0, 0, "overdue-liquidations:2", RiskRating.Medium, 2)]
    public void Points_add_up_to_visits_a_year(long centavos, int closed, int overdue, int open, int blocking, string points, RiskRating rating, int visits)
    {
        var findings = Enumerable.Range(1, open + blocking).Select(i => new Finding(i, "x", i > open, "y")).Append(new Finding(99, "cerrado", true, "y") { Resolved = true });
        var risk = VisitRisk.Of(new Money(centavos, Currency.Gtq), new OrganisationFacts("o", "O", false, overdue) { ClosedCases = closed }, [.. findings]);

        string.Join(' ', risk.Points.Select(p => $"{p.Factor}:{p.Points}")).Should().Be(points);
        (risk.Rating, risk.VisitsAYear, risk.MonthsBetween).Should().Be((rating, visits, 12 / visits));
        risk.Points.Where(p => p.Because.Es.Length == 0 || p.Because.En.Length == 0).Should().BeEmpty();
    }

    [Fact]
    public void Of_a_case_without_a_registered_organisation_nothing_is_held_against_it() =>
        VisitRisk.Of(new Money(1, Currency.Usd), null, []).Points.Should().BeEmpty();
}
