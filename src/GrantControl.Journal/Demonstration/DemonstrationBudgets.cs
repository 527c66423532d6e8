using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.SampleData;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>
/// The budget of the demonstration: a ministry's real figures. Grants are charged to the lines by department; the other
/// three tables show the same money in other cuts and nothing can be reserved on them.
/// </summary>
public static class DemonstrationBudgets
{
    /// <summary>The budget grants are charged to.</summary>
    public const string Chargeable = "2026-departamento";

    private const string Groups = "2026-grupo";
    private const string Purposes = "2026-finalidad";
    private const int Year = 2026;

    public static IReadOnlyList<ImportBudget> All() =>
    [
        Of(Groups, "Presupuesto por grupo de gasto", SampleFile.ExpenseGroups, null),
        Of("2026-renglon", "Grupo 0 por renglón", SampleFile.ObjectLines, new BudgetBreakdown(Groups, "Grupo 0")),
        Of(Purposes, "Presupuesto por finalidad", SampleFile.Purposes, null),
        Of(Chargeable, "Consejos de desarrollo por departamento", SampleFile.Departments, new BudgetBreakdown(Purposes, "Servicios Administrativos de Consejos de Desarrollo")) with { Chargeable = true },
    ];

    /// <summary>Codes of the chargeable lines, the one with most left first, as imported: before anything is reserved on them.</summary>
    public static IReadOnlyList<string> Richest() =>
        [.. All().First(static b => b.Code == Chargeable).Lines
            .OrderByDescending(static l => l.Assigned + l.Modified - l.OpeningAccrued).ThenBy(static l => l.Code, StringComparer.Ordinal).Select(static l => l.Code)];

    private static ImportBudget Of(string code, string title, string file, BudgetBreakdown? details)
    {
        var table = BudgetFile.Read(SampleFile.Read(file), file);
        return table.IsGood
            ? new ImportBudget(code, title, Year, Currency.Gtq, false, [.. table.Lines.Select(l => new BudgetLineImported(l.Code, l.Name, Money(l.Assigned), Money(l.Modified), Money(l.Accrued)))], details)
            : throw new StoryException($"{file}: {table.Errors[0]}");
    }

    private static Money Money(long minor) => new(minor, Currency.Gtq);
}
