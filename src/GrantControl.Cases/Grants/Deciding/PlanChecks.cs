using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>Whether a section, on its own, is well formed: what saving it asks. How sections fit together is <see cref="PlanRules"/>' business.</summary>
internal static class PlanChecks
{
    private const int MaxId = 40;
    private const int MaxShort = 200;

    /// <summary>Refuses the sections sent when one of them is malformed, or none was sent.</summary>
    public static Rejection? Refuses(Plan sent, Currency currency)
    {
        var check = new FieldCheck().That(PlanSections.Of(sent).Count > 0, "", "Envíe al menos una sección.", "Send at least one section.");
        General(check, sent.General);
        Results(check, sent.Results);
        Activities(check, sent.Activities);
        Budget(check, sent.Budget, currency);
        Tranches(check, sent.Tranches, currency);
        return check.Refusal(GrantRules.SectionsValid);
    }

    public static void Account(FieldCheck check, string path, BankAccount account) => check
        .Text($"{path}.bank", account.Bank, MaxShort)
        .Text($"{path}.number", account.Number, MaxId)
        .Text($"{path}.holder", account.Holder, MaxShort);

    private static void General(FieldCheck check, GeneralSection? section)
    {
        if (section is null)
        {
            return;
        }

        check.Text("general.purpose", section.Purpose)
            .Text("general.legalRepresentative", section.LegalRepresentative, MaxShort)
            .Text("general.registrationNumber", section.RegistrationNumber, MaxShort)
            .Optional("general.place", section.Place, MaxShort);
        Account(check, "general.account", section.Account);
    }

    private static void Results(FieldCheck check, ResultsSection? section)
    {
        if (section is null)
        {
            return;
        }

        check.Each("results.results", section.Results, 1, 50, static (c, path, result) => c
            .Text($"{path}.id", result.Id, MaxId)
            .Text($"{path}.title", result.Title, MaxShort)
            .Each($"{path}.indicators", result.Indicators, 0, 20, static (x, at, indicator) => x
                .Text($"{at}.id", indicator.Id, MaxId)
                .Text($"{at}.title", indicator.Title, MaxShort)
                .Optional($"{at}.unit", indicator.Unit, MaxShort)
                .Optional($"{at}.baseline", indicator.Baseline, MaxShort)
                .Optional($"{at}.target", indicator.Target, MaxShort)
                .Optional($"{at}.verification", indicator.Verification)))
            .Unique("results.results", section.Results.Select(r => r.Id))
            .Unique("results.results", section.Results.SelectMany(r => r.Indicators).Select(i => i.Id));
    }

    private static void Activities(FieldCheck check, ActivitiesSection? section)
    {
        if (section is null)
        {
            return;
        }

        check.That(section.Starts <= section.Ends, "activities.ends", "El plan termina antes de empezar.", "The plan ends before it starts.")
            .Each("activities.activities", section.Activities, 1, GrantPolicy.MaxPlanLines, static (c, path, activity) => c
                .Text($"{path}.id", activity.Id, MaxId)
                .Text($"{path}.resultId", activity.ResultId, MaxId)
                .Text($"{path}.title", activity.Title, MaxShort)
                .That(activity.Starts <= activity.Ends, $"{path}.ends", "La actividad termina antes de empezar.", "The activity ends before it starts."))
            .Unique("activities.activities", section.Activities.Select(a => a.Id));
    }

    private static void Budget(FieldCheck check, BudgetSection? section, Currency currency)
    {
        if (section is null)
        {
            return;
        }

        check.Amount("budget.total", section.Total, currency)
            .Each("budget.lines", section.Lines, 1, GrantPolicy.MaxPlanLines, (c, path, line) => c
                .Text($"{path}.id", line.Id, MaxId)
                .Text($"{path}.description", line.Description, MaxShort)
                .BudgetLine($"{path}.budgetLine", line.BudgetLine)
                .Amount($"{path}.amount", line.Amount, currency)
                .Optional($"{path}.resultId", line.ResultId, MaxId))
            .Unique("budget.lines", section.Lines.Select(l => l.Id));
    }

    private static void Tranches(FieldCheck check, TranchesSection? section, Currency currency)
    {
        if (section is null)
        {
            return;
        }

        check.That(section.Tranches.Select((t, i) => t.Number == i + 1).All(inOrder => inOrder), "tranches.tranches", "Numere los desembolsos desde 1, en orden.", "Number the tranches from 1, in order.")
            .That(section.Tranches.Zip(section.Tranches.Skip(1)).All(p => p.First.PlannedOn <= p.Second.PlannedOn), "tranches.tranches", "Las fechas deben ir en orden.", "The dates must be in order.")
            .Each("tranches.tranches", section.Tranches, 1, GrantPolicy.MaxTranches, (c, path, tranche) => c
                .Each($"{path}.charges", tranche.Charges, 1, GrantPolicy.MaxPlanLines, (x, at, charge) => x
                    .BudgetLine($"{at}.budgetLine", charge.BudgetLine)
                    .Amount($"{at}.amount", charge.Amount, currency))
                .Unique($"{path}.charges", tranche.Charges.Select(x => x.BudgetLine))
                .Each($"{path}.preconditions", tranche.Preconditions, 0, 20, static (x, at, text) => x.Text(at, text, MaxShort)));
    }
}
