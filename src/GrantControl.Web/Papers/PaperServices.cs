using GrantControl.Journal.Papers;

namespace GrantControl.Web.Papers;

/// <summary>What papers and their verification need.</summary>
public static class PaperServices
{
    public static IServiceCollection AddPapers(this IServiceCollection services) =>
        services.AddSingleton<PaperRecords>().AddSingleton<PaperShelf>().AddSingleton(new VerifyLimits()).AddSingleton<PaperThrottle>();
}
