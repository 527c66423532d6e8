using GrantControl.Journal.Demonstration;
using GrantControl.Journal.People;

namespace GrantControl.Web.Sessions;

/// <summary>What signing in needs.</summary>
public static class SessionServices
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddPeople()
        .AddSingleton<DemonstrationPresence>()
        .AddSingleton<DemonstrationCast>()
        .AddSingleton(new SignInLimits())
        .AddSingleton<SignInThrottle>();
}
