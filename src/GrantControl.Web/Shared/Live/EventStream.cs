using System.Globalization;

namespace GrantControl.Web.Shared.Live;

/// <summary>What a screen is told, as server-sent events: whenever its figures change, and not otherwise.</summary>
public static class EventStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Then the browser asks again by itself, and its session is looked at again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Streams until the page is left; answers 429 when it may not listen, since too many do already.</summary>
    /// <param name="listener">Null when too many listen already.</param>
    /// <param name="name">The event's name in the stream.</param>
    public static async Task SendAsync<T>(HttpContext context, JournalLive<T>.Listener? listener, string name, Func<T, string> data, IHostApplicationLifetime life)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(life);
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
            await WriteAsync(context, string.Create(CultureInfo.InvariantCulture, $"retry: {3000 + Random.Shared.Next(4000)}\n\n"), end.Token);
            await FollowAsync(context, listener, name, data, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left, the stream is old, or the program stops.
        }
    }

    private static async Task FollowAsync<T>(HttpContext context, JournalLive<T>.Listener listener, string name, Func<T, string> data, CancellationToken end)
        where T : class
    {
        var next = listener.Figures.ReadAsync(end).AsTask();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(Heartbeat, end)) != next)
            {
                end.ThrowIfCancellationRequested();
                await WriteAsync(context, ": still here\n\n", end);
                continue;
            }

            await WriteAsync(context, $"event: {name}\ndata: {data(await next)}\n\n", end);
            next = listener.Figures.ReadAsync(end).AsTask();
        }
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.WriteAsync(text, end);
        await context.Response.Body.FlushAsync(end);
    }
}
