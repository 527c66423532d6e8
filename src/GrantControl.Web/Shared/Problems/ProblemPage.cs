using System.Diagnostics;
using System.Globalization;
using System.Net;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Layout;

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
            <html lang="{language.Tag}" data-bs-theme="{Theme.Of(context).Name}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · GrantControl</title>
            <link rel="icon" href="/mark.svg" type="image/svg+xml">
            {(LibraryFiles.Has("tabler/css/tabler.min.css") ? "<link rel=\"stylesheet\" href=\"/lib/tabler/css/tabler.min.css\">" : "")}
            {string.Concat(LibraryFiles.Ground.Select(static sheet => $"<link rel=\"stylesheet\" href=\"{sheet}\">"))}
            </head>
            <body>
            <a class="skip" href="#main">{language.T("Ir al contenido", "Skip to content")}</a>
            <header class="topbar"><div class="topbar-in"><a class="brand" href="/">{Icon.Of("shield")}<span>GrantControl</span></a></div></header>
            <main id="main" class="narrow" tabindex="-1">
            <div class="page-head"><h1>{title}</h1><p class="sub">{WebUtility.HtmlEncode(language.T(Advice(kind.Status)))}</p></div>
            <section class="card">
            <dl class="facts">
            <dt>{language.T("Código", "Code")}</dt><dd><code>{kind.Code}</code> ({kind.Status})</dd>
            <dt>{language.T("Si pide ayuda, indique", "When you ask for help, give")}</dt><dd><code>{trace}</code></dd>
            </dl>
            </section>
            <p><a class="btn btn-primary" href="/">{language.T("Volver al inicio", "Back to the start")}</a></p>
            </main>
            </body>
            </html>
            """), context.RequestAborted);
    }

    /// <summary>What to do about it, in one sentence.</summary>
    private static Label Advice(int status) => status switch
    {
        404 => new("La dirección no existe, o el expediente no es de los que usted puede ver.", "The address does not exist, or the case is none you may see."),
        403 => new("Su cuenta no tiene el rol que esta página pide.", "Your account does not hold the role this page asks for."),
        400 => new("La página venció o se envió incompleta: vuelva a abrirla e inténtelo otra vez.", "The page had expired or came incomplete: open it again and try once more."),
        413 => new("Lo enviado pasa del tamaño permitido.", "What was sent is larger than allowed."),
        429 => new("Espere un minuto antes de intentarlo otra vez.", "Wait a minute before trying again."),
        503 => new("Inténtelo de nuevo en unos segundos; nada se registra dos veces.", "Try again in a few seconds; nothing is recorded twice."),
        >= 500 => new("No es culpa suya. Inténtelo de nuevo y, si se repite, avise con el número de abajo.", "It is not your fault. Try again and, if it comes back, report the number below."),
        _ => new("Vuelva atrás y compruebe lo que envió.", "Go back and check what you sent."),
    };
}
