using GrantControl.Journal.Documents;
using GrantControl.Journal.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.Budget;

/// <summary>Registers budgets, evidence and reports. It expects the journal's own services and a case host.</summary>
public static class BudgetServices
{
    public static IServiceCollection AddBudget(this IServiceCollection services)
    {
        services.TryAddSingleton<BudgetQueries>();
        services.TryAddSingleton<BudgetImporter>();
        services.TryAddSingleton<Files.FileDrafts>();
        services.TryAddSingleton<BudgetDrafts>();
        services.TryAddSingleton<ChargeableLines>();
        services.TryAddSingleton<DocumentStore>();
        services.TryAddSingleton<MoneyReports>();
        return services;
    }
}
