using GrantControl.Web.Forms;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GrantControl.Web.Shared.Requests;

/// <summary>
/// No text of the database holds U+0000, and a query that brings one leaves its pooled connection unusable for whoever gets it
/// next. So none comes in: the server refuses it in paths, headers and plain forms, this in queries and forms with files,
/// <see cref="RequestBody"/> and <see cref="UploadedFile"/> in the rest.
/// </summary>
public sealed class PlainText : IAsyncPageFilter
{
    public static IApplicationBuilder Use(IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) is not true)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <summary>Forms of commands drop the character where it was pasted; any other form is refused.</summary>
    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (context.HandlerInstance is CommandPage || context.HttpContext.Features.Get<IFormFeature>()?.Form is not { } form || !form.Any(Holds))
        {
            return next();
        }

        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        return Task.CompletedTask;
    }

    private static bool Holds(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> field) =>
        field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(static v => v?.Contains('\0', StringComparison.Ordinal) is true);
}
