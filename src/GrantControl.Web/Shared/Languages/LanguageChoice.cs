namespace GrantControl.Web.Shared.Languages;

/// <summary>Remembers the language a person chose by <c>?lang=</c>, so that it need not stand in every link.</summary>
public static class LanguageChoice
{
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (context.Request.Query.ContainsKey(Language.CookieName) && !Language.IsProgram(context.Request.Path))
            {
                context.Response.Cookies.Append(Language.CookieName, Language.Of(context).Tag, new CookieOptions
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = TimeSpan.FromDays(365),
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                });
            }

            return next(context);
        });
}
