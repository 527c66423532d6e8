using GrantControl.Journal.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.Budget;

/// <summary>Registers budgets and evidence. It expects the journal's own services and a case host.</summary>
public static class BudgetServices
{
    public static IServiceCollection AddBudget(this IServiceCollection services)
    {
        services.TryAddSingleton<BudgetQueries>();
        services.TryAddSingleton<BudgetImporter>();
        services.TryAddSingleton<DocumentStore>();
        return services;
    }
}
