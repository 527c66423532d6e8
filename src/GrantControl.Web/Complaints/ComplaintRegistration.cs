using GrantControl.Journal.Complaints;

namespace GrantControl.Web.Complaints;

/// <summary>What complaints need.</summary>
public static class ComplaintRegistration
{
    public static IServiceCollection AddComplaints(this IServiceCollection services, DirectoryInfo data) => services
        .AddComplaintRegister(data)
        .AddSingleton(new ComplaintLimits())
        .AddSingleton<ComplaintThrottle>()
        .AddSingleton<PortalInstitution>()
        .AddSingleton<FormGuard>()
        .AddSingleton<ComplaintDesk>();
}
