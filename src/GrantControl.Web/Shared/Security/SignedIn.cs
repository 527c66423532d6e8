using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace GrantControl.Web.Shared.Security;

/// <summary>
/// Two doors that never mix: programs bring a bearer token to <c>/api</c>, browsers a cookie to the pages. A cookie is
/// worth nothing at <c>/api</c>, so no foreign site can make a browser send a command.
/// </summary>
public static class SignedIn
{
    public const string Programs = "programs";
    public const string Browsers = "browsers";

    public static IServiceCollection AddSignedIn(this IServiceCollection services)
    {
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(static cookie =>
            {
                // The cases may run on another clock in a test or a story; sessions never do.
                cookie.TimeProvider = TimeProvider.System;
                cookie.Cookie.Name = "grantcontrol";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
                cookie.SlidingExpiration = false;
                cookie.LoginPath = "/sign-in";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Events.OnValidatePrincipal = ForgetStrangersAsync;
            })
            .AddBearerToken(static bearer =>
            {
                bearer.TimeProvider = TimeProvider.System;
                bearer.BearerTokenExpiration = TimeSpan.FromHours(1);
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(Programs, static policy => policy.AddAuthenticationSchemes(BearerTokenDefaults.AuthenticationScheme).RequireAuthenticatedUser())
            .AddPolicy(Browsers, static policy => policy.AddAuthenticationSchemes(CookieAuthenticationDefaults.AuthenticationScheme).RequireAuthenticatedUser());
        services.AddAntiforgery(static forgery =>
        {
            forgery.Cookie.Name = "grantcontrol-form";
            forgery.Cookie.HttpOnly = true;
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>A cookie outlives what it was given for: who was taken off the register is a stranger from then on.</summary>
    private static async Task ForgetStrangersAsync(CookieValidatePrincipalContext cookie)
    {
        if (cookie.Principal is null || await KnownPerson.FindAsync(cookie.HttpContext, cookie.Principal) is null)
        {
            cookie.RejectPrincipal();
        }
    }
}
