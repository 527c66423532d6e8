using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.Complaints;

/// <summary>Registers what complaints need beside the journal's own services.</summary>
public static class ComplaintServices
{
    /// <param name="data">Where the file of keys lies, unless the environment names another.</param>
    public static IServiceCollection AddComplaintRegister(this IServiceCollection services, DirectoryInfo data)
    {
        services.TryAddSingleton(ComplaintKeys.In(data));
        services.TryAddSingleton<TrackingCodes>();
        services.TryAddSingleton<IdentitySeal>();
        services.TryAddSingleton<EvidenceTickets>();
        services.TryAddSingleton<ComplaintQueries>();
        return services;
    }
}
