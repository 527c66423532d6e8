using GrantControl.Journal.Complaints;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Live;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Complaints;

/// <summary>Tells a board on a screen that its figures changed, as server-sent events. The page then fetches itself again.</summary>
public static class BoardStream
{
    public const string Address = "/denuncias/tablero/stream";

    public static void MapComplaintBoardStream(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, StreamAsync).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, ComplaintQueries complaints, BoardLive live, IHostApplicationLifetime life)
    {
        var caller = Caller.Of(context);
        if (await complaints.BoardAsync(caller.Institution, caller.Person, context.RequestAborted) is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var listener = live.Listen(caller.Institution, caller.Person);
        await EventStream.SendAsync(context, listener, "board", static mark => mark, life);
    }
}
