using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Http.Extensions;

namespace GrantControl.Web.Shared.Languages;

/// <summary>Remembers the language and the theme a person chose by <c>?lang=</c> and <c>?theme=</c>, so that they need not stand in every link.</summary>
public static class LanguageChoice
{
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (!Language.IsProgram(context.Request.Path))
            {
                Remember(context, Language.CookieName, Language.Of(context).Tag);
                Remember(context, Theme.CookieName, Theme.Of(context).Name);
            }

            return next(context);
        });

    /// <summary>The address of this very page with one choice changed and everything else it was asked with kept.</summary>
    public static string Here(HttpRequest request, string choice, string value)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query.Where(static q => q.Key is not (Language.CookieName or Theme.CookieName)))
        {
            query.Add(name, values.Select(static v => v ?? ""));
        }

        query.Add(choice, value);
        return query.ToQueryString().Value!;
    }

    private static void Remember(HttpContext context, string name, string chosen)
    {
        if (context.Request.Query.ContainsKey(name))
        {
            context.Response.Cookies.Append(name, chosen, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }
    }
}
