using System.Diagnostics;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace GrantControl.Web.Shared.Problems;

/// <summary>Turns whatever was not answered, or was answered with a bare status, into a problem that names its trace.</summary>
public static class ProblemHandling
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = OnExceptionAsync, SuppressDiagnosticsCallback = static c => IsExpected(c.Exception) })
        .UseStatusCodePages(static async pages =>
        {
            if (Language.IsProgram(pages.HttpContext.Request.Path))
            {
                await new Problem(ProblemKind.OfStatus(pages.HttpContext.Response.StatusCode)).ExecuteAsync(pages.HttpContext);
            }
            else
            {
                await ProblemPage.WriteAsync(pages.HttpContext, ProblemKind.OfStatus(pages.HttpContext.Response.StatusCode));
            }
        });

    private static bool IsExpected(Exception exception) => exception is BadHttpRequestException or OperationCanceledException;

    private static async Task OnExceptionAsync(HttpContext context)
    {
        var error = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        if (error is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }

        var problem = ProblemOfException.For(error);
        Activity.Current?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
        if (Language.IsProgram(context.Request.Path))
        {
            await problem.ExecuteAsync(context);
        }
        else
        {
            await ProblemPage.WriteAsync(context, problem.Kind);
        }
    }
}
