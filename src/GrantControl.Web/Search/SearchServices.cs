using GrantControl.Journal.Search;
using GrantControl.Web.CommandLine;

namespace GrantControl.Web.Search;

/// <summary>What the search needs in a process that answers people.</summary>
public static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services, ProcessRole role)
    {
        services.AddSingleton<SearchFollower>();
        if (role != ProcessRole.Silo)
        {
            services.AddHostedService(static p => p.GetRequiredService<SearchFollower>());
        }

        return services;
    }
}
