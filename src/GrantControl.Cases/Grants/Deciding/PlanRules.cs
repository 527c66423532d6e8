using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>Whether the sections of a plan fit together: what presenting it asks, and what an amendment must keep true.</summary>
internal static class PlanRules
{
    public static Rejection? Refuses(Plan plan) => PlanComplete(plan) ?? LinesSumToTotal(plan) ?? ResultsComplete(plan);

    /// <summary>Every section is there, and its dates and references meet those of the others.</summary>
    public static Rejection? PlanComplete(Plan plan) => Missing(plan) ?? References(plan);

    public static Rejection? Missing(Plan plan)
    {
        var missing = Section.All.Where(s => PlanSections.Of(plan).All(x => x.Id != s.Id)).ToList();
        return missing.Count == 0 ? null
            : Refuse.Fields(GrantRules.PlanComplete, [.. missing.Select(s => new FieldError(s.Id, new($"Falta la sección «{s.Label.Es}».", $"The section “{s.Label.En}” is missing.")))]);
    }

    /// <summary>Dates and references between the sections that are there; what points to a missing section is not judged.</summary>
    public static Rejection? References(Plan plan)
    {
        var results = plan.Results?.Results.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var term = plan.Activities;
        return new FieldCheck()
            .Each("activities.activities", term?.Activities ?? [], 0, int.MaxValue, (c, path, activity) => c
                .That(results is null || results.Contains(activity.ResultId), $"{path}.resultId", "Ese resultado no está en el plan.", "That result is not in the plan.")
                .That(term!.Starts <= activity.Starts && activity.Ends <= term.Ends, $"{path}.starts", "La actividad sale de las fechas del plan.", "The activity lies outside the dates of the plan."))
            .Each("budget.lines", plan.Budget?.Lines ?? [], 0, int.MaxValue, (c, path, line) => c
                .That(line.ResultId is null || results is null || results.Contains(line.ResultId), $"{path}.resultId", "Ese resultado no está en el plan.", "That result is not in the plan."))
            .Each("tranches.tranches", plan.Tranches?.Tranches ?? [], 0, int.MaxValue, (c, path, tranche) => c
                .That(term is null || tranche.PlannedOn <= term.Ends, $"{path}.plannedOn", "El desembolso queda después del fin del plan.", "The tranche lies after the end of the plan."))
            .Refusal(GrantRules.PlanComplete);
    }

    /// <summary>Lines add up to the stated total, and the tranches, once there are any, add up to the lines, budget line by budget line.</summary>
    public static Rejection? LinesSumToTotal(Plan plan)
    {
        var budget = plan.Budget!;
        var currency = budget.Total.Currency;
        var planned = Sums(budget.Lines.Select(l => new Charge(l.BudgetLine, l.Amount)), currency);
        var scheduled = plan.Tranches is null ? planned : Sums(plan.Tranches.Tranches.SelectMany(t => t.Charges), currency);
        var sum = Money.Sum(planned.Values, currency);
        var check = new FieldCheck().That(sum == budget.Total, "budget.total", $"Las líneas suman {sum}, no {budget.Total}.", $"The lines add up to {sum}, not {budget.Total}.");
        foreach (var line in planned.Keys.Union(scheduled.Keys).Order(StringComparer.Ordinal))
        {
            var (want, have) = (planned.GetValueOrDefault(line, Money.Zero(currency)), scheduled.GetValueOrDefault(line, Money.Zero(currency)));
            check.That(want == have, "tranches.tranches", $"En {line} los desembolsos suman {have} y el presupuesto {want}.", $"On {line} the tranches add up to {have} and the budget to {want}.");
        }

        return check.Refusal(GrantRules.LinesSumToTotal);
    }

    /// <summary>Each result has an indicator, and each indicator its baseline, target and means of verification.</summary>
    public static Rejection? ResultsComplete(Plan plan) => new FieldCheck()
        .Each("results.results", plan.Results!.Results, 0, int.MaxValue, static (c, path, result) => c
            .That(result.Indicators.Count > 0, $"{path}.indicators", "Falta un indicador.", "An indicator is missing.")
            .Each($"{path}.indicators", result.Indicators, 0, int.MaxValue, static (x, at, indicator) => x
                .Text($"{at}.baseline", indicator.Baseline)
                .Text($"{at}.target", indicator.Target)
                .Text($"{at}.verification", indicator.Verification)))
        .Refusal(GrantRules.ResultsComplete);

    /// <summary>Amounts by budget line, in ordinal order.</summary>
    public static SortedDictionary<string, Money> Sums(IEnumerable<Charge> charges, Currency currency)
    {
        var sums = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        foreach (var charge in charges)
        {
            sums[charge.BudgetLine] = sums.GetValueOrDefault(charge.BudgetLine, Money.Zero(currency)) + charge.Amount;
        }

        return sums;
    }
}
