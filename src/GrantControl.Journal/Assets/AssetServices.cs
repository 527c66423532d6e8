using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GrantControl.Journal.Assets;

/// <summary>Registers the register of assets. It expects the journal's own services and a case host.</summary>
public static class AssetServices
{
    public static IServiceCollection AddAssets(this IServiceCollection services)
    {
        services.TryAddSingleton<AssetQueries>();
        services.TryAddSingleton<AssetImporter>();
        return services;
    }
}
