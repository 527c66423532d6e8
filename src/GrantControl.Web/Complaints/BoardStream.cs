using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GrantControl.Journal.Complaints;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Complaints;

/// <summary>Tells a board on a screen that its figures changed, as server-sent events. The page then fetches itself again.</summary>
public static class BoardStream
{
    public const string Address = "/denuncias/tablero/stream";

    /// <summary>Boards that are followed at once by one process; whoever comes beyond it reloads the page by hand.</summary>
    private const int Most = 100;

    /// <summary>Looks after the journal moved in which the figures are counted once more: its mark runs ahead of commits.</summary>
    private const int Again = 2;

    private const int Heartbeat = 15;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static int _open;

    public static void MapComplaintBoardStream(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, StreamAsync).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();

    /// <summary>A short hash of the figures.</summary>
    public static string MarkOf(ComplaintBoard board) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(board, CaseJson.Options)))[..16];

    private static async Task StreamAsync(HttpContext context, ComplaintQueries complaints, CaseQueries journal, IHostApplicationLifetime life)
    {
        var caller = Caller.Of(context);
        if (await complaints.BoardAsync(caller.Institution, caller.Person, context.RequestAborted) is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (Interlocked.Increment(ref _open) > Most)
        {
            Interlocked.Decrement(ref _open);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        context.Response.Headers.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        end.CancelAfter(Longest);
        try
        {
            await WriteAsync(context, string.Create(CultureInfo.InvariantCulture, $"retry: {3000 + Random.Shared.Next(4000)}\n\n"), end.Token);
            await FollowAsync(context, caller, complaints, journal, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left, the stream is old, or the program stops.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static async Task FollowAsync(HttpContext context, Caller caller, ComplaintQueries complaints, CaseQueries journal, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Look);
        var (seen, told, again, quiet) = (-1L, "", 0, 0);
        do
        {
            var mark = await journal.JournalMarkAsync(end);
            again = mark == seen ? again - 1 : Again;
            seen = mark;
            if (again >= 0 && await complaints.BoardAsync(caller.Institution, caller.Person, end) is { } board && MarkOf(board) is var figures && figures != told)
            {
                (told, quiet) = (figures, 0);
                await WriteAsync(context, $"event: board\ndata: {figures}\n\n", end);
            }
            else if (++quiet == Heartbeat)
            {
                quiet = 0;
                await WriteAsync(context, ": still here\n\n", end);
            }
        }
        while (await timer.WaitForNextTickAsync(end));
    }

    private static async Task WriteAsync(HttpContext context, string text, CancellationToken end)
    {
        await context.Response.WriteAsync(text, end);
        await context.Response.Body.FlushAsync(end);
    }
}
