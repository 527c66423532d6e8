using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Cases;

/// <summary>What waits for the caller, whatever its kind.</summary>
public static class InboxEndpoint
{
    public static void MapInbox(this IEndpointRouteBuilder api) =>
        api.Get("/inbox", ReadAsync).Produces<Page<InboxRow>>().WithName("inbox").WithTags("inbox");

    private static async Task<IResult> ReadAsync(HttpContext context)
    {
        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        var rows = await context.RequestServices.GetRequiredService<CaseQueries>()
            .InboxAsync(caller.Institution, caller.Person, page.Limit, context.RequestAborted);
        return Results.Json(new Page<InboxRow>(rows, null), CaseJson.Options);
    }
}
