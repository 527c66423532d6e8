using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Features;

namespace GrantControl.Web.Forms;

/// <summary>
/// A form posted after its session has ended is answered with the sign-in page, which carries what was typed: whoever
/// signs in again as the same person finds it in the form he is led back to.
/// </summary>
public static class EndedSessions
{
    /// <summary>The key of what is carried, among the items of the request.</summary>
    public const string Carried = "forms.carried";

    private static readonly FormOptions Limits = new() { ValueCountLimit = CommandPage.MostValues, MultipartBodyLengthLimit = CommandPage.MostBytes };

    public static IApplicationBuilder UseEndedSessions(this IApplicationBuilder app) =>
        app.Use(static async (context, next) =>
        {
            var request = context.Request;
            if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && (request.Path.StartsWithSegments("/cases", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/plan", StringComparison.OrdinalIgnoreCase))
                && !(await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme)).Succeeded)
            {
                if (request.Query.ContainsKey("handler"))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return;
                }

                await CarryAsync(context);
            }

            await next(context);
        });

    private static async Task CarryAsync(HttpContext context)
    {
        var request = context.Request;
        try
        {
            var form = await request.ReadFormAsync(Limits, context.RequestAborted);
            var fields = form.Where(static f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(static f => f.Key, static f => FormValues.Clean(f.Value[0] ?? ""), StringComparer.Ordinal);
            _ = long.TryParse(form["__version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
            context.Items[Carried] = context.RequestServices.GetRequiredService<DraftTokens>().Carry(form[DraftTokens.Field], version, fields);
        }
        catch (InvalidDataException)
        {
            // Beyond every limit of a form: there is nothing to keep, and the sign-in page is the right answer all the same.
        }

        var wanted = request.Path + request.QueryString;
        (request.Method, request.Path, request.QueryString) = (HttpMethods.Get, "/sign-in", QueryString.Create("returnUrl", wanted));
        (request.ContentType, request.ContentLength) = (null, null);
        request.Form = FormCollection.Empty;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
