using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Cases;

/// <summary>The counts of one's own inbox as server-sent events, for the pages: whenever they change, and not otherwise.</summary>
public static class InboxStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Then the browser asks again by itself, and its session is looked at again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static void MapInboxStream(this IEndpointRouteBuilder app) =>
        app.MapGet("/inbox/stream", StreamAsync).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, InboxLive live, IHostApplicationLifetime life)
    {
        var caller = Caller.Of(context);
        using var listener = live.Listen(caller.Institution, caller.Person);
        if (listener is null)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";
        headers.CacheControl = "no-store";
        headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        end.CancelAfter(Longest);
        try
        {
            // A page that asks again waits a little, so that a restart is not met by all of them at once.
            await WriteAsync(context, $"retry: {3000 + Random.Shared.Next(4000)}\n\n", end.Token);
            await FollowAsync(context, listener, Language.Of(context), end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left, the stream is old, or the program stops.
        }
    }

    private static async Task FollowAsync(HttpContext context, InboxLive.Listener listener, Language language, CancellationToken end)
    {
        var next = listener.Counts.ReadAsync(end).AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, end)) != next)
            {
                end.ThrowIfCancellationRequested();
                await WriteAsync(context, ": still here\n\n", end);
                continue;
            }

            var counts = await next;
            await WriteAsync(context, $"event: counts\ndata: {JsonSerializer.Serialize(Told(counts, language), CaseJson.Options)}\n\n", end);
            next = listener.Counts.ReadAsync(end).AsTask();
        }
    }

    private static object Told(InboxCounts counts, Language language) => new
    {
        counts.Total,
        counts.Overdue,
        counts.Today,
        counts.Week,
        counts.Later,
        counts.Undated,
        counts.Mark,
        Says = InboxWords.Says(counts, language),
    };

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.WriteAsync(text, end);
        await context.Response.Body.FlushAsync(end);
    }
}
