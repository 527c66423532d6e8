using System.Threading.RateLimiting;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Shared.Requests;

/// <summary>How many pages are made at once, and how many may wait for it.</summary>
public sealed record PageTurnLimits
{
    /// <summary>Pages made at once, 1 or more. Enough that some work while others wait for the database.</summary>
    public int AtOnce { get; init; } = Math.Max(8, 4 * Environment.ProcessorCount);

    /// <summary>Pages that wait for their turn; whoever comes beyond it is told to come back.</summary>
    public int Waiting { get; init; } = 512;

    /// <summary>The longest anybody waits for his turn.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// Pages take turns in the order they were asked for: first come, first served has a shorter tail than all at once, and a
/// queue with an end keeps a crowd of readers from drowning the program. Only reading a page takes a turn: what is sent,
/// what programs call, health, files and the open streams go past.
/// </summary>
public static class PageTurns
{
    private const int ComeBackSeconds = 2;

    public static IServiceCollection AddPageTurns(this IServiceCollection services) => services.AddSingleton(new PageTurnLimits());

    /// <summary>Stands after routing, by which a page is known.</summary>
    public static IApplicationBuilder UsePageTurns(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var limits = app.Services.GetRequiredService<PageTurnLimits>();
        var turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = limits.AtOnce,
            QueueLimit = limits.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.Lifetime.ApplicationStopped.Register(turns.Dispose);
        return app.Use((context, next) => TakesTurn(context) ? TakeAsync(context, next, turns, limits) : next(context));
    }

    private static bool TakesTurn(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static async Task TakeAsync(HttpContext context, RequestDelegate next, ConcurrencyLimiter turns, PageTurnLimits limits)
    {
        using var turn = await WaitAsync(context, turns, limits);
        if (turn is { IsAcquired: true })
        {
            // The page is made by then, and whoever reads it slowly keeps nobody waiting.
            context.Response.OnStarting(static held =>
            {
                ((RateLimitLease)held).Dispose();
                return Task.CompletedTask;
            }, turn);
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = ComeBackSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await ProblemPage.WriteAsync(context, ProblemKind.Overloaded);
    }

    /// <summary>Null when patience ended first.</summary>
    private static async ValueTask<RateLimitLease?> WaitAsync(HttpContext context, ConcurrencyLimiter turns, PageTurnLimits limits)
    {
        // The usual case takes no timer.
        var now = turns.AttemptAcquire();
        if (now.IsAcquired)
        {
            return now;
        }

        now.Dispose();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        end.CancelAfter(limits.Patience);
        try
        {
            return await turns.AcquireAsync(cancellationToken: end.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
