using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Shared.Security;

/// <summary>Headers that take away from browsers what these pages never need (OWASP ASVS 5.0, chapter 3).</summary>
public static class SecurityHeaders
{
    // The diagram is inline SVG and needs no style of its own, so styles come from our files alone.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Permissions = "camera=(), geolocation=(), microphone=(), payment=()";

    /// <summary>A visit says where it was, if the person lets the phone tell.</summary>
    private const string VisitPermissions = "camera=(), geolocation=(self), microphone=(), payment=()";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = context.Request.Path.StartsWithSegments("/visits", StringComparison.OrdinalIgnoreCase) ? VisitPermissions : Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (Language.IsProgram(context.Request.Path))
            {
                headers.CacheControl = "no-store";
            }

            return next(context);
        });
}
