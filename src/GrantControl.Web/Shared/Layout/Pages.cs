using GrantControl.Web.Cases;
using GrantControl.Web.Complaints;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Shared.Layout;

/// <summary>Pages live in the folder of their capability, beside its endpoints.</summary>
public static class Pages
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services
            .AddRazorPages(static pages =>
            {
                pages.RootDirectory = "/";
                pages.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute());
                pages.Conventions.ConfigureFilter(new PlainText());
            })

            // Whoever starts the program may be another assembly.
            .AddApplicationPart(typeof(Pages).Assembly);
        services.AddSingleton<InboxLive>().AddSingleton<BoardLive>();
        return services;
    }
}
