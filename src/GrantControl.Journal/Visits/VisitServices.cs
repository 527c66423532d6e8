using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.Visits;

/// <summary>Registers what reads visits. It expects the journal's own services and a case host.</summary>
public static class VisitServices
{
    public static IServiceCollection AddVisits(this IServiceCollection services)
    {
        services.TryAddSingleton<VisitQueries>();
        services.TryAddSingleton<VisitImporter>();
        return services;
    }
}
