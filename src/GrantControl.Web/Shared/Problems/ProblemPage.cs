using System.Diagnostics;
using System.Globalization;
using System.Net;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Shared.Problems;

/// <summary>
/// The page of a failure. Built without a view and without the database, because either may be what failed.
/// </summary>
public static class ProblemPage
{
    public static Task WriteAsync(HttpContext context, ProblemKind kind)
    {
        var language = Language.Of(context);
        var title = WebUtility.HtmlEncode(language.T(kind.Title));
        var trace = WebUtility.HtmlEncode(Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier);
        context.Response.StatusCode = kind.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{language.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · GrantControl</title>
            <link rel="stylesheet" href="/site.css">
            </head>
            <body>
            <main id="main" class="narrow">
            <h1>{title}</h1>
            <p>{language.T("Código", "Code")}: <code>{kind.Code}</code> ({kind.Status})</p>
            <p>{language.T("Si pide ayuda, indique este número", "When you ask for help, give this number")}: <code>{trace}</code></p>
            <p><a href="/">{language.T("Volver al inicio", "Back to the start")}</a></p>
            </main>
            </body>
            </html>
            """), context.RequestAborted);
    }
}
